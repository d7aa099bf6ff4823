//! Messages to be sent, written in the transaction that decides to send them. What is secret is sealed, and erased once sent.

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
                    .table("outbox")
                    .col(uuid("id").primary_key())
                    .col(text("channel"))
                    .col(binary_null("sealed"))
                    .col(big_integer("created_at"))
                    .col(big_integer_null("not_after"))
                    .col(big_integer("next_attempt_at"))
                    .col(integer("attempts").default(0))
                    .col(text("state"))
                    .col(text_null("last_error"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outbox_due")
                    .table("outbox")
                    .col("state")
                    .col("next_attempt_at")
                    .to_owned(),
            )
            .await
    }
}
