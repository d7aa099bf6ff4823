//! Lengths of time: what they make of a date, and how they are written.

use core::fmt;

use serde::{Serialize, Serializer};

use super::schedule::{Day, Period, Span};
use crate::{account::Language, date::CivilDate};

impl Span {
    /// The day on which this length of time after `date` is reached.
    pub fn after(self, date: CivilDate) -> CivilDate {
        match self {
            Self::Days(days) => date.plus_days(days),
            Self::Months(months) => date.plus_months(months),
        }
    }

    /// As people write it: « 2 mois », « 11 ans », « 6 semaines ».
    pub fn words(self, language: Language) -> String {
        let (number, unit) = self.parts();
        let (one, many) = match (unit, language) {
            ('y', Language::French) => ("an", "ans"),
            ('y', Language::English) => ("year", "years"),
            ('m', Language::French) => ("mois", "mois"),
            ('m', Language::English) => ("month", "months"),
            ('w', Language::French) => ("semaine", "semaines"),
            ('w', Language::English) => ("week", "weeks"),
            (_, Language::French) => ("jour", "jours"),
            (_, Language::English) => ("day", "days"),
        };
        let word = if number == 1 { one } else { many };
        format!("{number} {word}")
    }

    /// The number and the largest unit that fits it; months up to two years stay months, as in the schedules.
    fn parts(self) -> (u16, char) {
        match self {
            Self::Months(months) if months > 24 && months % 12 == 0 => (months / 12, 'y'),
            Self::Months(months) => (months, 'm'),
            Self::Days(days) if days > 0 && days % 7 == 0 => (days / 7, 'w'),
            Self::Days(days) => (days, 'd'),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = self.parts();
        write!(f, "{number}{unit}")
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<CivilDate> for Day {
    fn from(date: CivilDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        }
    }
}

impl From<Day> for CivilDate {
    /// The build refuses days that no calendar has; one that slipped through would be the first of all.
    fn from(day: Day) -> Self {
        Self::new(day.year, day.month, day.day).unwrap_or(Self::FIRST)
    }
}

impl Period {
    /// Whether `date` is within.
    pub fn holds(self, date: CivilDate) -> bool {
        let day = Day::from(date);
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}
