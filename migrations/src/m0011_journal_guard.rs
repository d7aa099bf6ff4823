//! The journal grows at its end only: a row follows the last one, and a head follows its row, by one. Also against
//! SQLite's `INSERT OR REPLACE`, which removes what stands in its way without asking the triggers on `DELETE`.

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

    #[expect(
        clippy::disallowed_methods,
        reason = "a trigger has no other form than its own SQL"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in grows_at_its_end(manager.get_database_backend()) {
            manager
                .get_connection()
                .execute_unprepared(statement)
                .await?;
        }
        Ok(())
    }
}

/// Triggers that abort every row and every head that is not the next one.
fn grows_at_its_end(backend: sea_orm::DatabaseBackend) -> &'static [&'static str] {
    match backend {
        sea_orm::DatabaseBackend::Postgres => &[
            "CREATE FUNCTION journal_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF NEW.seq <> 1 + COALESCE((SELECT count FROM journal_head WHERE record_id = NEW.record_id), 0) \
             THEN RAISE EXCEPTION 'the journal is append-only'; END IF; \
             RETURN NEW; END $$",
            "CREATE TRIGGER journal_grows BEFORE INSERT ON journal \
             FOR EACH ROW EXECUTE FUNCTION journal_grows()",
            "CREATE FUNCTION journal_head_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF (TG_OP = 'INSERT' AND NEW.count <> 1) \
             OR (TG_OP = 'UPDATE' AND (NEW.record_id <> OLD.record_id OR NEW.count <> OLD.count + 1)) \
             OR NEW.last_hash IS DISTINCT FROM \
                (SELECT hash FROM journal WHERE record_id = NEW.record_id AND seq = NEW.count) \
             THEN RAISE EXCEPTION 'the journal is append-only'; END IF; \
             RETURN NEW; END $$",
            "CREATE TRIGGER journal_head_follows BEFORE INSERT OR UPDATE ON journal_head \
             FOR EACH ROW EXECUTE FUNCTION journal_head_follows()",
        ],
        _ => &[
            "CREATE TRIGGER journal_grows BEFORE INSERT ON journal \
             WHEN NEW.seq <> 1 + COALESCE((SELECT count FROM journal_head WHERE record_id = NEW.record_id), 0) \
             OR EXISTS (SELECT 1 FROM journal WHERE rowid = NEW.rowid) \
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
            "CREATE TRIGGER journal_head_begins BEFORE INSERT ON journal_head \
             WHEN NEW.count <> 1 \
             OR EXISTS (SELECT 1 FROM journal_head WHERE record_id = NEW.record_id OR rowid = NEW.rowid) \
             OR NEW.last_hash IS NOT \
                (SELECT hash FROM journal WHERE record_id = NEW.record_id AND seq = NEW.count) \
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
            "CREATE TRIGGER journal_head_follows BEFORE UPDATE ON journal_head \
             WHEN NEW.record_id <> OLD.record_id OR NEW.rowid <> OLD.rowid OR NEW.count <> OLD.count + 1 \
             OR NEW.last_hash IS NOT \
                (SELECT hash FROM journal WHERE record_id = NEW.record_id AND seq = NEW.count) \
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        ],
    }
}
