//! The vaccination status: what a public schedule says of a person on a day, and why.
//!
//! Information to discuss with a practitioner; not a medical device. The rules are data (`schedule/fr.toml`), each with
//! its sources; what no source says is answered « Expertise indisponible » ([`Light::Unknown`]). docs/status.md says
//! how rules are changed, reviewed and released.
//!
//! No clock, no I/O, no floating point: the server and the browser give the same answer.

pub mod cases;
mod course;
mod decide;
mod doses;
mod forecast;
pub mod reason;
pub mod schedule;
mod seasons;
mod span;
pub mod subject;
pub mod wording;

use serde::Serialize;

pub use forecast::{Forecast, Light, NextDose};
use reason::Invalid;
use schedule::{Rule, Schedule};
use subject::{Act, Profile, Subject};

use crate::{
    date::CivilDate,
    vaccine::{disease::Disease, valence::Nature},
};

/// The French schedule.
pub static FRENCH: Schedule = {
    #[allow(clippy::wildcard_imports, reason = "the table names most of it")]
    use {crate::vaccine::valence::Valence, schedule::*};
    include!(concat!(env!("OUT_DIR"), "/schedule_fr.rs"))
};

/// What a schedule says of a person on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VaccinationStatus {
    /// The schedule's version.
    pub schedule: &'static str,
    /// The day in question.
    pub on: CivilDate,
    /// Disease by disease, in the schedule's order (FHIR `ImmunizationRecommendation`).
    pub forecasts: Vec<Forecast>,
    /// What each act counts for, by day (FHIR `ImmunizationEvaluation`).
    pub evaluations: Vec<Evaluation>,
}

/// What one act counts for against one disease.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Evaluation {
    /// The act, by its place among those that were given.
    pub act: usize,
    /// When it was.
    pub on: CivilDate,
    /// The disease.
    #[serde(serialize_with = "forecast::disease_code")]
    pub disease: Disease,
    /// What it counts for.
    pub outcome: Outcome,
}

/// Whether an act counts (FHIR `ImmunizationEvaluation.doseStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It counts.
    Valid {
        /// As which dose, from 1.
        dose: u8,
    },
    /// It does not.
    NotValid(Invalid),
}

impl VaccinationStatus {
    /// The forecast for `disease`, if the schedule speaks of it.
    pub fn forecast(&self, disease: Disease) -> Option<&Forecast> {
        self.forecasts
            .iter()
            .find(|forecast| forecast.disease == disease)
    }

    /// What the act at `place` counts for against `disease`.
    pub fn outcome(&self, place: usize, disease: Disease) -> Outcome {
        let mut evaluations = self.evaluations.iter();
        evaluations
            .find(|evaluation| evaluation.act == place && evaluation.disease == disease)
            .map_or(Outcome::NotValid(Invalid::NotThisDisease), |evaluation| {
                evaluation.outcome
            })
    }
}

/// What `schedule` says of a person on a day: acts after that day have not happened yet. The order of the acts does not
/// matter.
pub fn evaluate(
    schedule: &'static Schedule,
    subject: &Subject,
    acts: &[Act],
    profile: &Profile,
    on: CivilDate,
) -> VaccinationStatus {
    let mut by_day: Vec<(usize, &Act)> = acts
        .iter()
        .enumerate()
        .filter(|(_, act)| act.on <= on)
        .collect();
    by_day.sort_by_key(|(_, act)| (act.on, act.product.key));
    let case = Case {
        schedule,
        subject,
        profile,
        acts: &by_day,
        on,
    };
    let mut evaluations = Vec::with_capacity(acts.len() * 4);
    let forecasts = schedule
        .diseases
        .iter()
        .map(|rules| decide::forecast(&case, rules, &mut evaluations))
        .collect();
    evaluations.sort_by_key(|evaluation| (evaluation.on, evaluation.act));
    VaccinationStatus {
        schedule: schedule.version,
        on,
        forecasts,
        evaluations,
    }
}

/// One question, with the acts in the order of their days.
struct Case<'a> {
    schedule: &'static Schedule,
    subject: &'a Subject,
    profile: &'a Profile,
    acts: &'a [(usize, &'a Act)],
    on: CivilDate,
}

impl Case<'_> {
    fn acts_against(&self, disease: Disease) -> impl Iterator<Item = (usize, &Act)> {
        let acts = self.acts.iter();
        acts.filter(move |(_, act)| act.product.covers(disease))
            .map(|(place, act)| (*place, *act))
    }

    /// The days of injected live viruses that are not against `disease`.
    fn live_viruses_besides(&self, disease: Disease) -> impl Iterator<Item = CivilDate> {
        let acts = self.acts.iter();
        acts.filter(move |(_, act)| {
            act.product.has(Nature::LiveVirus) && !act.product.covers(disease)
        })
        .map(|(_, act)| act.on)
    }

    /// What `rule` counts ages from; nothing, if it is about a pregnancy and there is none.
    fn anchor(&self, rule: &Rule) -> Option<CivilDate> {
        match rule.who.anchor {
            schedule::Anchor::Birth => Some(self.subject.birth_date),
            schedule::Anchor::Pregnancy => self.profile.pregnant_since,
        }
    }
}
