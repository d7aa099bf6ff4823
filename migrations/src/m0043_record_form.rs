//! Which form a record was made with: the same one, posted twice, makes it once. Records of before have none.

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
                    .table("record")
                    .add_column(binary_null("made_by_form"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("record_made_by_form")
                    .table("record")
                    .col("made_by_form")
                    .unique()
                    .to_owned(),
            )
            .await
    }
}
