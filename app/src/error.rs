//! Why a server function did not do what was asked: what the screens need to know, and nothing personal.

use domain::problem::{Field, FieldProblem, Problem};
use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::PostcardEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a server function did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiError {
    /// The person can mend it, field by field.
    Refused(Vec<FieldProblem>),
    /// There is no live session.
    SignInRequired,
    /// A practitioner's session waits for the password.
    SessionIdle {
        /// What was wrong with the one that was typed.
        refused: Vec<FieldProblem>,
    },
    /// Password and code are due once more.
    StepUpRequired,
    /// It does not exist, or is not theirs.
    NotFound,
    /// It is no longer possible: the page is old.
    Conflict,
    /// Another page is due; a redirect leads there.
    Elsewhere,
    /// Too much to do: try again after so many seconds.
    Busy {
        /// Seconds.
        retry_after: u32,
    },
    /// The server cannot be reached.
    Offline,
    /// Something went wrong on our side; it was logged there.
    Failed,
}

impl ApiError {
    /// What is wrong with `field`, if anything is.
    pub fn at(&self, field: Field) -> Option<Problem> {
        self.problems()
            .iter()
            .find(|problem| problem.field == field)
            .map(|problem| problem.problem)
    }

    /// What is wrong with the fields.
    pub fn problems(&self) -> &[FieldProblem] {
        match self {
            Self::Refused(problems) => problems,
            _ => &[],
        }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = PostcardEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            _ => Self::Failed,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<services::Error> for ApiError {
    /// Logs what only we can mend: here, once, where it is turned into an answer.
    fn from(error: services::Error) -> Self {
        use services::Error as E;
        match error {
            E::Refused(problems) => Self::Refused(problems),
            E::NotFound => Self::NotFound,
            E::SignInRequired => Self::SignInRequired,
            E::StepUpRequired => Self::StepUpRequired,
            E::Conflict => Self::Conflict,
            E::Busy { retry_after } => Self::Busy { retry_after },
            E::Database(_) | E::Corrupt(_) | E::NoEntropy(_) => {
                tracing::error!(%error, "a use case failed");
                Self::Failed
            }
        }
    }
}

impl From<Vec<FieldProblem>> for ApiError {
    fn from(problems: Vec<FieldProblem>) -> Self {
        Self::Refused(problems)
    }
}
