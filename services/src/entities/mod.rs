//! The tables as SeaORM sees them. They never leave this crate: stores turn them into domain types.

pub mod account;
pub mod attestation;
pub mod draft;
pub mod email_change;
pub mod invitation;
pub mod journal;
pub mod journal_head;
pub mod key_check;
pub mod lost_phone;
pub mod lost_phone_link;
pub mod one_time_code;
pub mod outbox;
pub mod password_failure;
pub mod password_reset;
pub mod practitioner;
pub mod practitioner_decision;
pub mod record;
pub mod record_access;
pub mod record_word;
pub mod registration;
pub mod session;
pub mod throttle;
pub mod trusted_device;
pub mod vaccination_version;
