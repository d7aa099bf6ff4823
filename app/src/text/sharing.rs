//! Handing a record over: what its page says besides the three channels.

use super::Words;

/// Handing a record over.
pub struct Sharing {
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
    /// A new link is asked for: since when.
    pub new_link_asked: fn(&str) -> String,
    /// Heads those who ask for a new link.
    pub new_link_requests: Words,
    /// There are more than are shown.
    pub more_requests: Words,
}
