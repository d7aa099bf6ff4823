//! The tests' database, raw: what no use case shows or does.

use data_encoding::HEXLOWER;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, TryGetable};
use uuid::Uuid;

use super::{database, world::World};

impl World {
    pub async fn execute(&self, sql: &str) {
        self.try_execute(sql).await.unwrap();
    }

    pub async fn try_execute(&self, sql: &str) -> Result<(), DbErr> {
        database::execute(self.db().read(), sql).await
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "tests look at what no use case shows"
    )]
    pub async fn rows(&self, sql: &str) -> Vec<QueryResult> {
        let db = self.db().read();
        let statement = Statement::from_string(db.get_database_backend(), sql);
        db.query_all_raw(statement).await.unwrap()
    }

    /// The only column of every row.
    pub async fn column<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        let rows = self.rows(sql).await;
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    }

    /// How the database means to answer a question, a line a step.
    pub async fn plan(&self, question: &str) -> String {
        let (explain, step) = if self.place.is_sqlite() {
            ("EXPLAIN QUERY PLAN", "detail")
        } else {
            ("EXPLAIN", "QUERY PLAN")
        };
        let steps = self.rows(&format!("{explain} {question}")).await;
        let steps = steps.iter().map(|row| row.try_get("", step).unwrap());
        steps.collect::<Vec<String>>().join("\n")
    }

    /// The only column of the only row.
    pub async fn value<T: TryGetable>(&self, sql: &str) -> T {
        let mut column = self.column(sql).await;
        assert_eq!(column.len(), 1, "{sql}");
        column.remove(0)
    }

    /// How many rows of a table, or of those that a condition leaves.
    pub async fn count(&self, of: &str) -> i64 {
        self.value(&format!("SELECT COUNT(*) FROM {of}")).await
    }

    /// An identifier, as SQL.
    pub fn id(&self, id: Uuid) -> String {
        if self.place.is_sqlite() {
            self.blob(id.as_bytes())
        } else {
            format!("'{id}'")
        }
    }

    /// Bytes, as SQL.
    pub fn blob(&self, bytes: &[u8]) -> String {
        let hex = HEXLOWER.encode(bytes);
        if self.place.is_sqlite() {
            format!("x'{hex}'")
        } else {
            format!("'\\x{hex}'::bytea")
        }
    }
}
