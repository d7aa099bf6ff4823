//! Who is asked about: what the schedule needs to know of a person, and no more.

use super::schedule::Condition;
use crate::{
    date::CivilDate,
    record::person::Sex,
    vaccine::{disease::Disease, product::Product},
};

/// The person, as far as the schedule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The birth date.
    pub birth_date: CivilDate,
    /// The sex.
    pub sex: Sex,
}

/// One vaccine given on one day (FHIR `Immunization`).
#[derive(Debug, Clone, Copy)]
pub struct Act {
    /// What was given.
    pub product: &'static Product,
    /// When.
    pub on: CivilDate,
}

/// What changes the schedule for a person (« profil de santé »).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// What holds, besides a pregnancy.
    pub conditions: Vec<Condition>,
    /// Of somebody pregnant: the first day of the last period, from which weeks of amenorrhoea are counted.
    pub pregnant_since: Option<CivilDate>,
    /// Vaccinations that a practitioner excluded.
    pub contraindicated: Vec<Disease>,
    /// Vaccinations that the person does not want.
    pub refused: Vec<Disease>,
}

impl Profile {
    /// Whether `condition` holds.
    pub fn has(&self, condition: Condition) -> bool {
        match condition {
            Condition::Pregnancy => self.pregnant_since.is_some(),
            other => self.conditions.contains(&other),
        }
    }

    /// Whether one of `conditions` holds.
    pub(super) fn has_any(&self, conditions: &[Condition]) -> bool {
        conditions.iter().any(|condition| self.has(*condition))
    }
}
