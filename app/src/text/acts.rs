//! Entering acts, changing them, taking them out.

use domain::record::vaccination::{BodySite, Route};

use super::Words;

/// Entering acts, changing them, taking them out.
pub struct Acts {
    /// The page where acts are entered, and what leads there.
    pub enter: Words,
    /// The record has none yet: what to do first.
    pub empty: (Words, Words),
    /// Labels the vaccine.
    pub vaccine: Words,
    /// What can be typed there.
    pub vaccine_help: Words,
    /// Looks for it.
    pub search: Words,
    /// Names the list.
    pub vaccines: Words,
    /// Over what was used lately.
    pub recent: Words,
    /// How many are shown, of how many.
    pub found: fn(usize, usize) -> String,
    /// Nothing was found, and what to try.
    pub none_found: Words,
    /// Heads what was found, without JavaScript.
    pub choose: Words,
    /// Labels the date.
    pub occurred_on: Words,
    /// How it can be typed.
    pub occurred_on_help: Words,
    /// Labels how the practitioner knows.
    pub source: Words,
    /// Gave it.
    pub performed: Words,
    /// The same, for others to read: who.
    pub performed_by: fn(&str) -> String,
    /// Saw a proof.
    pub seen_on_proof: Words,
    /// Labels whether it is a booster.
    pub booster: Words,
    /// Yes and no: what is sent, and what is read.
    pub booster_choices: [(Words, Words); 2],
    /// Opens what need not be known.
    pub more: Words,
    /// Labels the batch.
    pub lot_number: Words,
    /// Labels its expiry date.
    pub expires_on: Words,
    /// How that can be typed.
    pub expires_on_help: Words,
    /// Labels the route.
    pub route: Words,
    /// It is not known.
    pub no_route: Words,
    /// A route.
    pub route_name: fn(Route) -> Words,
    /// Labels the site.
    pub body_site: Words,
    /// It is not known.
    pub no_body_site: Words,
    /// A site.
    pub body_site_name: fn(BodySite) -> Words,
    /// Labels the comment.
    pub comment: Words,
    /// The record seems to have it: under which name, since when.
    pub likely_entered: fn(&str, &str) -> String,
    /// Ticked to enter it all the same.
    pub again: Words,
    /// Saves, and begins the next.
    pub save_and_next: Words,
    /// Saves, and goes to the record.
    pub save_and_finish: Words,
    /// What was saved: vaccine, date.
    pub entered: fn(&str, &str) -> String,
    /// Heads what was entered just before: how many.
    pub sitting: fn(usize) -> String,
    /// Nothing yet.
    pub sitting_empty: Words,
    /// Leads to one, to correct it.
    pub correct: Words,
    /// After acts were entered.
    pub all_entered: Words,
    /// The page of one act.
    pub one: Words,
    /// Keeps a change.
    pub save: Words,
    /// After a change.
    pub changed: Words,
    /// Somebody else changed it meanwhile: who, when.
    pub outdated: fn(&str, &str) -> String,
    /// Takes an act out.
    pub withdraw: Words,
    /// What that does.
    pub withdraw_help: Words,
    /// Labels the reason.
    pub reason: Words,
    /// Does so.
    pub withdraw_confirm: Words,
    /// After that: vaccine, date.
    pub withdrawal_done: fn(&str, &str) -> String,
    /// On the page of one that was.
    pub withdrawn: Words,
    /// So many acts of a record were.
    pub how_many_withdrawn: fn(usize) -> String,
    /// When one of them was.
    pub withdrawn_at: fn(&str) -> String,
    /// Heads the versions.
    pub history: Words,
    /// The first version, before who wrote it.
    pub was_entered: Words,
    /// A further one, likewise.
    pub was_changed: Words,
    /// The last one of an act that was taken out, likewise.
    pub was_withdrawn: Words,
    /// Stands for what was not said.
    pub nothing: Words,
    /// Labels whether a practitioner vouches for it.
    pub validation: Words,
}
