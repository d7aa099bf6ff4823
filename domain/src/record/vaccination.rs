//! Vaccination acts (FHIR `Immunization`).

use serde::{Deserialize, Serialize};

use crate::{date::CivilDate, ids::VaccinationId, vaccine::disease::Disease};

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

/// One vaccine given on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vaccination {
    /// Which act.
    pub id: VaccinationId,
    /// The vaccine's name, as on its box.
    pub vaccine: String,
    /// What it protects against.
    pub diseases: Vec<Disease>,
    /// When it was given.
    pub occurred_on: CivilDate,
    /// The batch, where known.
    pub lot_number: Option<String>,
    /// Whether a practitioner vouches for it.
    pub validation: Validation,
    /// How that practitioner knows.
    pub source: Option<Source>,
    /// Who vouched for it, as shown to people.
    pub validated_by: Option<String>,
}
