//! Search finds one's own records by any of their words, page by page, without reading a whole table.

use domain::{actor::Practitioner, record::search::PatientQuery};
use services::Created;

use super::{form, identity};
use crate::support::{COLLEAGUE, World, on_sqlite};

async fn create(world: &World, by: &Practitioner, family: &str, first: &str, born: &str) {
    let records = &world.services().record;
    let identity = identity(family, first, born);
    let created = records
        .create(by, form(records), &identity, true)
        .await
        .unwrap();
    assert!(matches!(created, Created::Record(_)));
}

async fn found(world: &World, by: &Practitioner, typed: &str) -> Vec<String> {
    let query = PatientQuery::parse(typed);
    let page = world.services().record.patient_list(by, &query, None);
    let items = page.await.unwrap().items;
    items
        .into_iter()
        .map(|line| format!("{} {}", line.holder.family_name, line.holder.first_name))
        .collect()
}

both!(finds_one_s_own_by_any_word_and_nobody_else_s);
async fn finds_one_s_own_by_any_word_and_nobody_else_s(world: &mut World) {
    let by = world.practitioner();
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    create(world, &by, "DURAND", "Camille", "14032019").await;
    create(world, &by, "DURAND", "Lucas", "23062014").await;
    create(world, &by, "GARNIER-LEFÈVRE", "Jean-François", "14032019").await;
    create(world, &by, "D’HAUTEVILLE", "Aude", "01022003").await;
    create(world, &colleague, "DURAND", "Zoé", "14032019").await;
    for (typed, expected) in [
        ("dhaut", &["D’HAUTEVILLE Aude"][..]),
        ("d'haut", &["D’HAUTEVILLE Aude"]),
        ("D’HAUTEVILLE", &["D’HAUTEVILLE Aude"]),
        ("hauteville", &["D’HAUTEVILLE Aude"]),
        ("durand", &["DURAND Camille", "DURAND Lucas"]),
        ("durand camille", &["DURAND Camille"]),
        ("CAM dur", &["DURAND Camille"]),
        ("durand 14032019", &["DURAND Camille"]),
        (
            "14/03/2019",
            &["DURAND Camille", "GARNIER-LEFÈVRE Jean-François"],
        ),
        ("lefevre", &["GARNIER-LEFÈVRE Jean-François"]),
        ("garnierlefevre jeanf", &["GARNIER-LEFÈVRE Jean-François"]),
        ("zoé", &[]),
        ("100%", &[]),
    ] {
        assert_eq!(found(world, &by, typed).await, expected, "{typed}");
    }
    assert_eq!(found(world, &colleague, "durand").await, ["DURAND Zoé"]);
}

both!(access_that_ended_ends_finding);
async fn access_that_ended_ends_finding(world: &mut World) {
    let by = world.practitioner();
    create(world, &by, "DURAND", "Camille", "14032019").await;
    world.execute("UPDATE record_access SET ended_at = 1").await;
    assert!(found(world, &by, "durand").await.is_empty());
}

both!(what_is_found_comes_in_pages_each_record_once);
async fn what_is_found_comes_in_pages_each_record_once(world: &mut World) {
    let by = world.practitioner();
    for n in 0..105 {
        // Both names begin with what is looked for: each is found once all the same.
        let first = ["Martine", "Marthe", "Alix"][n % 3];
        create(world, &by, "MARTIN", first, "14032019").await;
    }
    let query = PatientQuery::parse("mart");
    let (mut seen, mut after, mut sizes) = (vec![], None, vec![]);
    loop {
        let records = &world.services().record;
        let page = records.patient_list(&by, &query, after).await.unwrap();
        sizes.push(page.items.len());
        seen.extend(page.items.into_iter().map(|line| line.id.uuid()));
        after = page.next_after;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [50, 50, 5]);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 105);
}

both!(a_search_reads_no_whole_table);
async fn a_search_reads_no_whole_table(world: &mut World) {
    let by = world.practitioner();
    create(world, &by, "DURAND", "Camille", "14032019").await;
    many_more(world).await;
    // As `services/src/record/search.rs` asks it, by a test there.
    let question = include_str!("search.sql")
        .replace("{ACCOUNT}", &world.id(by.account().uuid()))
        .replace("{LAST}", "\u{10ffff}");
    let plan = world.plan(&question).await;
    assert!(plan.contains("record_word_search"), "{plan}");
    for whole in ["SCAN record", "Seq Scan on record"] {
        assert!(!plan.contains(whole), "{plan}");
    }
}

/// As `.cargo/config.toml` says: else each look-up of one row is planned anew each time, for the value of its limit.
#[tokio::test]
async fn sqlite_plans_a_statement_once() {
    on_sqlite(async |world| {
        let used = "SELECT sqlite_compileoption_used('ENABLE_QPSG')";
        assert_eq!(world.column::<i32>(used).await, [1]);
    })
    .await;
}

/// Twenty thousand records like the one that is there.
async fn many_more(world: &World) {
    let (id, numbers) = if world.place.is_sqlite() {
        (
            "CAST(printf('%016d', n) AS BLOB)",
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000) ",
        )
    } else {
        (
            "CAST(lpad(CAST(n AS text), 32, '0') AS uuid)",
            "WITH numbers(n) AS (SELECT generate_series(1, 20000)) ",
        )
    };
    for sql in [
        format!(
            "INSERT INTO record (id, family_name, first_name, sort_name, sex, birth_date, created_at, share_version) \
             {numbers} SELECT {id}, family_name, first_name, sort_name || n, sex, birth_date, created_at, 0 \
             FROM record CROSS JOIN numbers"
        ),
        format!(
            "INSERT INTO record_access (record_id, account_id, kind, sort_name, granted_at) \
             {numbers} SELECT {id}, account_id, kind, sort_name || n, granted_at FROM record_access CROSS JOIN numbers"
        ),
        format!(
            "INSERT INTO record_word (account_id, record_id, word, sort_name) \
             {numbers} SELECT account_id, {id}, word || n, sort_name || n FROM record_word CROSS JOIN numbers"
        ),
        "ANALYZE".to_owned(),
    ] {
        world.execute(&sql).await;
    }
}
