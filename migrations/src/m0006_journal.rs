//! The journal: one hash chain a record, append-only by trigger, and the head of each chain.

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

    #[expect(
        clippy::disallowed_methods,
        reason = "a trigger has no other form than its own SQL"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("journal")
                    .col(uuid("record_id"))
                    .col(big_integer("seq"))
                    .col(big_integer("at"))
                    .col(uuid_null("by"))
                    .col(text("event"))
                    .col(binary("hash"))
                    .col(binary("mac"))
                    .primary_key(Index::create().col("record_id").col("seq"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("journal", "record_id")
                            .to("record", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("journal_head")
                    .col(uuid("record_id").primary_key())
                    .col(big_integer("count"))
                    .col(binary("last_hash"))
                    .col(binary("mac"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("journal_head", "record_id")
                            .to("record", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for statement in append_only(manager.get_database_backend()) {
            manager
                .get_connection()
                .execute_unprepared(statement)
                .await?;
        }
        Ok(())
    }
}

/// Triggers that abort every change of what was written.
fn append_only(backend: sea_orm::DatabaseBackend) -> &'static [&'static str] {
    match backend {
        sea_orm::DatabaseBackend::Postgres => &[
            "CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
            "CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal \
             FOR EACH ROW EXECUTE FUNCTION journal_append_only()",
            "CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal \
             FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()",
            "CREATE TRIGGER journal_head_no_delete BEFORE DELETE ON journal_head \
             FOR EACH ROW EXECUTE FUNCTION journal_append_only()",
            "CREATE TRIGGER journal_head_no_truncate BEFORE TRUNCATE ON journal_head \
             FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()",
        ],
        _ => &[
            "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal \
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
            "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal \
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
            "CREATE TRIGGER journal_head_no_delete BEFORE DELETE ON journal_head \
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        ],
    }
}
