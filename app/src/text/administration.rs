//! The administrator's pages, and that of practitioners who wait.

use domain::{
    approval::{Approval as Approved, Decision},
    outbox::{Channel, Standing},
};

use super::Words;

/// The administrator's pages.
pub struct Administration {
    /// Heads the home.
    pub title: Words,
    /// What it is for.
    pub help: Words,
    /// Heads those who wait.
    pub applications: Words,
    /// What the table holds.
    pub applications_caption: Words,
    /// Nobody waits.
    pub no_application: (Words, Words),
    /// There are more than are shown.
    pub more_applications: Words,
    /// Leads to all practitioners.
    pub all_practitioners: Words,
    /// Heads all practitioners.
    pub practitioners: Words,
    /// How they are listed, and what to do there.
    pub practitioners_help: Words,
    /// What the table holds.
    pub practitioners_caption: Words,
    /// The columns of both tables: name, profession, place of work, RPPS number.
    pub practitioner_columns: [Words; 4],
    /// Another of the latter, and of the page of one: whether one may act.
    pub status: Words,
    /// Whether one may act.
    pub approval: fn(&Approved) -> Words,
    /// Heads one of them.
    pub application: Words,
    /// Before other accounts that bear the same number.
    pub same_number: Words,
    /// What to check before deciding: before and after where.
    pub check: [Words; 2],
    /// The number can be one.
    pub rpps_fits: Words,
    /// It cannot.
    pub rpps_wrong: Words,
    /// Why such an account cannot be approved.
    pub rpps_refused: Words,
    /// Lets the practitioner act.
    pub approve: Words,
    /// What that does.
    pub approve_help: Words,
    /// Opens the refusal.
    pub refuse: Words,
    /// What that does.
    pub refuse_help: Words,
    /// Labels the reason.
    pub reason: Words,
    /// Refuses.
    pub refuse_confirm: Words,
    /// Opens the revocation.
    pub revoke: Words,
    /// What that does.
    pub revoke_help: Words,
    /// Revokes.
    pub revoke_confirm: Words,
    /// What reconsidering does.
    pub reconsider_help: Words,
    /// And after a revocation.
    pub still_cancelled: Words,
    /// Reconsiders.
    pub reconsider: Words,
    /// Heads what was decided so far.
    pub decisions: Words,
    /// What was decided.
    pub decision: fn(Decision) -> Words,
    /// By nobody's account.
    pub by_command_line: Words,
    /// After deciding: what, and about whom.
    pub decided: fn(Decision, &str) -> String,
    /// Somebody else has decided.
    pub decided_already: Words,
    /// Heads the messages.
    pub messages: Words,
    /// What the table holds.
    pub messages_caption: Words,
    /// Its columns: channel, since when, standing, attempts, reason.
    pub message_columns: [Words; 5],
    /// None waits.
    pub no_message: (Words, Words),
    /// There are more than are shown.
    pub more_messages: Words,
    /// By what a message travels.
    pub channel: fn(Channel) -> Words,
    /// Why it has not left.
    pub standing: fn(Standing) -> Words,
    /// No gateway has said anything.
    pub nothing_said: Words,
}

/// The page of a practitioner who may do nothing.
pub struct Approval {
    /// Waiting: heading, and what happens next.
    pub waiting: (Words, [Words; 2]),
    /// Refused: heading.
    pub refused: Words,
    /// Revoked: heading, and what that means.
    pub revoked: (Words, Words),
    /// Precedes the reason of either.
    pub reason: Words,
    /// Either may be wrong.
    pub mistake: Words,
    /// Before the address of who can mend it.
    pub write_to: Words,
    /// What to do where none is known.
    pub no_contact: Words,
}
