//! English.

use domain::time::LocalTime;

use super::{Letter, Texts};

pub(super) static TEXTS: Texts = Texts {
    code: |code| format!("{code} is your Calepin code, valid for 10 minutes. Give it to nobody."),
    invitation: |first_name, practitioner, until| Letter {
        subject: format!("{first_name}'s vaccination record"),
        paragraphs: vec![
            "Hello,".into(),
            format!(
                "{practitioner} is handing {first_name}'s vaccination record over to you. \
                 You will be able to read it and keep it up to date."
            ),
        ],
        action: "Open the invitation",
        after: vec![
            format!("You will be asked for {first_name}'s birth date."),
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
            "Hello,".into(),
            "A record you shared was added by its recipient to their account. You keep access to it."
                .into(),
        ],
        action: "See the sharing page",
        after: vec!["If this is not what you expected, get in touch with the patient.".into()],
    }
    },
    locked: || {
        Letter {
        subject: "A sharing link is locked: 5 wrong birth dates".into(),
        paragraphs: vec![
            "Hello,".into(),
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
            "Hello,".into(),
            "The link to a record you shared has expired, and its recipient asks you for a new one.".into(),
        ],
        action: "Make a new link",
        after: vec!["Nothing is sent without you.".into()],
    }
    },
    signature: "Calepin, the electronic vaccination record. This message is automatic.",
};

fn moment(time: LocalTime) -> String {
    let date = time.date;
    format!(
        "{:02}/{:02}/{} at {:02}:{:02}",
        date.day(),
        date.month(),
        date.year(),
        time.hour,
        time.minute
    )
}
