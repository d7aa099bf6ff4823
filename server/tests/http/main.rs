//! The web host through its router, as a browser or an attacker meets it, on a SQLite file.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where something is missing"
)]

mod acts;
mod administration;
mod browser;
mod claim;
#[path = "../support/cookies.rs"]
mod cookies;
mod csrf;
mod demo;
mod drafts;
mod entry;
#[path = "../support/functions.rs"]
mod functions;
mod headers;
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/hostile.rs"]
mod hostile;
mod log;
mod lost_phone;
mod metrics;
mod my_account;
mod new_patient;
mod own_links;
mod records;
mod refusals;
mod registration;
mod security_txt;
mod sharing;
mod siege;
#[path = "../support/site.rs"]
mod site;
mod stage;
mod walk;
