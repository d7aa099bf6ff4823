//! Every decision about a practitioner is kept, one after the other: an approval can be revoked, a refusal reconsidered.

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
        reason = "what was decided so far is copied where it is"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(decisions()).await?;
        let db = manager.get_connection();
        for statement in [
            "INSERT INTO practitioner_decision (practitioner_id, number, decision, decided_by, decided_at) \
             SELECT account_id, 1, 'approved', decided_by, approved_at FROM practitioner \
             WHERE approved_at IS NOT NULL",
            "INSERT INTO practitioner_decision (practitioner_id, number, decision, reason, decided_by, decided_at) \
             SELECT account_id, 1, 'refused', refusal, decided_by, refused_at FROM practitioner \
             WHERE refused_at IS NOT NULL",
        ] {
            db.execute_unprepared(statement).await?;
        }
        // SQLite changes one column a statement.
        let mut revoked_at = Table::alter();
        revoked_at.add_column(big_integer_null("revoked_at"));
        let mut decided_by = Table::alter();
        decided_by.drop_column("decided_by");
        for mut change in [revoked_at, decided_by] {
            manager
                .alter_table(change.table("practitioner").to_owned())
                .await?;
        }
        manager
            .create_index(
                Index::create()
                    .name("practitioner_rpps_number")
                    .table("practitioner")
                    .col("rpps_number")
                    .to_owned(),
            )
            .await
    }
}

fn decisions() -> TableCreateStatement {
    Table::create()
        .table("practitioner_decision")
        .col(uuid("practitioner_id"))
        .col(integer("number"))
        .col(text("decision"))
        .col(text_null("reason"))
        // Nobody's: on the command line.
        .col(uuid_null("decided_by"))
        .col(big_integer("decided_at"))
        .primary_key(Index::create().col("practitioner_id").col("number"))
        .foreign_key(
            ForeignKey::create()
                .from("practitioner_decision", "practitioner_id")
                .to("practitioner", "account_id"),
        )
        .to_owned()
}
