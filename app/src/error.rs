//! Why a server function did not do what was asked: what the screens need to know, and nothing personal.

use domain::problem::{Field, FieldProblem};
#[cfg(feature = "ssr")]
use domain::{account::Language, problem::Problem};
use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::PostcardEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{cx::Cx, text::Texts};

/// Why a server function did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiError {
    /// The person can mend it, field by field.
    Refused(Vec<Refusal>),
    /// There is no live session.
    SignInRequired,
    /// A practitioner's session waits for the password.
    SessionIdle {
        /// What was wrong with the one that was typed.
        refused: Vec<Refusal>,
    },
    /// Password and code are due once more.
    StepUpRequired,
    /// It does not exist, or is not theirs.
    NotFound,
    /// It is no longer possible: the page is old.
    Conflict,
    /// Another page is due; a redirect leads there.
    Elsewhere,
    /// Too much to do, or no database to do it with: try again after so many seconds.
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
    /// Everything that is wrong with `field`, if anything is.
    pub fn at(&self, field: Field) -> Option<String> {
        let mut words = String::new();
        for refusal in self.refusals() {
            if refusal.at.field == field {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(&refusal.words);
            }
        }
        (!words.is_empty()).then_some(words)
    }

    /// What is wrong with the fields.
    pub fn refusals(&self) -> &[Refusal] {
        match self {
            Self::Refused(refusals) => refusals,
            _ => &[],
        }
    }
}

/// What is wrong with a field, in words. Only the server finds them: the browser shows what it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What, where.
    pub at: FieldProblem,
    /// In the language of the request.
    pub words: String,
}

#[cfg(feature = "ssr")]
impl From<FieldProblem> for Refusal {
    fn from(at: FieldProblem) -> Self {
        let language = Cx::get().map_or_else(|_| Language::default(), |cx| cx.language());
        let words = Texts::of(language).problem(at);
        Self { at, words }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = PostcardEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => not_understood(),
            _ => Self::Failed,
        }
    }
}

/// What was sent is no form that a function takes: whoever sent it is told so, and it is no failure of ours.
#[cfg(feature = "ssr")]
fn not_understood() -> ApiError {
    if let Ok(cx) = Cx::get() {
        cx.not_understood();
    }
    ApiError::Failed
}

#[cfg(feature = "ssr")]
impl From<services::Error> for ApiError {
    /// Logs what nobody who asks can mend, and gives the answer its status: here, once, where it becomes an answer. A form
    /// that cannot even be kept as a draft then still says why.
    fn from(error: services::Error) -> Self {
        use services::Error as E;
        match error {
            E::Refused(problems) => problems.into(),
            E::NotFound => Self::NotFound,
            E::SignInRequired => Self::SignInRequired,
            E::StepUpRequired => Self::StepUpRequired,
            E::Conflict => Self::Conflict,
            E::Busy { retry_after } => Self::Busy { retry_after },
            E::Unavailable(_) => {
                tracing::error!(%error, "a use case could not be seen to");
                answered(Self::Busy { retry_after: SOON })
            }
            E::Database(_) | E::Corrupt(_) | E::NoEntropy(_) => {
                tracing::error!(%error, "a use case failed");
                answered(Self::Failed)
            }
        }
    }
}

/// After how many seconds what could not be seen to in time, or for want of a database, is worth another try.
pub const SOON: u32 = 5;

/// The same, its status set where there is a request to answer.
#[cfg(feature = "ssr")]
fn answered(error: ApiError) -> ApiError {
    match Cx::get() {
        Ok(cx) => cx.failure(error),
        Err(_) => error,
    }
}

#[cfg(feature = "ssr")]
impl ApiError {
    /// What a field that could not be read is refused with.
    pub fn refused(field: Field) -> impl FnOnce(Problem) -> Self {
        move |problem| vec![FieldProblem::new(field, problem)].into()
    }

    /// The refusal of this, if it is among them: for a form that has better words than those of every form.
    pub fn refusal_of(&mut self, at: FieldProblem) -> Option<&mut Refusal> {
        match self {
            Self::Refused(refusals) => refusals.iter_mut().find(|refusal| refusal.at == at),
            _ => None,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<Vec<FieldProblem>> for ApiError {
    fn from(problems: Vec<FieldProblem>) -> Self {
        Self::Refused(problems.into_iter().map(Refusal::from).collect())
    }
}
