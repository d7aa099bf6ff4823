//! By what lists are sorted: without apostrophes from now on. `record.sort_name` stays as it was written, as the record's
//! journal tells of it; no list is sorted by it.

use sea_orm_migration::prelude::*;
use uuid::Uuid;

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
        let db = manager.get_connection();
        let kept = Query::select()
            .columns(["account_id", "record_id", "sort_name"])
            .from("record_access")
            .to_owned();
        for row in db.query_all(&kept).await? {
            let account: Uuid = row.try_get("", "account_id")?;
            let record: Uuid = row.try_get("", "record_id")?;
            let sort_name: String = row.try_get("", "sort_name")?;
            let without = sort_name.replace(is_apostrophe, "");
            if without == sort_name {
                continue;
            }
            for table in ["record_access", "record_word"] {
                let mut update = Query::update();
                update
                    .table(table)
                    .value("sort_name", without.clone())
                    .and_where(Expr::col("account_id").eq(account))
                    .and_where(Expr::col("record_id").eq(record));
                db.execute(&update).await?;
            }
        }
        Ok(())
    }
}

/// As it was when this was written.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2B0}'..='\u{2FF}')
}
