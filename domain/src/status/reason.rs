//! Why an answer is what it is: codes with parameters. `wording` says them in each language.

use serde::Serialize;

use super::schedule::{Condition, Span};
use crate::date::CivilDate;

/// Why an act does not count against a disease (FHIR `ImmunizationEvaluation.doseStatusReason`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Invalid {
    /// Before birth.
    BeforeBirth,
    /// Before the pregnancy that the rule is about.
    BeforePregnancy,
    /// Younger than the minimum age.
    TooYoung {
        /// The day of the minimum age.
        from: CivilDate,
    },
    /// Sooner after another dose than the minimum interval.
    TooSoon {
        /// The other dose.
        after: CivilDate,
        /// The first day on which it would have counted.
        from: CivilDate,
    },
    /// Less than the minimum interval after another live virus.
    LiveVirus {
        /// The other live virus.
        after: CivilDate,
        /// The first day on which it would have counted.
        from: CivilDate,
    },
    /// The second entry of one day.
    Duplicate,
    /// Against the disease, but of a kind that the rule does not count.
    OtherVaccine,
    /// In another season than the one in question.
    OtherSeason,
    /// The schedule asks for no dose that could be counted.
    NoDoseAsked,
    /// The vaccine does not protect against the disease.
    NotThisDisease,
}

/// Why a forecast is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Reason {
    /// A dose at an age.
    AtAge {
        /// Which dose, from 1.
        dose: u8,
        /// The age.
        age: Span,
    },
    /// A dose in a week of pregnancy.
    InPregnancy {
        /// Counted from the first day of the last period.
        week: Span,
    },
    /// A dose so long after another that counts.
    AfterDose {
        /// Which dose, from 1.
        dose: u8,
        /// The interval.
        interval: Span,
        /// The other dose.
        after: CivilDate,
    },
    /// A dose so long after one that does not count.
    AfterInvalid {
        /// Which dose, from 1.
        dose: u8,
        /// The interval.
        interval: Span,
        /// The other dose.
        after: CivilDate,
    },
    /// A dose so long after a live virus against another disease.
    AfterLiveVirus {
        /// The interval.
        interval: Span,
        /// The other vaccine.
        after: CivilDate,
    },
    /// A dose so long after a vaccine that the rule does not count.
    AfterOtherVaccine {
        /// The interval.
        interval: Span,
        /// The other vaccine.
        after: CivilDate,
    },
    /// A booster at a fixed age.
    Booster {
        /// The age.
        age: Span,
    },
    /// A booster put off until so long after the dose before.
    BoosterAfter {
        /// The age at which it would be due.
        age: Span,
        /// The interval.
        interval: Span,
        /// The dose before.
        after: CivilDate,
    },
    /// A dose in a campaign.
    InSeason {
        /// Its first day.
        from: CivilDate,
        /// Its last day.
        last: CivilDate,
    },
    /// Every dose was given.
    Complete,
    /// The campaign's dose was given.
    SeasonDone {
        /// When.
        on: CivilDate,
    },
    /// From a later age on.
    NotYet {
        /// The day of that age.
        from: CivilDate,
    },
    /// No longer, from an age on.
    TooLate {
        /// The day of that age.
        since: CivilDate,
    },
    /// The rule asks for nothing, and says why.
    Nothing,
    /// The schedule does not speak of such people.
    NoRule,
    /// No dose while this holds.
    NotDuring {
        /// What holds.
        #[serde(serialize_with = "code")]
        condition: Condition,
    },
    /// A practitioner excluded the vaccination.
    Contraindicated,
    /// No source was read that answers; the rule says of what.
    Unsourced,
    /// A dose is needed; no source was read that says when.
    NoDate {
        /// Which dose, from 1.
        dose: u8,
    },
    /// No source was read that says what follows this earlier vaccine.
    AfterUnknown {
        /// When it was given.
        on: CivilDate,
    },
    /// The next campaign is not known.
    UnknownSeason,
    /// A specialist decides.
    Expertise {
        /// Because of this.
        #[serde(serialize_with = "code")]
        condition: Condition,
    },
    /// The schedule is younger than the day in question.
    BeforeSchedule {
        /// Its first day.
        from: CivilDate,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn code<S: serde::Serializer>(condition: &Condition, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(condition.code())
}
