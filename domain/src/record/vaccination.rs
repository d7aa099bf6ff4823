//! Vaccination acts (FHIR `Immunization`).

use serde::{Deserialize, Serialize};

use crate::{date::CivilDate, ids::VaccinationId, time::LocalTime, vaccine::disease::Disease};

/// Whether a practitioner vouches for an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Validation {
    /// Entered by the patient, seen by no practitioner yet.
    Pending,
    /// Vouched for by a practitioner.
    Validated,
    /// Refused by a practitioner.
    Refused,
}

/// How the practitioner who vouches for an act knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// « Réalisé par moi »: gave the vaccine.
    Performed,
    /// « Validé sur preuve »: saw a paper record or a certificate.
    SeenOnProof,
}

/// How a vaccine was given (FHIR `route`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Route {
    /// Into a muscle.
    Intramuscular,
    /// Under the skin.
    Subcutaneous,
    /// Into the skin.
    Intradermal,
    /// Swallowed.
    Oral,
    /// Inhaled through the nose.
    Nasal,
}

/// Where it was given (FHIR `site`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BodySite {
    /// The left upper arm.
    LeftArm,
    /// The right upper arm.
    RightArm,
    /// The left thigh.
    LeftThigh,
    /// The right thigh.
    RightThigh,
}

macro_rules! words {
    ($type:ident: $($name:ident = $word:literal),+ $(,)?) => {
        impl $type {
            /// Each of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word for it in forms and in the database.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// What a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.word() == word)
            }
        }
    };
}

words!(Validation: Pending = "pending", Validated = "validated", Refused = "refused");
words!(Source: Performed = "performed", SeenOnProof = "seen-on-proof");
words!(Route: Intramuscular = "intramuscular", Subcutaneous = "subcutaneous", Intradermal = "intradermal", Oral = "oral", Nasal = "nasal");
words!(BodySite: LeftArm = "left-arm", RightArm = "right-arm", LeftThigh = "left-thigh", RightThigh = "right-thigh");

/// One vaccine given on one day, as it stands in the record now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vaccination {
    /// Which act.
    pub id: VaccinationId,
    /// Which version of it: it was changed so often, less one.
    pub version: i32,
    /// Its key in the catalogue; none for what was entered before there was one.
    pub product: Option<String>,
    /// The vaccine's name, as on its box.
    pub vaccine: String,
    /// What it protects against.
    pub diseases: Vec<Disease>,
    /// When it was given.
    pub occurred_on: CivilDate,
    /// The batch, where known.
    pub lot_number: Option<String>,
    /// The batch's expiry date, where known.
    pub expires_on: Option<CivilDate>,
    /// How it was given.
    pub route: Option<Route>,
    /// Where it was given.
    pub body_site: Option<BodySite>,
    /// Whether it was a booster, where that was asked.
    pub booster: Option<bool>,
    /// Whatever else.
    pub comment: Option<String>,
    /// Whether a practitioner vouches for it.
    pub validation: Validation,
    /// How that practitioner knows.
    pub source: Option<Source>,
    /// Who vouched for it, as shown to people.
    pub validated_by: Option<String>,
    /// Who made it what it is, version by version, the first one first.
    pub history: Vec<Written>,
}

/// That one version of an act was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// By whom, as shown to people.
    pub by: String,
    /// When.
    pub at: LocalTime,
    /// Whether it took the act out of the record.
    pub withdrawn: bool,
    /// Why it did.
    pub reason: Option<String>,
}

impl Vaccination {
    /// Who wrote this version, and when.
    pub fn written(&self) -> Option<&Written> {
        self.history.last()
    }

    /// Whether it was taken out of the record.
    pub fn is_withdrawn(&self) -> bool {
        self.written().is_some_and(|written| written.withdrawn)
    }
}
