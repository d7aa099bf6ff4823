//! « Mon compte », and what its changes ask for.

use domain::{account::user_agent::UserAgent, time::LocalTime};

use super::Words;

/// « Mon compte », and what its changes ask for.
pub struct Own {
    /// The page that lists.
    pub title: Words,
    /// What was just changed, by the word in the address.
    pub done: fn(&str) -> Option<Words>,
    /// Leads to a page where something is changed.
    pub change: Words,
    /// Leads to a page that lists.
    pub see: Words,
    /// Names the language, and heads its page.
    pub language: Words,
    /// What follows the language.
    pub language_lead: Words,
    /// Messages come in another language than that of the page: takes its name.
    pub messages_in: fn(Words) -> String,
    /// What to do about it, where there is a link to the language.
    pub change_messages: Words,
    /// What to do about it on the language's own page.
    pub save_for_messages: Words,
    /// Labels the choice.
    pub languages: Words,
    /// The languages, each in its own words.
    pub language_names: [(Words, Words); 2],
    /// Keeps the choice.
    pub save: Words,
    /// Names the address.
    pub email: Words,
    /// An address that waits: takes it.
    pub email_waits: fn(&str) -> String,
    /// Heads its page.
    pub email_title: Words,
    /// What happens: takes the address now.
    pub email_lead: fn(&str) -> String,
    /// Labels the new one.
    pub new_email: Words,
    /// Sends the link.
    pub send_link: Words,
    /// After sending: takes the address, until when, and the address now.
    pub link_sent: fn(&str, LocalTime, &str) -> String,
    /// Sends another link.
    pub send_link_again: Words,
    /// The page that the link leads to.
    pub confirm_title: Words,
    /// What confirming does.
    pub confirm_lead: Words,
    /// Confirms.
    pub confirm: Words,
    /// The link is too old, or was used.
    pub confirm_ended: (Words, Words),
    /// After confirming.
    pub confirmed: (Words, Words),
    /// Names the number.
    pub phone: Words,
    /// The number: takes its last two digits.
    pub phone_ends: fn(&str) -> String,
    /// Another is waited for: takes from when on.
    pub phone_waits: fn(LocalTime) -> String,
    /// Heads its page.
    pub phone_title: Words,
    /// What happens: takes the last two digits of the number now.
    pub phone_lead: fn(&str) -> String,
    /// Labels the new one.
    pub new_phone: Words,
    /// Sends its code.
    pub send_code: Words,
    /// Back to the number.
    pub correct_phone: Words,
    /// Names the password.
    pub password: Words,
    /// Heads its page.
    pub password_title: Words,
    /// What changing it does.
    pub password_lead: Words,
    /// Changes it.
    pub password_save: Words,
    /// Names the devices, and heads their page.
    pub devices: Words,
    /// How many.
    pub devices_count: fn(usize) -> String,
    /// What they are.
    pub devices_lead: Words,
    /// There are none.
    pub no_devices: Words,
    /// Ends the trust of one.
    pub forget: Words,
    /// Ends the trust of all.
    pub forget_all: Words,
    /// When it was trusted, used last, and until when.
    pub device_times: fn(String, String, String) -> String,
    /// Names the sessions, and heads their page.
    pub sessions: Words,
    /// How many.
    pub sessions_count: fn(usize) -> String,
    /// What they are.
    pub sessions_lead: Words,
    /// Ends one.
    pub end: Words,
    /// When it was opened and used last.
    pub session_times: fn(String, String) -> String,
    /// Ends all of them.
    pub everywhere: Words,
    /// What that does.
    pub everywhere_help: Words,
    /// Does so.
    pub everywhere_confirm: Words,
    /// The one that is looked at.
    pub this: Words,
    /// A browser and its system.
    pub user_agent: fn(UserAgent) -> String,
    /// Heads the page that asks for password and code once more.
    pub step_up: Words,
    /// Why.
    pub step_up_lead: Words,
    /// Goes on to the code.
    pub step_up_next: Words,
}
