//! The words of a schedule's text: lengths of time, days, and names that must be known.

use serde::{Deserialize, Deserializer, de::Error as _};
use toml::value::Datetime;

use crate::{
    status::schedule::{Condition, Day, Span},
    vaccine::{disease::Disease, valence::Valence},
};

/// `"2m"`, `"6w"`.
#[derive(Clone, Copy)]
pub struct SpanText(pub Span);

impl<'de> Deserialize<'de> for SpanText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        span(&text).map(Self).ok_or_else(|| {
            D::Error::custom(format!(
                "`{text}` is no length of time: write \"4d\", \"6w\", \"2m\" or \"11y\""
            ))
        })
    }
}

fn span(text: &str) -> Option<Span> {
    let unit = text.chars().last()?;
    let number: u16 = text[..text.len() - unit.len_utf8()].parse().ok()?;
    match unit {
        'd' => Some(Span::Days(number)),
        'w' => number.checked_mul(7).map(Span::Days),
        'm' => Some(Span::Months(number)),
        'y' => number.checked_mul(12).map(Span::Months),
        _ => None,
    }
}

/// `2026-02-28`.
#[derive(Clone, Copy)]
pub struct DayText(pub Day);

impl<'de> Deserialize<'de> for DayText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let datetime = Datetime::deserialize(deserializer)?;
        datetime
            .date
            .and_then(|date| {
                Some(Day {
                    year: i16::try_from(date.year).ok()?,
                    month: i8::try_from(date.month).ok()?,
                    day: i8::try_from(date.day).ok()?,
                })
            })
            .map(Self)
            .ok_or_else(|| D::Error::custom("a day is written 2026-02-28"))
    }
}

/// [`Disease::code`].
pub struct DiseaseText(pub Disease);

impl<'de> Deserialize<'de> for DiseaseText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        named(deserializer, "disease", Disease::from_code).map(Self)
    }
}

/// The name of a [`Valence`].
pub struct ValenceText(pub Valence);

impl<'de> Deserialize<'de> for ValenceText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let of_name = |name: &str| {
            let mut all = Valence::ALL.iter();
            all.find(|valence| format!("{valence:?}") == name).copied()
        };
        named(deserializer, "valence", of_name).map(Self)
    }
}

/// [`Condition::code`].
pub struct ConditionText(pub Condition);

impl<'de> Deserialize<'de> for ConditionText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        named(deserializer, "condition", Condition::from_code).map(Self)
    }
}

fn named<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    what: &str,
    of_name: impl Fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let name = String::deserialize(deserializer)?;
    of_name(&name).ok_or_else(|| D::Error::custom(format!("unknown {what} `{name}`")))
}
