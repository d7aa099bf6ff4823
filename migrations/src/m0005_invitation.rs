//! Invitations to claim a record, and the attestations given with them.

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
                    .table("invitation")
                    .col(uuid("id").primary_key())
                    .col(uuid("record_id"))
                    .col(uuid("issued_by"))
                    .col(binary("token_digest").unique_key())
                    .col(binary_null("token_sealed"))
                    .col(big_integer("created_at"))
                    .col(big_integer("expires_at"))
                    .col(integer("wrong_dates").default(0))
                    .col(text_null("ending"))
                    .col(big_integer_null("ended_at"))
                    .col(uuid_null("claimed_by"))
                    .col(uuid_null("bound_to"))
                    .col(big_integer_null("started_at"))
                    .col(big_integer_null("new_link_requested_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("invitation", "record_id")
                            .to("record", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("invitation", "issued_by")
                            .to("account", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("invitation", "claimed_by")
                            .to("account", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("invitation", "bound_to")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("invitation_record")
                    .table("invitation")
                    .col("record_id")
                    .col("created_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("invitation_bound_to")
                    .table("invitation")
                    .col("bound_to")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("attestation")
                    .col(uuid("invitation_id").primary_key())
                    .col(uuid("account_id"))
                    .col(integer("version"))
                    .col(big_integer("attested_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("attestation", "invitation_id")
                            .to("invitation", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("attestation", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("invitation_expires_at")
                    .table("invitation")
                    .col("expires_at")
                    .to_owned(),
            )
            .await
    }
}
