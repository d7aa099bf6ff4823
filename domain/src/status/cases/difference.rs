//! Where an answer is not what a case expects.

use core::fmt;

use super::{
    super::{Forecast, Light},
    Confidence, Expectation, OneOrMany, UnknownWord,
};
use crate::date::CivilDate;

/// Where the answer is not what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The disease, as the case writes it.
    pub disease: String,
    /// How sure the expectation was.
    pub confidence: Confidence,
    /// What differs: which field, what was expected, what came.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            disease,
            confidence,
            what,
        } = self;
        write!(f, "{disease} ({confidence:?}): {what}")
    }
}

fn status_word(light: Light) -> &'static str {
    match light {
        Light::DueNow { .. } => "due_now",
        Light::DueWithin6Months => "due_within_6_months",
        Light::UpToDate => "up_to_date",
        Light::Unknown => "unknown",
        Light::NotConcerned => "not_concerned",
    }
}

/// Adds what in `forecast` is not as expected.
pub(super) fn compare(
    expectation: &Expectation,
    forecast: &Forecast,
    differences: &mut Vec<String>,
) -> Result<(), UnknownWord> {
    if let Some(status) = &expectation.status {
        let words: &[String] = match status {
            OneOrMany::One(word) => std::slice::from_ref(word),
            OneOrMany::Many(words) => words,
        };
        let known = [
            "due_now",
            "due_within_6_months",
            "up_to_date",
            "unknown",
            "not_concerned",
        ];
        if let Some(word) = words.iter().find(|word| !known.contains(&word.as_str())) {
            return Err(UnknownWord(word.clone()));
        }
        let came = status_word(forecast.light);
        if !words.iter().any(|word| word == came) {
            differences.push(format!(
                "status: expected {}, came {came}",
                words.join(" or ")
            ));
        }
    }
    let next = forecast.next;
    let mut differ = |field: &str, expected: String, came: String| {
        if expected != came {
            differences.push(format!("{field}: expected {expected}, came {came}"));
        }
    };
    if let (Some(expected), Light::DueNow { overdue }) = (expectation.overdue, forecast.light) {
        differ("overdue", expected.to_string(), overdue.to_string());
    }
    if let Some(expected) = expectation.next_due_date {
        let came = next.map(|next| next.recommended);
        if !close(expected, came, expectation.tolerance_days) {
            differ("next_due_date", shown(expected), shown(came));
        }
    }
    if let Some(expected) = expectation.overdue_from {
        let came = next.and_then(|next| next.overdue_from);
        differ("overdue_from", expected.to_string(), shown(came));
    }
    if let Some(expected) = expectation.doses_valid {
        differ(
            "doses_valid",
            expected.to_string(),
            forecast.valid_doses.to_string(),
        );
    }
    if let Some(expected) = expectation.mandatory {
        differ(
            "mandatory",
            expected.to_string(),
            forecast.mandatory.to_string(),
        );
    }
    Ok(())
}

fn close(expected: Option<CivilDate>, came: Option<CivilDate>, days: u16) -> bool {
    match (expected, came) {
        (Some(expected), Some(came)) => {
            came <= expected.plus_days(days) && expected <= came.plus_days(days)
        }
        (expected, came) => expected == came,
    }
}

fn shown(date: Option<CivilDate>) -> String {
    date.map_or_else(|| "none".to_owned(), |date| date.to_string())
}
