//! The database schema, one change a file, the same on SQLite and PostgreSQL. Stands alone: a change that ran is
//! never edited, so it must not depend on code that moves on.
//!
//! Instants are milliseconds since 1970 UTC (`BIGINT`), dates are `YYYY-MM-DD` text: both compare alike everywhere.

#![allow(
    clippy::wildcard_imports,
    reason = "the preludes of the schema builder are made to be imported whole"
)]

use sea_orm_migration::{MigrationTrait, async_trait};
pub use sea_orm_migration::{MigratorTrait, prelude, sea_orm};

mod m0001_account;
mod m0002_session;
mod m0003_throttle;
mod m0004_record;
mod m0005_invitation;
mod m0006_journal;
mod m0007_outbox;
mod m0008_draft;
mod m0009_key_check;
mod m0010_session_code;
mod m0011_journal_guard;
mod m0012_invitation_journal;
mod m0020_registration;
mod m0021_code_of_registration;
mod m0030_password_reset;
mod m0031_session_proofs;
mod m0032_email_change;
mod m0033_lost_phone;
mod m0040_record_word;
mod m0041_vaccination_version;
mod m0043_record_form;
mod m0044_registration_professional;
mod m0047_withdrawal_reason;
mod m0050_outbox_lease;
mod m0051_practitioner_decision;
mod m0052_new_link_requests;
mod m0053_decisions_kept;
mod m0060_mails_of_invitation;
mod m0061_end_of_messages;
mod m0062_account_without_time;
mod m0063_sort_name_without_apostrophe;
mod m0064_counters_by_key_alone;

/// Brings a database to the newest schema.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_account::Migration),
            Box::new(m0002_session::Migration),
            Box::new(m0003_throttle::Migration),
            Box::new(m0004_record::Migration),
            Box::new(m0005_invitation::Migration),
            Box::new(m0006_journal::Migration),
            Box::new(m0007_outbox::Migration),
            Box::new(m0008_draft::Migration),
            Box::new(m0009_key_check::Migration),
            Box::new(m0010_session_code::Migration),
            Box::new(m0011_journal_guard::Migration),
            Box::new(m0012_invitation_journal::Migration),
            Box::new(m0020_registration::Migration),
            Box::new(m0021_code_of_registration::Migration),
            Box::new(m0030_password_reset::Migration),
            Box::new(m0031_session_proofs::Migration),
            Box::new(m0032_email_change::Migration),
            Box::new(m0033_lost_phone::Migration),
            Box::new(m0040_record_word::Migration),
            Box::new(m0041_vaccination_version::Migration),
            Box::new(m0043_record_form::Migration),
            Box::new(m0044_registration_professional::Migration),
            Box::new(m0047_withdrawal_reason::Migration),
            Box::new(m0050_outbox_lease::Migration),
            Box::new(m0051_practitioner_decision::Migration),
            Box::new(m0052_new_link_requests::Migration),
            Box::new(m0053_decisions_kept::Migration),
            Box::new(m0060_mails_of_invitation::Migration),
            Box::new(m0061_end_of_messages::Migration),
            Box::new(m0062_account_without_time::Migration),
            Box::new(m0063_sort_name_without_apostrophe::Migration),
            Box::new(m0064_counters_by_key_alone::Migration),
        ]
    }
}
