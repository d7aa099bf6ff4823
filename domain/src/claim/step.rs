//! Which step of a claim is due: a page asked for out of order leads here.

use crate::{account::session::Stage, share::invitation::State};

/// A page of the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// E-mail and password, or why the invitation cannot be used.
    SignIn,
    /// The code received by SMS.
    Code,
    /// Birth date and attestation.
    BirthDate,
    /// Done: open the record.
    Added,
}

impl Step {
    /// The step that is due for someone whose sign-in has come so far.
    pub const fn due(sign_in: Option<Stage>, state: State, claimed_by_me: bool) -> Self {
        match (sign_in, state) {
            (Some(Stage::SignedIn), State::Claimed) if claimed_by_me => Self::Added,
            (Some(Stage::SignedIn), State::Pending) => Self::BirthDate,
            (Some(Stage::AwaitingCode), State::Pending) => Self::Code,
            _ => Self::SignIn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_to_the_step_that_is_due() {
        use Stage::{AwaitingCode, SignedIn};
        for (sign_in, state, mine, step) in [
            (None, State::Pending, false, Step::SignIn),
            (Some(AwaitingCode), State::Pending, false, Step::Code),
            (Some(SignedIn), State::Pending, false, Step::BirthDate),
            (Some(SignedIn), State::Claimed, true, Step::Added),
            (Some(SignedIn), State::Claimed, false, Step::SignIn),
            (Some(SignedIn), State::Locked, false, Step::SignIn),
            (Some(AwaitingCode), State::Expired, false, Step::SignIn),
        ] {
            assert_eq!(Step::due(sign_in, state, mine), step);
        }
    }
}
