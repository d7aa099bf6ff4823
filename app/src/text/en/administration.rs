//! English: the administrator's pages, and that of practitioners who wait.

use domain::{
    approval::{Approval as Approved, Decision},
    outbox::{Channel, Standing},
};

use crate::text::administration::{Administration, Approval};

pub(in crate::text) static ADMINISTRATION: Administration = Administration {
    title: "Administration",
    help: "Here you approve practitioners, and see messages that were not sent. You have no access to any record.",
    applications: "Practitioners to approve",
    applications_caption: "Practitioners whose registration is waiting for a decision",
    no_application: (
        "No registrations to approve.",
        "Practitioners who register appear here.",
    ),
    more_applications: "Only the oldest registrations are shown.",
    all_practitioners: "All registered practitioners",
    practitioners: "Registered practitioners",
    practitioners_help: "In the order of their registration. Open a name to see what was decided, or to withdraw access.",
    practitioners_caption: "All registered practitioners, in the order of their registration",
    practitioner_columns: ["Name", "Profession", "Place of work", "RPPS number"],
    status: "Status",
    approval: |approval| match approval {
        Approved::Waiting => "Waiting for approval",
        Approved::Approved => "Registration approved",
        Approved::Refused { .. } => "Registration refused",
        Approved::Revoked { .. } => "Access withdrawn",
    },
    application: "A practitioner’s registration",
    same_number: "Another account bears this RPPS number, too. A number is one person’s: check before you decide.",
    check: [
        "Check in the French health directory (",
        ") that this RPPS number is this person’s, with this profession.",
    ],
    rpps_fits: "valid\u{a0}number",
    rpps_wrong: "number not valid",
    rpps_refused: "This RPPS number is not valid: the registration cannot be approved.",
    approve: "Approve",
    approve_help: "Once approved, they can create and share records straight away. An e\u{2011}mail will tell them.",
    refuse: "Refuse",
    refuse_help: "They will receive the reason by e\u{2011}mail, and will also see it when they sign in.",
    reason: "Reason",
    refuse_confirm: "Refuse this registration",
    revoke: "Withdraw access",
    revoke_help: "They will no longer be able to create, share or validate anything, or to see any record. Their open invitations will be cancelled. What they entered in records will stay there. They will receive the reason by e\u{2011}mail, and will also see it when they sign in.",
    revoke_confirm: "Withdraw this person’s access",
    reconsider_help: "You can go back on this decision: the registration will then wait for a new one.",
    still_cancelled: "Cancelled invitations will not come back.",
    reconsider: "Reconsider the registration",
    decisions: "Decisions",
    decision: |decision| match decision {
        Decision::Approved => "Registration approved",
        Decision::Refused => "Registration refused",
        Decision::Revoked => "Access withdrawn",
        Decision::Reconsidered => "Registration to reconsider",
    },
    by_command_line: "on the command line",
    decided: |decision, name| match decision {
        Decision::Approved => {
            format!("{name}’s registration is approved. An e\u{2011}mail tells them so.")
        }
        Decision::Refused => {
            format!("{name}’s registration is refused. An e\u{2011}mail gives them the reason.")
        }
        Decision::Revoked => format!(
            "{name}’s access is withdrawn, and their open invitations are cancelled. An e\u{2011}mail gives them the reason."
        ),
        Decision::Reconsidered => {
            format!("{name}’s registration is waiting for a decision again.")
        }
    },
    decided_already: "This registration has been decided already.",
    messages: "Messages not sent",
    messages_caption: "E\u{2011}mails and SMS that are waiting or were refused, oldest first, without their recipient or text",
    message_columns: ["Type", "Since", "Status", "Tries", "Gateway’s answer"],
    no_message: (
        "All messages were sent.",
        "Messages that a gateway does not take appear here, with its answer.",
    ),
    more_messages: "Only the oldest are shown.",
    channel: |channel| match channel {
        Channel::Email => "E\u{2011}mail",
        Channel::Sms => "SMS",
    },
    standing: |standing| match standing {
        Standing::Waiting => "Waiting",
        Standing::Leaving => "Leaving now",
        Standing::Refused => "Refused, set aside",
        Standing::Unreadable => "Unreadable, set aside",
    },
    nothing_said: "–",
};

pub(in crate::text) static APPROVAL: Approval = Approval {
    waiting: (
        "Your registration is waiting for approval",
        [
            "An administrator checks your RPPS number, your profession and your place of work. Until then you can neither create nor share a record.",
            "You will receive an e\u{2011}mail as soon as it is decided. There is nothing else for you to do.",
        ],
    ),
    refused: "Your registration was not approved",
    revoked: (
        "Your access as a practitioner has been withdrawn",
        "You no longer have access to records: you can no longer see, create, share or change any. Your open invitations have been cancelled. What you entered in records stays there.",
    ),
    reason: "The administrator’s reason:",
    mistake: "Do you think this is a mistake?",
    write_to: "Write to the administrator of this service:",
    no_contact: "Speak to whoever runs this service where you work.",
};
