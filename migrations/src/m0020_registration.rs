//! Registrations of new patients, until each has an account or its time is up. Addresses and numbers are sealed, secrets
//! are kept as digests.

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
                    .table("registration")
                    .col(uuid("id").primary_key())
                    .col(binary("secret_digest"))
                    .col(binary("token_digest").unique_key())
                    .col(text("first_name"))
                    .col(text("family_name"))
                    .col(text("language"))
                    .col(binary("email_digest"))
                    .col(binary("email_sealed"))
                    .col(binary_null("phone_digest"))
                    .col(binary_null("phone_sealed"))
                    .col(text_null("password_hash"))
                    .col(text("stage"))
                    .col(big_integer("expires_at"))
                    .col(big_integer_null("code_entered_at"))
                    .col(big_integer_null("mail_sent_at"))
                    .col(integer("resends_left"))
                    .col(uuid_null("invitation_id"))
                    .col(uuid_null("account_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("registration", "invitation_id")
                            .to("invitation", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("registration", "account_id")
                            .to("account", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("registration_expires_at")
                    .table("registration")
                    .col("expires_at")
                    .to_owned(),
            )
            .await
    }
}
