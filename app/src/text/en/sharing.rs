//! Handing a record over, in English.

use domain::share::{InvitationEventKind, ShareStatus};

use crate::text::Sharing;

pub(in crate::text) static SHARING: Sharing = Sharing {
    sharing: "Sharing",
    sharing_help: "The patient, or a parent, will be able to read this record. You keep access to it.",
    share: "Share this record with the patient",
    see_sharing: "See the sharing",
    share_status: |status| match status {
        ShareStatus::NotShared => "Not shared",
        ShareStatus::InvitationPending => "Invitation pending",
        ShareStatus::InvitationStopped => "Invitation expired or locked",
        ShareStatus::Shared => "Shared with the patient",
    },
    issue_lead: "A personal link, valid for 30 days, to send or to have scanned. The patient will have to type the holder’s birth date and certify that they are authorised to access the record.",
    issue: "Create the invitation",
    by_email: "By e-mail",
    by_qr: "By QR code",
    by_link: "By a link",
    recipient: "E-mail address of the patient or the parent",
    send_email: "Send the e-mail",
    email_sent: |to| match to {
        None => "The e-mail is on its way.".into(),
        Some(to) => format!("The e-mail is on its way to {to}."),
    },
    qr_label: "QR code to share the record",
    qr_help: "The patient scans it with their phone’s camera.",
    link_label: "Sharing link",
    link_help: "To paste into an SMS or your own mail.",
    copy: "Copy",
    copied: "Link copied",
    life: "Life of the invitation",
    event: |kind| match kind {
        InvitationEventKind::Issued => "Invitation created",
        InvitationEventKind::Emailed => "E-mail sent",
        InvitationEventKind::Started => "First sign-in or registration with this link",
        InvitationEventKind::WrongBirthDate => "Wrong birth date",
        InvitationEventKind::Locked => "Locked after 5 wrong dates",
        InvitationEventKind::Claimed => "Record added by the patient",
        InvitationEventKind::Cancelled => "Invitation cancelled",
        InvitationEventKind::Expired => "Invitation expired",
        InvitationEventKind::NewLinkRequested => "The patient asks for a new link",
        InvitationEventKind::IdentityCorrected => "Identity corrected in the record",
    },
    renew: "New link",
    renew_help: "A new link replaces the old one, which will no longer work, nor will its QR code.",
    renew_confirm: "Replace the link",
    cancel: "Cancel the invitation",
    cancel_help: "The link and its QR code will no longer work. You can make others.",
    cancel_confirm: "Yes, cancel the invitation",
    cancelled: "The invitation is cancelled: its link no longer works.",
    renewed: "A new link is ready. The old one no longer works.",
    owned: "This record belongs to the patient: there is nothing left to send.",
    locked: "5 wrong birth dates were typed: the link is locked. Check the holder’s birth date with the patient before you make a new link.",
    expired: "The 30 days are over: the link no longer works.",
    by_sms: "By SMS",
    sms_help: "To paste into an SMS as it is: it names the holder’s first name only.",
    sms_label: "Text of the SMS",
    sms: |practitioner, first_name, until, link| {
        format!(
            "{practitioner} hands you the vaccination record of {first_name}. \
             Personal link, valid until {until}: {link}"
        )
    },
    sms_copied: "Text copied",
    show_qr: "Show the QR code",
    hide_qr: "Hide the QR code",
    refused_dates: |how_many| format!("Birth date refused {how_many} times: check the identity."),
    kept_identity: "In the record:",
    new_link_asked: |at| {
        format!("The patient asks for a new link ({at}). Nothing is sent without you.")
    },
    new_link_requests: "A new link is asked of you",
    more_requests: "Only the latest requests are shown.",
};
