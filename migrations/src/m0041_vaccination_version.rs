//! Acts in versions: each is written once and stays as it is, so that what an act was, and who made it what it is, can be
//! told. The highest version of an act is the present one; two changes of one version cannot both be the next.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

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
        manager.create_table(versions()).await?;
        manager
            .create_index(
                Index::create()
                    .name("vaccination_version_record")
                    .table("vaccination_version")
                    .col("record_id")
                    .to_owned(),
            )
            .await?;
        // What a practitioner used lately.
        manager
            .create_index(
                Index::create()
                    .name("vaccination_version_author")
                    .table("vaccination_version")
                    .col("written_by")
                    .col("written_at")
                    .to_owned(),
            )
            .await?;
        let db = manager.get_connection();
        db.execute_unprepared(
            "INSERT INTO vaccination_version (vaccination_id, version, record_id, withdrawn, vaccine, diseases, \
             occurred_on, lot_number, validation, source, validated_by, written_by, written_at) \
             SELECT id, 1, record_id, FALSE, vaccine, diseases, occurred_on, lot_number, validation, source, \
             validated_by, entered_by, created_at FROM vaccination",
        )
        .await?;
        manager
            .drop_table(Table::drop().table("vaccination").to_owned())
            .await?;
        for statement in written_once(manager.get_database_backend()) {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn versions() -> TableCreateStatement {
    let to = |column: &'static str, table: &'static str| {
        ForeignKey::create()
            .from("vaccination_version", column)
            .to(table, "id")
            .to_owned()
    };
    Table::create()
        .table("vaccination_version")
        .col(uuid("vaccination_id"))
        .col(integer("version"))
        .col(uuid("record_id"))
        .col(boolean("withdrawn"))
        .col(text_null("product"))
        .col(text("vaccine"))
        .col(text("diseases"))
        .col(text("occurred_on"))
        .col(text_null("lot_number"))
        .col(text_null("expires_on"))
        .col(text_null("route"))
        .col(text_null("body_site"))
        .col(boolean_null("booster"))
        .col(text_null("comment"))
        .col(text("validation"))
        .col(text_null("source"))
        .col(uuid_null("validated_by"))
        .col(uuid("written_by"))
        .col(big_integer("written_at"))
        .primary_key(Index::create().col("vaccination_id").col("version"))
        .foreign_key(&mut to("record_id", "record"))
        .foreign_key(&mut to("validated_by", "account"))
        .foreign_key(&mut to("written_by", "account"))
        .to_owned()
}

/// Triggers that abort every change of a version, and every version that does not follow the last one.
fn written_once(backend: DatabaseBackend) -> &'static [&'static str] {
    match backend {
        DatabaseBackend::Postgres => &[
            "CREATE FUNCTION vaccination_append_only() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'versions of acts are append-only'; END $$",
            "CREATE TRIGGER vaccination_append_only BEFORE UPDATE OR DELETE ON vaccination_version \
             FOR EACH ROW EXECUTE FUNCTION vaccination_append_only()",
            "CREATE TRIGGER vaccination_no_truncate BEFORE TRUNCATE ON vaccination_version \
             FOR EACH STATEMENT EXECUTE FUNCTION vaccination_append_only()",
            "CREATE FUNCTION vaccination_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF NEW.version <> 1 AND NOT EXISTS (SELECT 1 FROM vaccination_version \
             WHERE vaccination_id = NEW.vaccination_id AND version = NEW.version - 1 AND record_id = NEW.record_id) \
             OR NEW.version < 1 THEN RAISE EXCEPTION 'versions of acts are append-only'; END IF; \
             RETURN NEW; END $$",
            "CREATE TRIGGER vaccination_follows BEFORE INSERT ON vaccination_version \
             FOR EACH ROW EXECUTE FUNCTION vaccination_follows()",
        ],
        _ => &[
            "CREATE TRIGGER vaccination_no_update BEFORE UPDATE ON vaccination_version \
             BEGIN SELECT RAISE(ABORT, 'versions of acts are append-only'); END",
            "CREATE TRIGGER vaccination_no_delete BEFORE DELETE ON vaccination_version \
             BEGIN SELECT RAISE(ABORT, 'versions of acts are append-only'); END",
            // Two that would both be the next are told apart by the primary key; `INSERT OR REPLACE` is not let that far.
            "CREATE TRIGGER vaccination_follows BEFORE INSERT ON vaccination_version \
             WHEN NEW.version < 1 OR EXISTS (SELECT 1 FROM vaccination_version WHERE rowid = NEW.rowid) \
             OR NEW.version <> 1 AND NOT EXISTS (SELECT 1 FROM vaccination_version \
             WHERE vaccination_id = NEW.vaccination_id AND version = NEW.version - 1 AND record_id = NEW.record_id) \
             BEGIN SELECT RAISE(ABORT, 'versions of acts are append-only'); END",
            "CREATE TRIGGER vaccination_no_replace BEFORE INSERT ON vaccination_version \
             WHEN EXISTS (SELECT 1 FROM vaccination_version \
             WHERE vaccination_id = NEW.vaccination_id AND version = NEW.version) \
             BEGIN SELECT RAISE(ABORT, 'versions of acts are append-only'); END",
        ],
    }
}
