//! Wall-clock time: every screen and message shows Europe/Paris, whatever zone the process runs in.

use domain::{
    date::CivilDate,
    time::{Instant, LocalTime},
};
use jiff::tz::TimeZone;

/// The rules of Europe/Paris, built in: the machine's own time-zone files are never asked.
static PARIS: TimeZone = jiff::tz::get!("Europe/Paris");

/// What the clock on the wall shows in Paris.
pub fn local_time(instant: Instant) -> LocalTime {
    let zoned = instant.to_zoned(PARIS.clone());
    LocalTime {
        date: CivilDate::from(zoned.date()),
        hour: zoned.hour(),
        minute: zoned.minute(),
    }
}

/// The day it is in Paris.
pub fn today(now: Instant) -> CivilDate {
    local_time(now).date
}
