//! English: what the page of an invitation says that is over.

use domain::{
    account::professional::bind_title,
    share::{Offer, invitation::State},
};

use crate::text::ended::{Ended, Remedy};

pub(in crate::text) fn ended(offer: &Offer, remedy: Remedy) -> Ended {
    let practitioner = bind_title(&offer.practitioner);
    let (title, lead) = match offer.state {
        State::Expired | State::Pending => (
            "This link is no longer valid",
            format!("{practitioner}’s sharing link was valid for 30\u{a0}days. It has expired."),
        ),
        State::Cancelled if offer.practitioner_may_share => (
            "This link has been cancelled",
            format!("{practitioner} cancelled this invitation, or gave you another link."),
        ),
        State::Cancelled => (
            "This link has been cancelled",
            format!("{practitioner}’s invitation is no longer valid."),
        ),
        State::Locked => (
            "This link is locked",
            "Too many wrong birth dates were entered.".to_owned(),
        ),
        State::Claimed => (
            "This record has already been added",
            match remedy {
                Remedy::TakenByAnother | Remedy::NotForThem => {
                    "A link works only once. An account other than yours has used it."
                }
                _ => "A link works only once.",
            }
            .to_owned(),
        ),
    };
    let to_do = match remedy {
        Remedy::AskFromHere => format!("You can ask {practitioner} for a new link from here."),
        Remedy::Asked => {
            format!(
                "Your request has been passed on to {practitioner}, who can now give you a new link."
            )
        }
        Remedy::LookOrAsk => format!(
            "Check whether you have received a newer link. If not, ask {practitioner} for a new link."
        ),
        Remedy::CheckBirthDate => {
            format!("Ask {practitioner} for a new link; they will check the birth date with you.")
        }
        Remedy::SignIn => "If you added it, sign in to find it.".to_owned(),
        Remedy::TakenByAnother => "Somebody in your family may have added it.".to_owned(),
        Remedy::NotForThem => format!("If this surprises you, speak to {practitioner}."),
        Remedy::AnotherPractitioner => format!(
            "{practitioner} no longer shares records on Calepin. Ask another practitioner, and bring the paper booklet if you have it."
        ),
    };
    let say_to = match remedy {
        Remedy::AskFromHere => format!("You can also tell {practitioner}:"),
        Remedy::Asked => format!("Nothing after a few days? Tell {practitioner}:"),
        Remedy::SignIn => format!("If you did not, tell {practitioner}:"),
        Remedy::TakenByAnother => format!("If this surprises you, tell {practitioner}:"),
        Remedy::AnotherPractitioner => "Tell them:".to_owned(),
        Remedy::LookOrAsk | Remedy::CheckBirthDate | Remedy::NotForThem => {
            format!("Tell {practitioner}:")
        }
    };
    let say = match remedy {
        Remedy::AskFromHere | Remedy::Asked => {
            "“My link is no longer valid. Can you give me a new one?”"
        }
        Remedy::LookOrAsk => "“My link has been cancelled. Can you give me a new one?”",
        Remedy::CheckBirthDate => {
            "“My link is locked. Can you check the birth date with me, and give me a new link?”"
        }
        Remedy::SignIn | Remedy::TakenByAnother | Remedy::NotForThem => {
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
