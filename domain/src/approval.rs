//! Whether a practitioner may do anything: an administrator says so.
//!
//! ```text
//! Waiting ──┬ approve ──> Approved ── revoke ──> Revoked ──┐
//!    ▲      └ refuse  ──> Refused ─────────────────────────┤
//!    └──────────────────── reconsider ─────────────────────┘
//! ```

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    account::rpps::RppsNumber,
    ids::AccountId,
    parse,
    problem::{Field, FieldProblem, Problem},
    time::LocalTime,
};

/// What a practitioner who wants to be approved says of themselves.
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
    /// No longer.
    Revoked {
        /// Why, as the practitioner reads it.
        reason: String,
    },
}

/// What an administrator can do about a practitioner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Who waits may act.
    Approved,
    /// Who waits may not.
    Refused,
    /// Who may act may no longer.
    Revoked,
    /// Who was refused or revoked waits again.
    Reconsidered,
}

impl Decision {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::Approved,
        Self::Refused,
        Self::Revoked,
        Self::Reconsidered,
    ];

    /// The word for it in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Revoked => "revoked",
            Self::Reconsidered => "reconsidered",
        }
    }
}

/// A decision that was made about a practitioner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Which.
    pub decision: Decision,
    /// Why, where a reason is due.
    pub reason: Option<String>,
    /// The administrator's name; nobody's: on the command line.
    pub by: Option<String>,
    /// When.
    pub at: LocalTime,
}

/// A practitioner, as administrators see them in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// What they say of themselves.
    pub application: Application,
    /// What an administrator has said.
    pub approval: Approval,
}

/// All that administrators see of a practitioner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PractitionerFile {
    /// Who it is, and whether they may act.
    pub practitioner: Registered,
    /// Other accounts that bear the same RPPS number: a number is one person's.
    pub same_number: Vec<Registered>,
    /// What was decided, the first decision first.
    pub decisions: Vec<Decided>,
}

/// Why a practitioner is refused or revoked, in the administrator's words: the practitioner reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionReason(String);

impl DecisionReason {
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

impl fmt::Display for DecisionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
