//! What the page of an invitation says that is over. The server says it: few browsers ever need it.

use domain::share::{Offer, invitation::State};

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Nobody is signed in.
    Visitor,
    /// A patient who is signed in, and is not the one who claimed the record.
    Patient,
    /// Whoever else is signed in: the link is not for them.
    Professional,
}

/// What it says.
pub struct Ended {
    /// What happened, as a heading.
    pub title: &'static str,
    /// The same in a sentence.
    pub lead: String,
    /// What to do now.
    pub to_do: String,
    /// Before the words below.
    pub say_to: String,
    /// What to say to the practitioner.
    pub say: &'static str,
}

/// What can be done about it: of whom, and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Who shared is asked for a new link from the page.
    AskFromHere,
    /// They were asked today.
    Asked,
    /// They are asked for a new link, after a look for a later one.
    LookOrAsk,
    /// They are asked for a new link, and check the birth date.
    CheckBirthDate,
    /// Whoever added the record finds it by signing in.
    SignIn,
    /// Another account has it, perhaps of the reader’s family.
    TakenByAnother,
    /// The same, and the reader is no patient.
    NotForThem,
    /// Who shared may share no longer.
    AnotherPractitioner,
}

impl Remedy {
    /// That of an invitation that is over.
    pub const fn of(offer: &Offer, reader: Reader) -> Self {
        match (offer.state, reader) {
            (State::Claimed, Reader::Visitor) => Self::SignIn,
            (State::Claimed, Reader::Patient) => Self::TakenByAnother,
            (State::Claimed, Reader::Professional) => Self::NotForThem,
            _ if !offer.practitioner_may_share => Self::AnotherPractitioner,
            (State::Expired, _) if offer.new_link_requested => Self::Asked,
            (State::Expired | State::Pending, _) => Self::AskFromHere,
            (State::Cancelled, _) => Self::LookOrAsk,
            (State::Locked, _) => Self::CheckBirthDate,
        }
    }
}
