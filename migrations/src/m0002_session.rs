//! Sessions, the codes sent for them, and the devices that need none. Secrets are kept as digests.

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
                    .table("session")
                    .col(uuid("id").primary_key())
                    .col(binary("digest").unique_key())
                    .col(uuid("account_id"))
                    .col(text("stage"))
                    .col(big_integer("created_at"))
                    .col(big_integer("last_used_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("session", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("session_created_at")
                    .table("session")
                    .col("created_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("one_time_code")
                    .col(uuid("id").primary_key())
                    .col(uuid("session_id").unique_key())
                    .col(binary("digest"))
                    .col(big_integer("sent_at"))
                    .col(big_integer("expires_at"))
                    .col(integer("tries"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("one_time_code", "session_id")
                            .to("session", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("trusted_device")
                    .col(uuid("id").primary_key())
                    .col(uuid("account_id"))
                    .col(binary("digest"))
                    .col(big_integer("created_at"))
                    .col(big_integer("last_used_at"))
                    .col(big_integer("expires_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("trusted_device", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("trusted_device_account")
                    .table("trusted_device")
                    .col("account_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("session_account")
                    .table("session")
                    .col("account_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("trusted_device_expires_at")
                    .table("trusted_device")
                    .col("expires_at")
                    .to_owned(),
            )
            .await
    }
}
