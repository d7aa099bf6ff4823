//! Links to choose another password. Those that were asked for an unknown address belong to nobody, and open nothing.

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
                    .table("password_reset")
                    .col(binary("digest").primary_key())
                    .col(uuid_null("account_id"))
                    .col(uuid_null("invitation_id"))
                    .col(big_integer("expires_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("password_reset", "account_id")
                            .to("account", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("password_reset", "invitation_id")
                            .to("invitation", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("password_reset_account")
                    .table("password_reset")
                    .col("account_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("password_reset_expires_at")
                    .table("password_reset")
                    .col("expires_at")
                    .to_owned(),
            )
            .await
    }
}
