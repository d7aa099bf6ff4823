//! Forms that were refused without JavaScript, or posted on an expired session: kept sealed for a while, so that nothing typed is lost.

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
                    .table("draft")
                    .col(binary("digest").primary_key())
                    .col(text("form"))
                    .col(uuid_null("account_id"))
                    .col(binary("sealed"))
                    .col(big_integer("expires_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("draft_expires_at")
                    .table("draft")
                    .col("expires_at")
                    .to_owned(),
            )
            .await
    }
}
