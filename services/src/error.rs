//! What can go wrong in a use case: something a person can mend, or something only we can.

use domain::problem::{FieldProblem, Problem};

use crate::tx::unavailable;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person can mend it: told field by field.
    #[error("refused: {0:?}")]
    Refused(Vec<FieldProblem>),
    /// It does not exist, or is not theirs: the two are the same to whoever asks.
    #[error("not found")]
    NotFound,
    /// No live session.
    #[error("no live session")]
    SignInRequired,
    /// Password and code must be shown once more.
    #[error("password and code are due once more")]
    StepUpRequired,
    /// What was asked is no longer possible (someone was faster, or the page is old): look again.
    #[error("no longer possible")]
    Conflict,
    /// Too much to do: try again after so many seconds.
    #[error("busy for {retry_after} seconds")]
    Busy {
        /// Seconds.
        retry_after: u32,
    },
    /// The database is not there at this moment, has no room, or something else holds what is to be written: the same may
    /// be tried again soon.
    #[error("the database is not available: {0}")]
    Unavailable(sea_orm::DbErr),
    /// The database failed.
    #[error("database: {0}")]
    Database(sea_orm::DbErr),
    /// What the database holds is not what this program wrote, or the key is not the one it wrote it with.
    #[error("corrupt: {0}")]
    Corrupt(&'static str),
    /// No random bytes.
    #[error(transparent)]
    NoEntropy(#[from] crate::ports::NoEntropy),
}

impl Error {
    /// One thing that is wrong with one field.
    pub fn refused(field: domain::problem::Field, problem: Problem) -> Self {
        Self::Refused(vec![FieldProblem::new(field, problem)])
    }
}

impl From<Vec<FieldProblem>> for Error {
    fn from(problems: Vec<FieldProblem>) -> Self {
        Self::Refused(problems)
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        if unavailable::passes(&error) {
            Self::Unavailable(error)
        } else {
            Self::Database(error)
        }
    }
}

/// The result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;
