//! Counters of attempts: by client address, number, account. Keys are keyed digests.

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
                    .table("throttle")
                    .col(binary("key").primary_key())
                    .col(big_integer("window_ends_at"))
                    .col(integer("count"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("throttle_window_ends_at")
                    .table("throttle")
                    .col("window_ends_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("password_failure")
                    .col(binary("key").primary_key())
                    .col(integer("count"))
                    .col(big_integer("last_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("password_failure_last_at")
                    .table("password_failure")
                    .col("last_at")
                    .to_owned(),
            )
            .await
    }
}
