//! English.

mod own;

use domain::time::LocalTime;

use super::{Letter, Texts};

pub(super) static TEXTS: Texts = Texts {
    code: |code| format!("{code} is your Calepin code, valid for 10 minutes. Give it to nobody."),
    invitation: |first_name, practitioner, until| Letter {
        subject: format!("{first_name}’s vaccination record"),
        paragraphs: vec![format!(
            "{practitioner} is sharing {first_name}’s vaccination record with you. \
                 You will be able to read it and keep it up to date."
        )],
        action: "Open the invitation",
        after: vec![
            format!("You will be asked for {first_name}’s birth date."),
            format!(
                "This link is valid until {}. Do not pass it on.",
                moment(until)
            ),
            "Not meant for you? You can delete this message: nothing will happen.".into(),
        ],
    },
    claimed: || {
        Letter {
        subject: "A record you shared was added".into(),
        paragraphs: vec![
            "The person with whom you shared a record added it to their account. You keep access to it."
                .into(),
        ],
        action: "View the sharing history",
        after: vec!["If this is not what you expected, get in touch with the patient.".into()],
    }
    },
    locked: || {
        Letter {
        subject: "A sharing link is locked: 5\u{a0}wrong birth dates".into(),
        paragraphs: vec![
            "Five wrong birth dates were typed for a record you shared. For safety, the link no longer works."
                .into(),
        ],
        action: "Check the identity and make a new link",
        after: vec!["Check the birth date with the patient before you send a new link.".into()],
    }
    },
    new_link_requested: || {
        Letter {
        subject: "A patient asks you for a new link".into(),
        paragraphs: vec![
            "The link to a record you shared has expired, and its recipient asks you for a new one.".into(),
        ],
        action: "Make a new link",
        after: vec!["Nothing is sent without you.".into()],
    }
    },
    confirmation: |ending, until| {
        Letter {
        subject: "Confirm your e-mail address".into(),
        paragraphs: vec![
            "You are registering with Calepin, the electronic vaccination record. All that is left is to \
             confirm that this address is yours."
                .into(),
        ],
        action: "Confirm my e-mail address",
        after: vec![
            format!(
                "Sign-in codes will go to the mobile number that ends in {ending}. If it is not yours, do not confirm."
            ),
            format!(
                "This link is valid until {}. After that, you will have to register again.",
                hour(until)
            ),
            "You asked for nothing? You can delete this message: without your confirmation no account is made."
                .into(),
        ],
    }
    },
    already_registered: || {
        Letter {
        subject: "You already have a Calepin account".into(),
        paragraphs: vec![
            "Somebody has just registered with Calepin using your e-mail address, which already has an \
             account. Nothing in that account has changed, and no other is made."
                .into(),
            "If it was you: sign in with this address and your password. An invitation that you received \
             stays valid."
                .into(),
        ],
        action: "Sign in",
        after: vec!["If it was not you, there is nothing to do.".into()],
    }
    },
    approved: || {
        Letter {
        subject: "Your registration with Calepin is approved".into(),
        paragraphs: vec![
            "Your registration as a practitioner is approved. You can create and share vaccination records."
                .into(),
        ],
        action: "Sign in",
        after: vec![],
    }
    },
    refused: |reason| Letter {
        subject: "Your registration with Calepin is not approved".into(),
        paragraphs: vec![
            "Your registration as a practitioner was not approved. Reason:".into(),
            reason.to_string(),
        ],
        action: "Sign in to read it again",
        after: vec![],
    },
    revoked: |reason| {
        Letter {
        subject: "Your access to Calepin as a practitioner has been withdrawn".into(),
        paragraphs: vec![
            "You no longer have access to vaccination records: you can no longer see, create, share or change any. The \
             invitations that you had open are cancelled. What you entered in records stays there. Reason:"
                .into(),
            reason.to_string(),
        ],
        action: "Sign in to read it again",
        after: vec![],
    }
    },
    own: own::TEXTS,
    greeting: "Hello,",
    fallback: "If the button does not work, this is its address:",
    signature: "Calepin, the electronic vaccination record. This message is automatic.",
};

fn moment(time: LocalTime) -> String {
    format!("{} at {}", time.date.typed(), hour(time))
}

/// Whoever reads it may be in another zone, as overseas.
fn hour(time: LocalTime) -> String {
    format!("{:02}:{:02} (Paris time)", time.hour, time.minute)
}
