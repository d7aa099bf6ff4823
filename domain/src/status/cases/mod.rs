//! Acceptance cases: a person, the acts, a day, and what is expected, each with its sources. The schema is that of
//! `domain/tests/data/cases.json`; `calepin status check FILE` runs any file written in it.

mod difference;

use std::collections::BTreeMap;

pub use difference::Difference;
use serde::Deserialize;

use super::{
    VaccinationStatus, evaluate,
    schedule::{Condition, Schedule},
    subject::{Act, Profile, Subject},
};
use crate::{
    date::CivilDate,
    record::person::Sex,
    vaccine::{self, disease::Disease},
};

/// A file of cases.
#[derive(Debug, Deserialize)]
pub struct Cases {
    /// The vaccines that the acts name.
    pub vaccines: BTreeMap<String, CaseVaccine>,
    /// The cases.
    pub cases: Vec<Case>,
}

/// A vaccine, by its code in NUVA.
#[derive(Debug, Deserialize)]
pub struct CaseVaccine {
    /// Such as `VAC0030`.
    pub nuva: String,
}

/// One case.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The person's birth date.
    pub birth_date: CivilDate,
    /// The person's sex: `F` or `M`.
    pub sex: CaseSex,
    /// What holds of the person, by [`Condition::code`].
    #[serde(default)]
    pub profile: Vec<String>,
    /// Of somebody pregnant: the first day of the last period.
    pub pregnant_since: Option<CivilDate>,
    /// The day in question.
    pub evaluation_date: CivilDate,
    /// What was given.
    #[serde(default)]
    pub acts: Vec<CaseAct>,
    /// What is expected; of other diseases, nothing is.
    #[serde(default)]
    pub expect: Vec<Expectation>,
}

/// A person's sex, as the cases write it.
#[derive(Debug, Clone, Copy, Deserialize)]
pub enum CaseSex {
    /// Female.
    F,
    /// Male.
    M,
}

/// One act.
#[derive(Debug, Deserialize)]
pub struct CaseAct {
    /// When.
    pub date: CivilDate,
    /// A key of [`Cases::vaccines`].
    pub vaccine: String,
}

/// What is expected of some diseases. What is absent is not asserted.
#[derive(Debug, Deserialize)]
pub struct Expectation {
    /// Which diseases.
    pub diseases: Vec<String>,
    /// One status, or several of which each will do.
    pub status: Option<OneOrMany>,
    /// Whether a dose that is due is late.
    pub overdue: Option<bool>,
    /// The recommended date; `null`: no further dose.
    #[serde(default, deserialize_with = "said")]
    pub next_due_date: Option<Option<CivilDate>>,
    /// The first day on which that dose is late.
    pub overdue_from: Option<CivilDate>,
    /// How many doses count.
    pub doses_valid: Option<u8>,
    /// Whether the law demands it.
    pub mandatory: Option<bool>,
    /// By how many days the recommended date may differ.
    #[serde(default)]
    pub tolerance_days: u16,
    /// How sure the expectation is.
    pub confidence: Confidence,
}

/// How sure an expectation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A published rule: to fail it is a defect.
    High,
    /// A published rule, and some interpretation.
    Medium,
    /// From memory.
    Low,
    /// A decision of this project.
    Policy,
}

/// One word or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// Tells `null` from what is absent.
#[expect(clippy::option_option, reason = "JSON has both")]
fn said<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<CivilDate>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Something in a file of cases that Calepin does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord(pub String);

impl Cases {
    /// The case of an id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// What the schedule answers to a case.
    ///
    /// # Errors
    /// When it names a vaccine or a condition that is not known.
    pub fn answer(
        &self,
        case: &Case,
        schedule: &'static Schedule,
    ) -> Result<VaccinationStatus, UnknownWord> {
        let acts = self.acts(case)?;
        let subject = case.subject();
        let profile = case.profile()?;
        Ok(evaluate(
            schedule,
            &subject,
            &acts,
            &profile,
            case.evaluation_date,
        ))
    }

    /// Where the answer to a case is not what it expects.
    ///
    /// # Errors
    /// When it names a vaccine, a disease, a condition or a status that is not known.
    pub fn check(
        &self,
        case: &Case,
        schedule: &'static Schedule,
    ) -> Result<Vec<Difference>, UnknownWord> {
        let status = self.answer(case, schedule)?;
        let mut differences = Vec::new();
        for expectation in &case.expect {
            for word in &expectation.diseases {
                let disease = disease_of(word)?;
                let mut what = Vec::new();
                match status.forecast(disease) {
                    Some(forecast) => difference::compare(expectation, forecast, &mut what)?,
                    None => what.push("the schedule does not speak of it".to_owned()),
                }
                differences.extend(what.into_iter().map(|what| Difference {
                    disease: word.clone(),
                    confidence: expectation.confidence,
                    what,
                }));
            }
        }
        Ok(differences)
    }

    /// The acts of a case.
    ///
    /// # Errors
    /// When a vaccine is not known.
    pub fn acts(&self, case: &Case) -> Result<Vec<Act>, UnknownWord> {
        let act = |act: &CaseAct| {
            let vaccine = self.vaccines.get(&act.vaccine);
            let product = vaccine.and_then(|vaccine| vaccine::by_nuva(&vaccine.nuva));
            let on = act.date;
            product
                .map(|product| Act { product, on })
                .ok_or_else(|| UnknownWord(act.vaccine.clone()))
        };
        case.acts.iter().map(act).collect()
    }
}

impl Case {
    /// The person.
    pub fn subject(&self) -> Subject {
        Subject {
            birth_date: self.birth_date,
            sex: match self.sex {
                CaseSex::F => Sex::Female,
                CaseSex::M => Sex::Male,
            },
        }
    }

    /// The health profile.
    ///
    /// # Errors
    /// When a condition is not known.
    pub fn profile(&self) -> Result<Profile, UnknownWord> {
        let known =
            |code: &String| Condition::from_code(code).ok_or_else(|| UnknownWord(code.clone()));
        Ok(Profile {
            conditions: self.profile.iter().map(known).collect::<Result<_, _>>()?,
            pregnant_since: self.pregnant_since,
            ..Profile::default()
        })
    }
}

/// A disease by the cases' word for it, or by our own.
fn disease_of(word: &str) -> Result<Disease, UnknownWord> {
    let ours = match word {
        "polio" => "poliomyelitis",
        "pneumococcus" => "pneumococcal",
        "covid19" => "covid-19",
        other => &other
            .replace("meningococcus", "meningococcal")
            .replace('_', "-"),
    };
    Disease::from_code(ours).ok_or_else(|| UnknownWord(word.to_owned()))
}
