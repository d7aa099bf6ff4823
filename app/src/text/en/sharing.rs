//! Handing a record over, in English.

use crate::text::Sharing;

pub(in crate::text) static SHARING: Sharing = Sharing {
    by_sms: "By SMS",
    sms_help: "To paste into an SMS as it is: it names the holder's first name only.",
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
