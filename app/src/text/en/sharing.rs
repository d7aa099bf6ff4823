//! Sharing a record, in English.

use domain::share::{InvitationEventKind, ShareStatus, invitation::State};

use crate::text::Sharing;

pub(in crate::text) static SHARING: Sharing = Sharing {
    sharing: "Sharing",
    sharing_help: "The patient, or their guardian, will be able to read this record. You keep access to it.",
    shared_help: "The patient, or their guardian, can read this record. You keep access to it.",
    share: "Share this record with the patient",
    shared: "Sharing with the patient",
    see_sharing: "View the sharing history",
    share_status: |status| match status {
        ShareStatus::NotShared => "Not shared",
        ShareStatus::InvitationPending => "Invitation pending",
        ShareStatus::InvitationStopped => "Invitation expired or locked",
        ShareStatus::Shared => "Shared with the patient",
    },
    stopped: |state| match state {
        State::Expired => Some("Invitation expired"),
        State::Locked => Some("Invitation locked"),
        State::Pending | State::Cancelled | State::Claimed => None,
    },
    issue_lead: "You create a personal link, valid for 30 days, to send or to show as a QR code. The patient, or their guardian, will have to enter the holder’s birth date and certify that they are authorised to access the record.",
    issue: "Create the invitation",
    by_email: "By e\u{2011}mail",
    by_qr: "By QR code",
    by_link: "By a link",
    recipient: "E-mail address of the patient or guardian",
    send_email: "Send the e-mail",
    send_email_again: "Send the e-mail again",
    email_sent: |to| match to {
        None => "The e\u{2011}mail is on its way.".into(),
        Some(to) => format!("The e\u{2011}mail is on its way to {to}."),
    },
    qr_label: "QR code to share the record",
    qr_help: "The patient scans it with their phone’s camera.",
    link_label: "Sharing link",
    link_help: "To paste into a message of your own.",
    copy: "Copy",
    copied: "Link copied",
    timeline: "Invitation history",
    event: |kind| match kind {
        InvitationEventKind::Issued => "Invitation created",
        InvitationEventKind::Emailed => "E\u{2011}mail sent",
        InvitationEventKind::Started => "First sign-in or registration with this link",
        InvitationEventKind::WrongBirthDate => "Wrong birth date",
        InvitationEventKind::Locked => "Invitation locked after 5\u{a0}wrong dates",
        InvitationEventKind::Claimed => "Record added by the patient or guardian",
        InvitationEventKind::Cancelled => "Invitation cancelled",
        InvitationEventKind::Expired => "Invitation expired",
        InvitationEventKind::NewLinkRequested => "New link asked for",
        InvitationEventKind::IdentityCorrected => "Identity details corrected in the record",
    },
    renew: "New link",
    renew_help: "A new link replaces the old one, which will no longer work, nor will its QR code.",
    renew_confirm: "Replace the link",
    cancel: "Cancel the invitation",
    cancel_help: "The link and its QR code will no longer work. You can make others.",
    cancel_confirm: "Yes, cancel the invitation",
    cancelled: "The invitation is cancelled: its link no longer works.",
    renewed: "A new link is ready. The old one no longer works.",
    owned: |owner| {
        let owner = owner.map_or_else(String::new, |owner| format!("Owner: {owner}. "));
        format!("This record is already shared. {owner}There is nothing left to send.")
    },
    locked: "5 wrong birth dates were entered: the link is locked. Check the holder’s birth date with the patient before you make a new link.",
    expired: "The 30\u{a0}days have passed: the link no longer works.",
    by_sms: "By SMS",
    sms_help: "A message ready to paste into an SMS. It gives only the holder’s first name.",
    sms_label: "Text of the SMS",
    sms: |practitioner, first_name, until, link| {
        format!(
            "{practitioner} is sharing the vaccination record of {first_name} with you. \
             Personal link, valid until {until}: {link}"
        )
    },
    sms_copied: "Text copied",
    show_qr: "Show the QR code",
    hide_qr: "Hide the QR code",
    refused_dates: |how_many| {
        format!("Birth date refused {how_many} times: check the identity details.")
    },
    kept_identity: "In the record:",
    new_link_asked: |at| {
        format!(
            "The link has expired. The patient asked for a new one on {at}. Create it, then pass it on: nothing is sent by itself."
        )
    },
    new_link_requests: "Requests for a new link",
    more_requests: "Only the latest requests are shown.",
};
