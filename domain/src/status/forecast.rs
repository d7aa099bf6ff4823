//! What is said of one disease.

use serde::{Serialize, Serializer};

use super::{reason::Reason, schedule::Span};
use crate::{date::CivilDate, vaccine::disease::Disease};

/// « Statut vaccinal » against one disease.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// « À faire sans tarder »: a dose is due.
    DueNow {
        /// The recommended time is over.
        overdue: bool,
    },
    /// « À faire dans les 6 mois ».
    DueWithin6Months,
    /// « À jour »: nothing is needed for six months at least.
    UpToDate,
    /// « Expertise indisponible »: no source was read that answers.
    Unknown,
    /// « Non concerné »: no dose is recommended.
    NotConcerned,
}

/// What is to be done against one disease (FHIR `ImmunizationRecommendation.recommendation`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// The disease.
    #[serde(serialize_with = "disease_code")]
    pub disease: Disease,
    /// How it stands.
    pub light: Light,
    /// The rule that says so, by its place in the schedule.
    pub rule: Option<u16>,
    /// How many doses count.
    pub valid_doses: u8,
    /// The next dose, if one is to come.
    pub next: Option<NextDose>,
    /// Whether the law demands the vaccination of this person.
    pub mandatory: bool,
    /// The person does not want it.
    pub refused: bool,
    /// Why.
    pub reason: Reason,
}

/// The dates of a dose to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NextDose {
    /// From this day on it is old and late enough to count; the recommended day, where no rule says how early.
    pub earliest: CivilDate,
    /// It is recommended on this day.
    pub recommended: CivilDate,
    /// It is overdue from this day on.
    pub overdue_from: Option<CivilDate>,
    /// It can be given until this day.
    pub latest: Option<CivilDate>,
}

impl NextDose {
    /// The same, not before `from`; a date that moves is overdue `overdue_after` later at the soonest.
    pub(super) fn not_before(self, from: CivilDate, overdue_after: Span) -> Self {
        if from <= self.recommended {
            return Self {
                earliest: self.earliest.max(from),
                ..self
            };
        }
        let soonest = overdue_after.after(from);
        Self {
            earliest: from,
            recommended: from,
            overdue_from: self.overdue_from.map(|day| day.max(soonest)),
            ..self
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
pub(super) fn disease_code<S: Serializer>(
    disease: &Disease,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(disease.code())
}
