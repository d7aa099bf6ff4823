//! Thirty days are 2,592,000 seconds, over both changes of summer time; what people read is Paris time. The same holds
//! in a process that lives in another time zone.

use std::process::Command;

use domain::{share::invitation::State, time::LocalTime};
use services::{Error, local_time};

use crate::support::{World, right_date};

const THIRTY_DAYS: i64 = 2_592_000;

/// A moment in Paris's winter or summer, and what its wall clocks show thirty days later, an hour off.
const ISSUED: [(&str, &str, i8, i8); 3] = [
    ("2026-02-02T08:00:00Z", "the same time all along", 9, 9),
    (
        "2026-03-15T09:00:00Z",
        "summer time begins on 29 March",
        10,
        11,
    ),
    (
        "2026-10-10T09:00:00Z",
        "summer time ends on 25 October",
        11,
        10,
    ),
];

both!(it_can_be_claimed_in_the_last_second);
async fn it_can_be_claimed_in_the_last_second(world: &mut World) {
    for (issued, why, hour, last_hour) in ISSUED {
        let issued = issued.parse().unwrap();
        world.clock.set(issued);
        let shared = world.share().await;
        assert_eq!(local_time(world.now()).hour, hour, "{why}");
        assert_eq!(
            world.offer(&shared).await.expires_at.unwrap().hour,
            last_hour,
            "{why}"
        );
        world.go_to(issued, THIRTY_DAYS - 1);
        assert_eq!(world.state(&shared).await, State::Pending, "{why}");
        world.claim(&shared, &right_date()).await.unwrap();
    }
}

both!(a_second_later_it_cannot);
async fn a_second_later_it_cannot(world: &mut World) {
    for (issued, why, ..) in ISSUED {
        let issued = issued.parse().unwrap();
        world.clock.set(issued);
        let shared = world.share().await;
        world.go_to(issued, THIRTY_DAYS);
        assert_fails!(world.claim(&shared, &right_date()).await, Error::Conflict);
        assert_eq!(world.state(&shared).await, State::Expired, "{why}");
        assert_eq!(world.owners(shared.record).await.len(), 0, "{why}");
    }
}

#[test]
fn people_read_paris_time() {
    for (instant, date, hour, minute) in [
        ("2026-03-29T00:59:59Z", "2026-03-29", 1, 59),
        ("2026-03-29T01:00:00Z", "2026-03-29", 3, 0),
        ("2026-10-25T00:59:59Z", "2026-10-25", 2, 59),
        ("2026-10-25T01:00:00Z", "2026-10-25", 2, 0),
        ("2026-12-31T23:30:00Z", "2027-01-01", 0, 30),
    ] {
        let date = date.parse().unwrap();
        let shown = local_time(instant.parse().unwrap());
        assert_eq!(shown, LocalTime { date, hour, minute }, "{instant}");
    }
}

/// Runs the tests above in processes of their own.
#[test]
fn all_of_it_wherever_the_process_is() {
    for zone in ["Pacific/Auckland", "America/Los_Angeles"] {
        let again = Command::new(std::env::current_exe().unwrap())
            .args(["in_any_zone::", "--skip", "wherever_the_process_is"])
            .env("TZ", zone)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&again.stdout);
        assert!(
            said.contains("test result: ok. 5 passed; 0 failed"),
            "{zone}: {said}"
        );
    }
}
