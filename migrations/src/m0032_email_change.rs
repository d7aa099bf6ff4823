//! An address that is to become an account's: one an account, until the link that was sent there is confirmed.

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
                    .table("email_change")
                    .col(uuid("account_id").primary_key())
                    .col(binary("digest").unique_key())
                    .col(binary("email_digest"))
                    .col(binary("email_sealed"))
                    .col(big_integer("expires_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("email_change", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("email_change_expires_at")
                    .table("email_change")
                    .col("expires_at")
                    .to_owned(),
            )
            .await
    }
}
