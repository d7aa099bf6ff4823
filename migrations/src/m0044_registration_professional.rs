//! What a practitioner says of themselves when they register. Registrations of patients have none of it.

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
        // SQLite adds one column a statement.
        for column in ["rpps_number", "profession", "workplace"] {
            manager
                .alter_table(
                    Table::alter()
                        .table("registration")
                        .add_column(text_null(column))
                        .to_owned(),
                )
                .await?;
        }
        Ok(())
    }
}
