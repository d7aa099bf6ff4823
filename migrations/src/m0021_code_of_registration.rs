//! A code belongs to a session or to a registration. SQLite changes no column in place: the table is made anew, and the
//! codes that were sent stay right.

use sea_orm_migration::{prelude::*, schema::*};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

const OLD: &str = "one_time_code";
const NEW: &str = "one_time_code_of_either";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// SQLite runs a migration without a transaction unless asked: half a change must never stay.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table()).await?;
        let kept = [
            "id",
            "session_id",
            "digest",
            "sent_at",
            "expires_at",
            "tries",
        ];
        let mut copy = Query::insert();
        copy.into_table(NEW).columns(kept);
        copy.select_from(Query::select().columns(kept).from(OLD).to_owned())
            .map_err(|error| DbErr::Migration(error.to_string()))?;
        manager.execute(copy).await?;
        manager
            .drop_table(Table::drop().table(OLD).to_owned())
            .await?;
        manager
            .rename_table(Table::rename().table(NEW, OLD).to_owned())
            .await
    }
}

fn table() -> TableCreateStatement {
    Table::create()
        .table(NEW)
        .col(uuid("id").primary_key())
        .col(uuid_null("session_id").unique_key())
        .col(uuid_null("registration_id").unique_key())
        .col(binary("digest"))
        .col(big_integer("sent_at"))
        .col(big_integer("expires_at"))
        .col(integer("tries"))
        .foreign_key(
            ForeignKey::create()
                .from(NEW, "session_id")
                .to("session", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from(NEW, "registration_id")
                .to("registration", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
