//! English: what the page of an invitation says that is over.

use domain::share::{Offer, invitation::State};

use crate::text::ended::{Ended, Remedy};

pub(in crate::text) fn ended(offer: &Offer, remedy: Remedy) -> Ended {
    let practitioner = &offer.practitioner;
    let (title, lead) = match offer.state {
        State::Expired | State::Pending => (
            "This link is no longer valid",
            format!("The sharing link of {practitioner} lasted 30 days. They are over."),
        ),
        State::Cancelled if offer.practitioner_may_share => (
            "This link was cancelled",
            format!("{practitioner} cancelled this invitation, or gave you another link."),
        ),
        State::Cancelled => (
            "This link was cancelled",
            format!("The invitation of {practitioner} is no longer valid."),
        ),
        State::Locked => (
            "This link is locked",
            "Too many wrong birth dates were entered.".to_owned(),
        ),
        State::Claimed => (
            "This record has already been added",
            match remedy {
                Remedy::TakenByAnother => {
                    "A link works only once. Another account than yours has used it."
                }
                _ => "A link works only once.",
            }
            .to_owned(),
        ),
    };
    let to_do = match remedy {
        Remedy::AskFromHere => format!("You can ask {practitioner} for a new link from here."),
        Remedy::Asked => {
            format!("Your request was passed on to {practitioner}, who will send you a new link.")
        }
        Remedy::LookOrAsk => format!(
            "Look whether you have received a later link. If not, ask {practitioner} for a new link."
        ),
        Remedy::CheckBirthDate => {
            format!("Ask {practitioner} for a new link; they will check the birth date with you.")
        }
        Remedy::SignIn => format!(
            "If it was you who added it, sign in to find it. If not, speak to {practitioner}."
        ),
        Remedy::TakenByAnother => format!("If this surprises you, speak to {practitioner}."),
        Remedy::AnotherPractitioner => format!(
            "{practitioner} no longer shares records here. Go to another practitioner, with the paper booklet if you have it."
        ),
    };
    let say_to = match remedy {
        Remedy::AskFromHere => format!("You can also say to {practitioner}:"),
        Remedy::Asked => format!("Nothing after a few days? Say to {practitioner}:"),
        Remedy::AnotherPractitioner => "Say to them:".to_owned(),
        _ => format!("Say to {practitioner}:"),
    };
    let say = match remedy {
        Remedy::AskFromHere | Remedy::Asked => {
            "“My link is no longer valid. Can you give me a new one?”"
        }
        Remedy::LookOrAsk => "“My link is cancelled. Can you give me a new one?”",
        Remedy::CheckBirthDate => {
            "“My link is locked. Can you check the birth date with me, and give me a new link?”"
        }
        Remedy::SignIn | Remedy::TakenByAnother => {
            "“Somebody else added the record with my link. Do you know who?”"
        }
        Remedy::AnotherPractitioner => {
            "“Can you keep this vaccination record on Calepin, and share it with me?”"
        }
    };
    Ended {
        title,
        lead,
        to_do,
        say_to,
        say,
    }
}
