//! Calepin's screens and server functions. The same components render on the server and hydrate in the browser.

// Views are deep, generic types.
#![recursion_limit = "256"]
#![allow(
    clippy::needless_pass_by_value,
    reason = "components own their properties, and pages what was loaded for them"
)]

pub mod account;
pub mod administration;
pub mod app;
pub mod claim;
#[cfg(feature = "ssr")]
pub mod cx;
pub mod draft;
pub mod error;
pub mod record;
pub mod registration;
pub mod routes;
pub mod share;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod site;
pub mod text;
pub mod ui;
pub mod vaccination;

pub use app::App;
