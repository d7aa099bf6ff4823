//! What a session's owner knows it again by, what was shown in it of late, and the number that its code goes to when it
//! is not the account's.

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
        for (table, column) in [
            ("session", text_null("user_agent")),
            ("session", big_integer_null("password_at")),
            ("session", big_integer_null("code_at")),
            ("session", binary_null("new_phone_digest")),
            ("session", binary_null("new_phone_sealed")),
            ("trusted_device", text_null("user_agent")),
        ] {
            manager
                .alter_table(Table::alter().table(table).add_column(column).to_owned())
                .await?;
        }
        Ok(())
    }
}
