//! Finds who asks a practitioner for a new link, however many invitations they have made.

use sea_orm_migration::prelude::*;

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
            .create_index(
                Index::create()
                    .name("invitation_new_link_requests")
                    .table("invitation")
                    .col("issued_by")
                    .col("new_link_requested_at")
                    .to_owned(),
            )
            .await
    }
}
