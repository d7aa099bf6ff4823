//! Where in its record's journal an invitation begins: its page reads from there on, not the whole chain.

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
            .alter_table(
                Table::alter()
                    .table("invitation")
                    // Those that are there already read from the beginning.
                    .add_column(big_integer("journal_from").default(1))
                    .to_owned(),
            )
            .await
    }
}
