//! Counters of attempts are kept by their key alone: each count writes one page where it wrote up to three (the row, its
//! key's index and its time's), and PostgreSQL may put the new version beside the old one. What is over is found by going
//! through all, once an hour.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// Each table, and the column of its time, by which it has an index.
const COUNTERS: [(&str, &str); 2] = [
    ("throttle", "window_ends_at"),
    ("password_failure", "last_at"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// SQLite runs a migration without a transaction unless asked: half a change must never stay.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, time) in COUNTERS {
            manager
                .drop_index(
                    Index::drop()
                        .name(format!("{table}_{time}"))
                        .table(table)
                        .to_owned(),
                )
                .await?;
            if manager.get_database_backend() == DatabaseBackend::Sqlite {
                rebuild_by_key(manager, table, time).await?;
            }
        }
        Ok(())
    }
}

/// Makes a table of SQLite anew, with its rows in the tree of their keys.
async fn rebuild_by_key(
    manager: &SchemaManager<'_>,
    table: &'static str,
    time: &'static str,
) -> Result<(), DbErr> {
    const NEXT: &str = "counters_by_key";
    manager
        .create_table(
            Table::create()
                .table(NEXT)
                .col(binary("key").primary_key())
                .col(big_integer(time))
                .col(integer("count"))
                .extra("WITHOUT ROWID")
                .to_owned(),
        )
        .await?;
    // In the order of the new tree, which so is written page by page.
    let all = Query::select()
        .columns(["key", time, "count"])
        .from(table)
        .order_by("key", Order::Asc)
        .to_owned();
    let mut copy = Query::insert();
    copy.into_table(NEXT).columns(["key", time, "count"]);
    copy.select_from(all)
        .map_err(|error| DbErr::Custom(error.to_string()))?;
    manager.execute(copy).await?;
    manager
        .drop_table(Table::drop().table(table).to_owned())
        .await?;
    manager
        .rename_table(Table::rename().table(NEXT, table).to_owned())
        .await
}
