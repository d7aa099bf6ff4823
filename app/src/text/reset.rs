//! A forgotten password, and choosing another.

use super::Words;

/// A forgotten password, and choosing another.
pub struct Reset {
    /// The page that asks for the address.
    pub title: Words,
    /// What will happen.
    pub lead: Words,
    /// Sends the link.
    pub send: Words,
    /// After sending: the same for every address.
    pub sent: Words,
    /// When nothing comes.
    pub not_received: Words,
    /// Sends another link.
    pub send_again: Words,
    /// Demo mode: where the link can be read.
    pub demo_link: Words,
    /// Back to the sign-in.
    pub to_sign_in: Words,
    /// The page that a link leads to.
    pub choose: Words,
    /// What choosing does.
    pub choose_lead: Words,
    /// Labels it.
    pub label: Words,
    /// Chooses.
    pub save: Words,
    /// The link is too old, or was used.
    pub ended: (Words, Words),
    /// Asks for another.
    pub again: Words,
}
