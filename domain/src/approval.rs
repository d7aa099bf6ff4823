//! Whether a practitioner may do anything: an administrator says so, once.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    account::rpps::RppsNumber,
    ids::AccountId,
    parse,
    problem::{Field, FieldProblem, Problem},
};

/// A practitioner who waits to be approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Whose.
    pub account: AccountId,
    /// As patients would see it.
    pub name: String,
    /// What they say to be.
    pub profession: String,
    /// Where they say to work.
    pub workplace: String,
    /// The RPPS number as it was given.
    pub rpps_number: String,
}

impl Application {
    /// The RPPS number, if it can be one.
    ///
    /// # Errors
    /// [`Problem::NotAnRppsNumber`].
    pub fn rpps(&self) -> Result<RppsNumber, Problem> {
        RppsNumber::parse(&self.rpps_number)
    }
}

/// What an administrator has said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Approval {
    /// Nothing yet.
    Waiting,
    /// Yes.
    Approved,
    /// No.
    Refused {
        /// Why, as the practitioner reads it.
        reason: String,
    },
}

/// Why a practitioner is refused, in the administrator's words: the practitioner reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalReason(String);

impl RefusalReason {
    /// The most characters.
    pub const MAX_CHARS: u16 = 300;

    /// Parses what the administrator typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(raw: &str) -> Result<Self, FieldProblem> {
        parse::line(raw, Self::MAX_CHARS)
            .map(Self)
            .map_err(|problem| FieldProblem::new(Field::Reason, problem))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RefusalReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
