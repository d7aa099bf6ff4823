//! Vaccination records, their acts, and who has access.

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
                    .table("record")
                    .col(uuid("id").primary_key())
                    .col(text("family_name"))
                    .col(text_null("used_name"))
                    .col(text("first_name"))
                    .col(text("sort_name"))
                    .col(text("sex"))
                    .col(text("birth_date"))
                    .col(binary_null("email_sealed"))
                    .col(big_integer("created_at"))
                    .col(integer("share_version").default(0))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("vaccination")
                    .col(uuid("id").primary_key())
                    .col(uuid("record_id"))
                    .col(text("vaccine"))
                    .col(text("diseases"))
                    .col(text("occurred_on"))
                    .col(text_null("lot_number"))
                    .col(text("validation"))
                    .col(text_null("source"))
                    .col(uuid("entered_by"))
                    .col(uuid_null("validated_by"))
                    .col(big_integer("created_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("vaccination", "record_id")
                            .to("record", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("vaccination", "entered_by")
                            .to("account", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("vaccination", "validated_by")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("vaccination_record")
                    .table("vaccination")
                    .col("record_id")
                    .col("occurred_on")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("record_access")
                    .col(uuid("record_id"))
                    .col(uuid("account_id"))
                    .col(text("kind"))
                    .col(text("sort_name"))
                    .col(big_integer("granted_at"))
                    .col(big_integer_null("ended_at"))
                    .primary_key(Index::create().col("record_id").col("account_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("record_access", "record_id")
                            .to("record", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("record_access", "account_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        // A keyset page of one account is one range of this index, in order.
        manager
            .create_index(
                Index::create()
                    .name("record_access_list")
                    .table("record_access")
                    .col("account_id")
                    .col("kind")
                    .col("sort_name")
                    .col("record_id")
                    .to_owned(),
            )
            .await
    }
}
