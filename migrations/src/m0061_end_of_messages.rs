//! Every message has a last moment of use. Those that were written without one end thirty days after that.

use sea_orm_migration::prelude::*;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

const THIRTY_DAYS: i64 = 30 * 24 * 60 * 60 * 1000;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// SQLite runs a migration without a transaction unless asked: half a change must never stay.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut end = Query::update();
        end.table("outbox")
            .value("not_after", Expr::col("created_at").add(THIRTY_DAYS))
            .and_where(Expr::col("not_after").is_null());
        manager.execute(end).await
    }
}
