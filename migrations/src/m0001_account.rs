//! Accounts of patients and practitioners. Addresses and numbers are sealed; an address is found by its keyed digest.

use sea_orm_migration::{prelude::*, schema::*};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// SQLite runs a migration without a transaction unless asked: half a change must never stay.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("account")
                    .col(uuid("id").primary_key())
                    .col(text("role"))
                    .col(binary("email_digest").unique_key())
                    .col(binary("email_sealed"))
                    .col(binary("phone_digest"))
                    .col(binary("phone_sealed"))
                    .col(text("password_hash"))
                    .col(text("first_name"))
                    .col(text("family_name"))
                    .col(text("language"))
                    .col(big_integer("created_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("practitioner")
                    .col(uuid("account_id").primary_key())
                    .col(text("display_name"))
                    .col(text("profession"))
                    .col(text("workplace"))
                    .col(text("rpps_number"))
                    .col(big_integer_null("approved_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("practitioner", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await
    }
}
