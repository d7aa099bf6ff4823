//! Acts are entered, changed and withdrawn in versions that stay; whatever is altered beside that shows.

use domain::{
    ids::{Id, RecordId, VaccinationId},
    problem::Problem,
    record::vaccination::Vaccination,
};
use services::{Anchors, Error};

use super::{act, sent, slip};
use crate::support::{COLLEAGUE, World, how_many, problem, right_date};

async fn acts(world: &World, record: RecordId) -> Vec<Vaccination> {
    let by = world.practitioner();
    let sheet = world.services().record.for_practitioner(&by, record).await;
    sheet.unwrap().vaccinations
}

async fn entered(world: &World) -> (RecordId, VaccinationId) {
    let record = world.record().await;
    let by = world.practitioner();
    let desk = &world.services().vaccination;
    let entered = desk
        .enter(&by, record, sent(1), &act("priorix", "15042022"))
        .await;
    (record, entered.unwrap())
}

async fn findings(world: &World) -> Vec<&'static str> {
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    report.findings.iter().map(|found| found.what).collect()
}

both!(the_latest_acts_come_first_and_those_of_one_day_by_name);
async fn the_latest_acts_come_first_and_those_of_one_day_by_name(world: &mut World) {
    let record = world.record().await;
    let by = world.practitioner();
    let typed = [
        ("priorix", "15042022"),
        ("neisvac", "15042022"),
        ("bexsero", "15042022"),
        ("rotarix", "16042022"),
    ];
    for (form, (vaccine, day)) in (1..).zip(typed) {
        let desk = &world.services().vaccination;
        desk.enter(&by, record, sent(form), &act(vaccine, day))
            .await
            .unwrap();
    }
    let acts = acts(world, record).await;
    let listed: Vec<_> = acts.iter().map(|act| act.vaccine.as_str()).collect();
    assert_eq!(listed, ["ROTARIX", "BEXSERO", "NEISVAC", "PRIORIX"]);
}

both!(the_record_shows_the_present_version_and_who_made_it);
async fn the_record_shows_the_present_version_and_who_made_it(world: &mut World) {
    let (record, id) = entered(world).await;
    let by = world.practitioner();
    let desk = &world.services().vaccination;
    world.advance(60);
    let other = act("m-m-rvaxpro", "16042022");
    desk.change(&by, record, (id, 1), &other).await.unwrap();
    let [present] = &acts(world, record).await[..] else {
        panic!("one act")
    };
    assert_eq!((present.id, present.version), (id, 2));
    assert_eq!(present.product.as_deref(), Some("m-m-rvaxpro"));
    assert_eq!(present.occurred_on.to_string(), "2022-04-16");
    assert_eq!(present.history.len(), 2);
    assert_eq!(present.history[1].by, "Dr Claire Martin");
    desk.withdraw(&by, record, (id, 2), &slip()).await.unwrap();
    assert!(acts(world, record).await.is_empty());
    assert_eq!(world.count("vaccination_version").await, 3);
    let again = desk.change(&by, record, (id, 3), &other).await;
    assert_fails!(again, Error::NotFound);
    assert!(findings(world).await.is_empty());
    assert_eq!(
        desk.recent_products(&by).await.unwrap(),
        ["m-m-rvaxpro", "priorix"]
    );
}

both!(what_was_withdrawn_is_shown_to_practitioners_alone);
async fn what_was_withdrawn_is_shown_to_practitioners_alone(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    let desk = &world.services().vaccination;
    let typed = act("priorix", "15042022");
    let id = desk.enter(&by, shared.record, sent(1), &typed).await;
    let id = id.unwrap();
    let records = &world.services().record;
    let before = records.for_practitioner(&by, shared.record).await.unwrap();
    assert_eq!((before.vaccinations.len(), before.withdrawn.len()), (1, 0));
    let seen = (id, 1);
    let withdrawn = desk.withdraw(&by, shared.record, seen, &slip()).await;
    withdrawn.unwrap();
    let after = records.for_practitioner(&by, shared.record).await.unwrap();
    assert!(after.vaccinations.is_empty());
    let [one] = &after.withdrawn[..] else {
        panic!("one act: {:?}", after.withdrawn);
    };
    assert_eq!(one.id, id);
    assert_eq!(
        one.written().unwrap().reason.as_deref(),
        Some(slip().as_str())
    );
    world.claim(&shared, &right_date()).await.unwrap();
    let owner = world.patient();
    let owners = records.for_owner(&owner, shared.record).await.unwrap();
    assert!(owners.vaccinations.is_empty() && owners.withdrawn.is_empty());
}

both!(of_two_changes_of_one_version_the_second_is_told);
async fn of_two_changes_of_one_version_the_second_is_told(world: &mut World) {
    let (record, id) = entered(world).await;
    let by = world.practitioner();
    let many = (0..8).map(|n| {
        let services = world.instance(n);
        async move {
            let lot = domain::record::act_form::ActForm {
                lot_number: format!("LOT{n}"),
                ..act("priorix", "15042022")
            };
            services
                .vaccination
                .change(&by, record, (id, 1), &lot)
                .await
        }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1);
    let told = how_many(&results, |one| matches!(one, Err(Error::Conflict)));
    assert_eq!(told, 7);
    assert_eq!(world.count("vaccination_version").await, 2);
    assert!(findings(world).await.is_empty());
}

both!(strangers_and_bad_forms_change_nothing);
async fn strangers_and_bad_forms_change_nothing(world: &mut World) {
    let (record, id) = entered(world).await;
    let another = world.record().await;
    let by = world.practitioner();
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let desk = &world.services().vaccination;
    let typed = act("priorix", "15042022");
    for (by, record) in [(&colleague, record), (&by, Id::new(0, &[9; 10]))] {
        let entered = desk.enter(by, record, sent(2), &typed).await;
        assert_fails!(entered, Error::NotFound);
        let changed = desk.change(by, record, (id, 1), &typed).await;
        assert_fails!(changed, Error::NotFound);
        let withdrawn = desk.withdraw(by, record, (id, 1), &slip()).await;
        assert_fails!(withdrawn, Error::NotFound);
        assert_fails!(desk.desk(by, record).await, Error::NotFound);
        assert_fails!(desk.history(by, record, id).await, Error::NotFound);
    }
    // An act of one record is not one of another.
    let withdrawn = desk.withdraw(&by, another, (id, 1), &slip()).await;
    assert_fails!(withdrawn, Error::NotFound);
    assert_fails!(desk.history(&by, another, id).await, Error::NotFound);
    let early = desk
        .enter(&by, record, sent(2), &act("priorix", "13032019"))
        .await;
    assert_eq!(problem(early), Problem::DateBeforeBirth);
    assert_eq!(world.count("vaccination_version").await, 1);
}

both!(versions_are_written_once);
async fn versions_are_written_once(world: &mut World) {
    entered(world).await;
    let copy =
        "record_id, withdrawn, vaccine, diseases, occurred_on, validation, written_by, written_at";
    let mut forbidden = vec![
        "UPDATE vaccination_version SET comment = 'x'".to_owned(),
        "DELETE FROM vaccination_version".to_owned(),
        format!(
            "INSERT INTO vaccination_version (vaccination_id, version, {copy}) \
             SELECT vaccination_id, 3, {copy} FROM vaccination_version"
        ),
        format!(
            "INSERT INTO vaccination_version (vaccination_id, version, {copy}) \
             SELECT vaccination_id, 0, {copy} FROM vaccination_version"
        ),
    ];
    if world.place.is_sqlite() {
        forbidden.push(
            "INSERT OR REPLACE INTO vaccination_version SELECT * FROM vaccination_version".into(),
        );
    } else {
        forbidden.push("TRUNCATE vaccination_version".into());
    }
    for sql in forbidden {
        let error = world.try_execute(&sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{sql}: {error}");
    }
}

/// Takes the locks off, as whoever owns the database can.
pub(super) async fn unlock(world: &World) {
    let triggers: &[&str] = if world.place.is_sqlite() {
        &[
            "vaccination_no_update",
            "vaccination_no_delete",
            "vaccination_follows",
            "vaccination_no_replace",
        ]
    } else {
        &[
            "vaccination_append_only ON vaccination_version",
            "vaccination_no_truncate ON vaccination_version",
            "vaccination_follows ON vaccination_version",
        ]
    };
    for trigger in triggers {
        world.execute(&format!("DROP TRIGGER {trigger}")).await;
    }
}

both!(each_altered_column_of_an_act_shows);
async fn each_altered_column_of_an_act_shows(world: &mut World) {
    entered(world).await;
    unlock(world).await;
    let colleague = world.id(world.someone(COLLEAGUE).account.uuid());
    world
        .execute("CREATE TABLE kept AS SELECT * FROM vaccination_version")
        .await;
    for (column, other) in [
        ("withdrawn", "TRUE"),
        ("reason", "'doublon'"),
        ("product", "'revaxis'"),
        ("vaccine", "'REVAXIS'"),
        ("diseases", "'tetanus'"),
        ("occurred_on", "'2022-04-16'"),
        ("lot_number", "NULL"),
        ("expires_on", "'2028-01-01'"),
        ("route", "'oral'"),
        ("body_site", "NULL"),
        ("booster", "TRUE"),
        ("comment", "'mal supporté'"),
        ("validation", "'pending'"),
        ("source", "'performed'"),
        ("validated_by", &colleague),
        ("written_by", &colleague),
        ("written_at", "written_at + 1"),
    ] {
        let alter = format!("UPDATE vaccination_version SET {column} = {other}");
        world.execute(&alter).await;
        let found = findings(world).await;
        assert_eq!(found, ["the act that it tells of was altered"], "{column}");
        let back = format!("UPDATE vaccination_version SET {column} = (SELECT {column} FROM kept)");
        world.execute(&back).await;
    }
    for (column, other) in [
        ("version", "2".to_owned()),
        ("vaccination_id", world.id(uuid::Uuid::nil())),
    ] {
        let alter = format!("UPDATE vaccination_version SET {column} = {other}");
        world.execute(&alter).await;
        let found = findings(world).await;
        assert_eq!(found, ["the act that it tells of is gone"], "{column}");
        let back = format!("UPDATE vaccination_version SET {column} = (SELECT {column} FROM kept)");
        world.execute(&back).await;
    }
    assert!(findings(world).await.is_empty());
}

both!(an_act_that_nobody_entered_shows);
async fn an_act_that_nobody_entered_shows(world: &mut World) {
    let (record, _) = entered(world).await;
    let columns = "version, record_id, withdrawn, vaccine, diseases, occurred_on, validation, written_by, written_at";
    world
        .execute(&format!(
            "INSERT INTO vaccination_version (vaccination_id, {columns}) SELECT {}, {columns} FROM vaccination_version",
            world.id(record.uuid())
        ))
        .await;
    assert_eq!(
        findings(world).await,
        ["it has an act that its journal knows nothing of"]
    );
}
