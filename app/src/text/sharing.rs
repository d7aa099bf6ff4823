//! Sharing a record: how far it has come, its page, and who asks for a new link.

use domain::share::{InvitationEventKind, ShareStatus, invitation::State};

use super::Words;

/// Sharing a record.
pub struct Sharing {
    /// Heads what is known of sharing.
    pub sharing: Words,
    /// What sharing means.
    pub sharing_help: Words,
    /// The same, once it is done.
    pub shared_help: Words,
    /// Leads to the share page, and heads it.
    pub share: Words,
    /// Heads it once the record has an owner.
    pub shared: Words,
    /// Leads there once something is under way.
    pub see_sharing: Words,
    /// The small logo's words.
    pub share_status: fn(ShareStatus) -> Words,
    /// Beside the logo, which of the two ends of an invitation it is.
    pub stopped: fn(State) -> Option<Words>,
    /// What the invitation does for the patient.
    pub issue_lead: Words,
    /// Makes the invitation.
    pub issue: Words,
    /// By e-mail.
    pub by_email: Words,
    /// By QR code.
    pub by_qr: Words,
    /// By a link.
    pub by_link: Words,
    /// Labels the address.
    pub recipient: Words,
    /// Sends the e-mail.
    pub send_email: Words,
    /// After one was sent: sends another.
    pub send_email_again: Words,
    /// After sending.
    pub email_sent: fn(Option<&str>) -> String,
    /// Describes the picture.
    pub qr_label: Words,
    /// How to use it.
    pub qr_help: Words,
    /// Labels the link.
    pub link_label: Words,
    /// What to do with it.
    pub link_help: Words,
    /// Copies.
    pub copy: Words,
    /// After copying.
    pub copied: Words,
    /// Heads what happened to the invitation.
    pub timeline: Words,
    /// What happened to it.
    pub event: fn(InvitationEventKind) -> Words,
    /// Ends it and makes another.
    pub renew: Words,
    /// What that does.
    pub renew_help: Words,
    /// Does so.
    pub renew_confirm: Words,
    /// Ends it.
    pub cancel: Words,
    /// What that does.
    pub cancel_help: Words,
    /// Does so.
    pub cancel_confirm: Words,
    /// After cancelling.
    pub cancelled: Words,
    /// After a new link was made.
    pub renewed: Words,
    /// The record has an owner: who.
    pub owned: fn(Option<&str>) -> String,
    /// Locked by wrong dates.
    pub locked: Words,
    /// Expired.
    pub expired: Words,
    /// Heads the text for an SMS.
    pub by_sms: Words,
    /// What to do with it.
    pub sms_help: Words,
    /// Labels it.
    pub sms_label: Words,
    /// The text: who shares, the holder's first name, until when, the link. In characters that every SMS has.
    pub sms: fn(&str, &str, &str, &str) -> String,
    /// After copying it.
    pub sms_copied: Words,
    /// Shows the QR code.
    pub show_qr: Words,
    /// Hides it.
    pub hide_qr: Words,
    /// So many birth dates were refused.
    pub refused_dates: fn(usize) -> String,
    /// Before the identity as it is kept.
    pub kept_identity: Words,
    /// It has expired, and a new link is asked for: since when.
    pub new_link_asked: fn(&str) -> String,
    /// Heads those who ask for a new link.
    pub new_link_requests: Words,
    /// There are more than are shown.
    pub more_requests: Words,
}
