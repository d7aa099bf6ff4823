//! Rows that cannot be read.

use services::Anchors;

use super::{claimed, verify, verify_since, without_foreign_keys};
use crate::support::{World, on_sqlite};

/// SQLite keeps whatever it is given; PostgreSQL keeps to its columns' types.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_shows_and_hides_nothing() {
    on_sqlite(async |world: &mut World| {
        let shared = claimed(world).await;
        let other = world.share().await;
        let (id, other_id) = (
            world.id(shared.record.uuid()),
            world.id(other.record.uuid()),
        );
        world
            .execute(&format!(
                "UPDATE journal SET at = at + 1 WHERE record_id = {other_id}"
            ))
            .await;
        for (table, change, what) in [
            (
                "journal",
                "seq = 1.5 WHERE seq = 1",
                "a row of its journal cannot be read",
            ),
            (
                "journal",
                "event = x'ff' WHERE seq = 2",
                "a row of its journal cannot be read",
            ),
            (
                "journal_head",
                "count = 'many'",
                "the head of its journal cannot be read",
            ),
            (
                "invitation",
                "wrong_dates = 1.5",
                "an invitation of it cannot be read",
            ),
            (
                "invitation",
                "id = x'ff'",
                "an invitation of it cannot be read",
            ),
            (
                "attestation",
                "version = 'one'",
                "an attestation of it cannot be read",
            ),
            (
                "record_access",
                "granted_at = x'ff'",
                "an access to it cannot be read",
            ),
            (
                "record",
                "id = x'ff'",
                "there is no such record, but rows about it",
            ),
            (
                "journal",
                "record_id = x'ff'",
                "rows at its end are missing",
            ),
        ] {
            let key = match table {
                "record" => format!("id = {id}"),
                "attestation" => format!("invitation_id = {}", world.id(shared.id.uuid())),
                _ => format!("record_id = {id}"),
            };
            let and = if change.contains("WHERE") {
                "AND"
            } else {
                "WHERE"
            };
            let change = format!("UPDATE {table} SET {change} {and} {key}");
            world
                .execute(&format!("CREATE TABLE kept AS SELECT * FROM {table}"))
                .await;
            world.execute(&without_foreign_keys(world, &change)).await;
            let findings = verify_since(world, &Anchors::default()).await;
            let of = |record| {
                findings
                    .iter()
                    .find(|finding| finding.record == Some(record))
            };
            assert_eq!(of(shared.record).unwrap().what, what, "{change}");
            assert_eq!(of(other.record).unwrap().seq, Some(1), "{change}");
            let back = format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept");
            world.execute(&without_foreign_keys(world, &back)).await;
            world.execute("DROP TABLE kept").await;
            assert_eq!(verify(world).await.len(), 1, "{change}");
        }
    })
    .await;
}
