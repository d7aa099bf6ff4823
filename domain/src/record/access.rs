//! Who has access to a record.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;

/// What someone is to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccessKind {
    /// Owns it: the holder, a parent or a guardian.
    Owner,
    /// Keeps it as a practitioner.
    Practitioner,
}

/// Someone who has access, as shown to the others who have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessHolder {
    /// Their name.
    pub name: String,
    /// What they are to the record.
    pub kind: AccessKind,
    /// Since which day.
    pub since: CivilDate,
    /// Whether it is the reader.
    pub is_reader: bool,
}
