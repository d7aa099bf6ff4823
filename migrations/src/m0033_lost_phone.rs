//! Other numbers for accounts whose own is lost: those whose link is in the mailbox, and the one that an account waits
//! for.

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
                    .table("lost_phone_link")
                    .col(binary("digest").primary_key())
                    .col(uuid("account_id"))
                    .col(binary("phone_digest"))
                    .col(binary("phone_sealed"))
                    .col(big_integer("expires_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("lost_phone_link", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for column in ["account_id", "expires_at"] {
            manager
                .create_index(
                    Index::create()
                        .name(format!("lost_phone_link_{column}"))
                        .table("lost_phone_link")
                        .col(column)
                        .to_owned(),
                )
                .await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("lost_phone")
                    .col(uuid("account_id").primary_key())
                    .col(uuid("id"))
                    .col(binary("phone_digest"))
                    .col(binary("phone_sealed"))
                    .col(binary("cancel_digest").unique_key())
                    .col(big_integer("since"))
                    .col(big_integer_null("reminded_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("lost_phone", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("lost_phone_since")
                    .table("lost_phone")
                    .col("since")
                    .to_owned(),
            )
            .await
    }
}
