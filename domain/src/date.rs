//! Civil dates: a day in the calendar, without time or zone.

use core::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::problem::Problem;

/// A day of the Gregorian calendar. `YYYY-MM-DD` in data; each language has its own form on screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate(Date);

impl CivilDate {
    /// The calendar's first day.
    pub const FIRST: Self = Self(Date::constant(1, 1, 1));

    /// The date with this year, month (1–12) and day (1–31), if the calendar has one between the years 1 and 9999.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok()?;
        (year >= 1).then_some(Self(date))
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// As people in France write it, in both languages, and [`parse_parts`] reads it: `15/04/2022`.
    pub fn typed(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }

    /// Whole years from this date to `on`; 0 when `on` comes first. Who was born on 29 February turns a year
    /// older on 1 March of common years.
    pub fn whole_years_until(self, on: Self) -> u16 {
        let years = on.year() - self.year();
        let anniversary_to_come = (on.month(), on.day()) < (self.month(), self.day());
        u16::try_from(years - i16::from(anniversary_to_come)).unwrap_or(0)
    }

    /// Whole months from this date to `on`, by the same reading of anniversaries; 0 when `on` comes first.
    pub fn whole_months_until(self, on: Self) -> u16 {
        let months = (i32::from(on.year()) - i32::from(self.year())) * 12 + i32::from(on.month())
            - i32::from(self.month());
        u16::try_from(months - i32::from(on.day() < self.day())).unwrap_or(0)
    }

    /// The day `days` later; the calendar's last, 9999-12-31, if that is beyond it.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        Self(
            self.0
                .checked_add(jiff::Span::new().days(days))
                .unwrap_or(Date::MAX),
        )
    }

    /// The same day of the month `months` later; the 1st of the next month where that month has no such day, so that
    /// 31 August and 6 months make 1 March. The calendar's last day, 9999-12-31, if that is beyond it.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let month_of_all_years = i32::from(self.year()) * 12 + i32::from(self.month()) - 1;
        let first_of = |month_of_all_years: i32| {
            let year = i16::try_from(month_of_all_years / 12).ok()?;
            let month = i8::try_from(month_of_all_years % 12 + 1).ok()?;
            Date::new(year, month, 1).ok()
        };
        let reached = month_of_all_years + i32::from(months);
        let in_month = first_of(reached).and_then(|first| {
            if self.day() <= first.days_in_month() {
                first.with().day(self.day()).build().ok()
            } else {
                first_of(reached + 1)
            }
        });
        Self(in_month.unwrap_or(Date::MAX))
    }

    /// The day before; this one, if it is the first of all.
    #[must_use]
    pub fn day_before(self) -> Self {
        self.0.yesterday().map_or(self, Self)
    }
}

impl From<Date> for CivilDate {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<CivilDate> for Date {
    fn from(date: CivilDate) -> Self {
        date.0
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text was not a date written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl FromStr for CivilDate {
    type Err = NotADate;

    fn from_str(iso: &str) -> Result<Self, NotADate> {
        let mut parts = iso.splitn(3, '-');
        let mut next = |digits: usize| {
            parts
                .next()
                .filter(|part| part.len() == digits)
                .and_then(digits_only)
        };
        let (year, month, day) = (next(4), next(2), next(2));
        year.zip(month)
            .zip(day)
            .and_then(|((year, month), day)| from_numbers(year, month, day))
            .ok_or(NotADate)
    }
}

impl Serialize for CivilDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CivilDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let iso = String::deserialize(deserializer)?;
        iso.parse()
            .map_err(|NotADate| de::Error::custom("a date is written YYYY-MM-DD"))
    }
}

/// Reads a date typed in three plain fields. The first alone may hold the whole date, as `JJMMAAAA` or `JJ/MM/AAAA`.
///
/// # Errors
/// Tells apart what is missing, what is no date at all, what can be read in several ways and what no calendar has:
/// none of them is a wrong date.
pub fn parse_parts(day: &str, month: &str, year: &str) -> Result<CivilDate, Problem> {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    match (day.is_empty(), month.is_empty(), year.is_empty()) {
        (true, true, true) => Err(Problem::Missing),
        (false, true, true) => parse_whole(day),
        (false, false, false) => parse_three(day, month, year),
        _ => Err(Problem::DateIncomplete),
    }
}

fn parse_whole(text: &str) -> Result<CivilDate, Problem> {
    if text.len() == 8 && all_digits(text) {
        return parse_three(&text[..2], &text[2..4], &text[4..]);
    }
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    match parts[..] {
        [day, month, year] => parse_three(day, month, year),
        // "140319", "1432019": figures that can be read in several ways.
        [digits] if (3..8).contains(&digits.len()) && all_digits(digits) => {
            Err(Problem::DateAmbiguous)
        }
        [digits] if digits.len() < 3 && all_digits(digits) => Err(Problem::DateIncomplete),
        [_, _] => Err(Problem::DateIncomplete),
        _ => Err(Problem::NotADate),
    }
}

fn parse_three(day: &str, month: &str, year: &str) -> Result<CivilDate, Problem> {
    let numbers = [day, month, year].map(digits_only);
    let [Some(day_number), Some(month_number), Some(year_number)] = numbers else {
        return Err(Problem::NotADate);
    };
    if year.len() != 4 {
        // "19" may be 1919 or 2019, "019" anything.
        return Err(Problem::DateAmbiguous);
    }
    if day.len() > 2 || month.len() > 2 {
        return Err(Problem::NotADate);
    }
    from_numbers(year_number, month_number, day_number).ok_or(Problem::DateImpossible)
}

fn from_numbers(year: u16, month: u16, day: u16) -> Option<CivilDate> {
    CivilDate::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
}

/// The number that 1 to 4 ASCII digits write, and nothing else: no sign, no space.
fn digits_only(text: &str) -> Option<u16> {
    let digits = (1..=4).contains(&text.len()) && all_digits(text);
    digits.then(|| text.parse().ok()).flatten()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(iso: &str) -> CivilDate {
        iso.parse().unwrap()
    }

    #[test]
    fn months_that_lack_the_day_end_on_the_first_of_the_next() {
        for (from, months, to) in [
            ("2025-08-31", 6, "2026-03-01"),
            ("2025-08-30", 6, "2026-03-01"),
            ("2025-08-28", 6, "2026-02-28"),
            ("2023-08-29", 6, "2024-02-29"),
            ("2024-02-29", 12, "2025-03-01"),
            ("2025-12-31", 1, "2026-01-31"),
            ("2025-10-31", 1, "2025-12-01"),
            ("2025-01-15", 0, "2025-01-15"),
            ("9999-12-31", 1, "9999-12-31"),
        ] {
            assert_eq!(
                date(from).plus_months(months),
                date(to),
                "{from} + {months}"
            );
        }
    }

    #[test]
    fn what_is_typed_is_read() {
        for iso in ["2022-04-15", "0987-12-01"] {
            assert_eq!(parse_parts(&date(iso).typed(), "", ""), Ok(date(iso)));
        }
    }

    #[test]
    fn days_follow_one_another() {
        assert_eq!(date("2024-02-28").plus_days(2), date("2024-03-01"));
        assert_eq!(date("2025-12-31").plus_days(1), date("2026-01-01"));
        assert_eq!(date("9999-12-30").plus_days(7), date("9999-12-31"));
        assert_eq!(date("2024-03-01").day_before(), date("2024-02-29"));
    }
}
