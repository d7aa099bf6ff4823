//! Vaccination records: whose they are, what is in them, and who has access.

pub mod access;
pub mod act;
pub mod act_form;
pub mod birth_date;
pub mod duplicate;
pub mod identity;
pub mod names;
pub mod notes;
pub mod person;
pub mod search;
pub mod vaccination;
pub mod withdrawal;

use serde::{Deserialize, Serialize};

use crate::{ids::RecordId, share::ShareStatus};
use access::AccessHolder;
use person::Person;
use vaccination::Vaccination;

/// A record as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSummary {
    /// Which record.
    pub id: RecordId,
    /// Whose.
    pub holder: Person,
    /// How far sharing it with the patient has come.
    pub share_status: ShareStatus,
}

/// A record, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSheet {
    /// Which record.
    pub id: RecordId,
    /// Whose.
    pub holder: Person,
    /// How far sharing it with the patient has come.
    pub share_status: ShareStatus,
    /// The acts, latest first.
    pub vaccinations: Vec<Vaccination>,
    /// The acts that were taken out, latest first: for practitioners alone.
    pub withdrawn: Vec<Vaccination>,
    /// Who has access now: owners first.
    pub access: Vec<AccessHolder>,
}
