//! « Je n'ai plus ce téléphone ».

use domain::time::LocalTime;

use super::Words;

/// « Je n'ai plus ce téléphone ».
pub struct LostPhone {
    /// The page that asks for another number.
    pub title: Words,
    /// Back to the code.
    pub to_code: Words,
    /// How long it takes.
    pub lead: Words,
    /// What there is to do, in turn.
    pub steps: [Words; 4],
    /// Why it takes so long.
    pub why: Words,
    /// When none of it is needed.
    pub same_number: Words,
    /// In place of all that, to administrators.
    pub ask_operator: Words,
    /// Labels the number.
    pub number: Words,
    /// Sends its code.
    pub send_code: Words,
    /// Back to the number.
    pub correct_number: Words,
    /// After its code: read the mail.
    pub mail: (Words, Words),
    /// When nothing comes.
    pub not_received: Words,
    /// The page that the link leads to.
    pub begin_title: Words,
    /// What confirming does: takes the last two digits of the number.
    pub begin_lead: fn(&str) -> String,
    /// When not to.
    pub begin_advice: Words,
    /// Leads to another password, there and after ending the wait.
    pub change_password: Words,
    /// Confirms.
    pub begin: Words,
    /// The link is too old, was used, or one is waited for already.
    pub begin_ended: (Words, Words),
    /// After confirming.
    pub begun: (Words, Words),
    /// Until when one waits.
    pub wait_until: fn(LocalTime) -> String,
    /// Then what: takes the last two digits of the number.
    pub waiting: fn(&str) -> String,
    /// And what to do then: takes from when to when.
    pub waiting_then: fn(LocalTime, LocalTime) -> String,
    /// Leads to the code of the old number.
    pub found: Words,
    /// The wait is over.
    pub open_title: Words,
    /// Where the code is: takes the last two digits, and until when it may be used.
    pub open: fn(&str, LocalTime) -> String,
    /// Leads to the code of the new number.
    pub enter_code: Words,
    /// For whoever lost nothing.
    pub not_me: Words,
    /// For them, and for whoever has found the phone.
    pub not_me_or_found: Words,
    /// Ends the wait.
    pub cancel: Words,
    /// The page that the link to end it leads to.
    pub cancel_title: Words,
    /// What ending it does.
    pub cancel_lead: Words,
    /// The link is too old, or was used.
    pub cancel_ended: (Words, Words),
    /// After ending it.
    pub cancelled: (Words, Words),
    /// The new number is the account's.
    pub replaced: (Words, Words),
}
