//! The parts that pages are made of. Browser APIs are used here and nowhere else.

pub mod browser;
pub mod choice;
pub mod copy_field;
pub mod countdown;
pub mod error_summary;
pub mod field;
pub mod form;
pub mod hiding;
pub mod icon;
pub mod keyboard;
pub mod language;
pub mod lasting;
pub mod loaded;
pub mod new_password;
pub mod notice;
pub mod outcome;
pub mod page;
pub mod poll;
pub mod refresh;
#[cfg(not(feature = "ssr"))]
pub(crate) mod request;

pub use language::texts;
