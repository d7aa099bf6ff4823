//! Records are made once, sealed where that matters, and corrected as long as nobody owns them.

use domain::{
    ids::Id,
    record::{
        notes::{Note, Notes},
        search::PatientQuery,
    },
};
use services::{Anchors, Created, Error};

use super::{form, identity};
use crate::support::{COLLEAGUE, World, right_date, wrong_date};

both!(a_likely_duplicate_is_shown_before_anything_is_made);
async fn a_likely_duplicate_is_shown_before_anything_is_made(world: &mut World) {
    let by = world.practitioner();
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let records = &world.services().record;
    let first = identity("DURAND", "Camille", "14032019");
    let Created::Record(id) = records
        .create(&by, form(records), &first, false)
        .await
        .unwrap()
    else {
        panic!("nobody is like the first");
    };
    for (family, given) in [("Durant", "camille"), ("CAMILLE", "Durand")] {
        let again = identity(family, given, "14/03/2019");
        match records
            .create(&by, form(records), &again, false)
            .await
            .unwrap()
        {
            Created::Likely(like) => assert_eq!((like.len(), like[0].id), (1, id)),
            Created::Record(_) => panic!("{family} {given}"),
        }
    }
    assert_eq!(world.count("record").await, 1);
    let again = identity("DURAND", "Camille", "14/03/2019");
    // Whether somebody else has such a record is told to nobody.
    for (by, knowingly) in [(&by, true), (&colleague, false)] {
        let created = records
            .create(by, form(records), &again, knowingly)
            .await
            .unwrap();
        assert!(matches!(created, Created::Record(_)));
    }
    assert_eq!(world.count("record").await, 3);
}

both!(how_to_reach_someone_is_sealed_and_comes_back);
async fn how_to_reach_someone_is_sealed_and_comes_back(world: &mut World) {
    let by = world.practitioner();
    let records = &world.services().record;
    let typed = identity("DURAND", "Camille", "14032019");
    let Created::Record(id) = records
        .create(&by, form(records), &typed, false)
        .await
        .unwrap()
    else {
        panic!("nobody is like the first");
    };
    assert_eq!(records.identity(&by, id).await.unwrap().identity, typed);
    let sharing = world.shares().sharing(&by, id).await.unwrap();
    assert_eq!(sharing.stored_email.as_deref(), Some("famille@exemple.fr"));
    for secret in ["famille@exemple.fr", "+33639980042"] {
        let bytes = world.place.bytes();
        let found = bytes
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "{secret}");
    }
}

both!(a_correction_shows_everywhere_and_gives_no_try_back);
async fn a_correction_shows_everywhere_and_gives_no_try_back(world: &mut World) {
    let by = world.practitioner();
    let shared = world.share().await;
    world
        .claim(&shared, &right_date_of("2019-03-15"))
        .await
        .unwrap_err();
    let records = &world.services().record;
    let seen = records.identity(&by, shared.record).await.unwrap().seen;
    let corrected = identity("DURANT", "Camille", "15032019");
    let id = shared.record;
    records.correct(&by, id, &seen, &corrected).await.unwrap();
    let list = async |typed| {
        let query = PatientQuery::parse(typed);
        let page = records.patient_list(&by, &query, None).await.unwrap();
        page.items.len()
    };
    assert_eq!((list("durant").await, list("durand").await), (1, 0));
    assert_eq!((list("15032019").await, list("14032019").await), (1, 0));
    assert_eq!(world.wrong_dates(&shared).await, 1);
    // The page it was corrected from is old now.
    assert_fails!(
        records.correct(&by, id, &seen, &corrected).await,
        Error::Conflict
    );
    world.claim(&shared, &wrong_date()).await.unwrap();
    let seen = records.identity(&by, id).await.unwrap();
    assert!(!seen.correctable);
    assert_fails!(
        records.correct(&by, id, &seen.seen, &corrected).await,
        Error::Conflict
    );
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert_eq!(report.findings, []);
}

/// A claim with the date that was wrong before the correction.
fn right_date_of(date: &str) -> domain::claim::form::Claim {
    domain::claim::form::Claim {
        birth_date: date.parse().unwrap(),
        ..right_date()
    }
}

both!(a_stranger_corrects_nothing);
async fn a_stranger_corrects_nothing(world: &mut World) {
    let record = world.record().await;
    let by = world.practitioner();
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let records = &world.services().record;
    let seen = records.identity(&by, record).await.unwrap().seen;
    let other = identity("DURANT", "Camille", "15032019");
    for id in [record, Id::new(0, &[9; 10])] {
        assert_fails!(records.identity(&colleague, id).await, Error::NotFound);
        let corrected = records.correct(&colleague, id, &seen, &other).await;
        assert_fails!(corrected, Error::NotFound);
    }
}

both!(an_altered_identity_shows);
async fn an_altered_identity_shows(world: &mut World) {
    let by = world.practitioner();
    let records = &world.services().record;
    let typed = identity("DURAND", "Camille", "14032019");
    records
        .create(&by, form(records), &typed, false)
        .await
        .unwrap();
    for column in [
        "family_name",
        "used_name",
        "first_name",
        "sort_name",
        "sex",
        "birth_date",
        "birth_place",
        "comment",
        "email_sealed",
        "phone_sealed",
        "created_at",
    ] {
        let other = match column {
            "email_sealed" | "phone_sealed" => world.blob(&[7; 40]),
            "created_at" => "created_at + 1".into(),
            "sex" => "'male'".into(),
            "birth_date" => "'2019-03-15'".into(),
            _ => "'X'".into(),
        };
        world
            .execute("CREATE TABLE kept AS SELECT * FROM record")
            .await;
        let alter = format!("UPDATE record SET {column} = {other}");
        world.execute(&alter).await;
        let report = world.services().verify(&Anchors::default()).await.unwrap();
        let what: Vec<_> = report.findings.iter().map(|found| found.what).collect();
        assert_eq!(
            what,
            ["the identity that it tells of was altered"],
            "{column}"
        );
        let back = format!("UPDATE record SET {column} = (SELECT {column} FROM kept)");
        world.execute(&back).await;
        world.execute("DROP TABLE kept").await;
    }
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert_eq!(report.findings, []);
}

both!(a_note_that_cannot_be_read_hides_no_other);
async fn a_note_that_cannot_be_read_hides_no_other(world: &mut World) {
    let by = world.practitioner();
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let records = &world.services().record;
    let typed = identity("DURAND", "Camille", "14032019");
    let made = records.create(&by, form(records), &typed, false).await;
    let Ok(Created::Record(record)) = made else {
        panic!("{made:?}");
    };
    let text = |words: &str| Some(Note::Text(words.into()));
    let kept = Notes {
        birth_place: text("Nantes"),
        email: text("famille@exemple.fr"),
        phone: text("+33639980042"),
        comment: text("jumelle"),
    };
    assert_eq!(records.notes(&by, record).await.unwrap(), kept);
    assert_fails!(records.notes(&colleague, record).await, Error::NotFound);
    let broken = world.blob(&[7; 40]);
    let damage = format!("UPDATE record SET email_sealed = {broken}");
    world.execute(&damage).await;
    let email = Some(Note::Unreadable);
    let left = Notes { email, ..kept };
    assert_eq!(records.notes(&by, record).await.unwrap(), left);
    let damage = format!("UPDATE record SET phone_sealed = {broken}");
    world.execute(&damage).await;
    let phone = Some(Note::Unreadable);
    let left = Notes { phone, ..left };
    assert_eq!(records.notes(&by, record).await.unwrap(), left);
}
