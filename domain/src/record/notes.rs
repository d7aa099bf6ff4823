//! What a practitioner notes of a record's holder beside who they are, to be read.

use serde::{Deserialize, Serialize};

/// The notes of one holder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// Where they were born.
    pub birth_place: Option<Note>,
    /// Where an invitation can be sent.
    pub email: Option<Note>,
    /// Where they can be reached.
    pub phone: Option<Note>,
    /// Whatever else.
    pub comment: Option<Note>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// What it says.
    Text(String),
    /// It is kept, and cannot be read.
    Unreadable,
}
