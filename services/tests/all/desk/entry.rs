//! Acts are copied from a paper booklet, one after the other: none twice, and what was just entered is at hand.

use domain::{
    ids::RecordId,
    problem::{Field, FieldProblem, Problem},
    record::act_form::ActForm,
};
use services::{Anchors, Desk, Error};

use super::{act, sent, slip};
use crate::support::{COLLEAGUE, World};

async fn desk(world: &World, record: RecordId) -> Desk {
    let by = world.practitioner();
    let desk = world.services().vaccination.desk(&by, record).await;
    desk.unwrap()
}

async fn enter(world: &World, record: RecordId, n: u8, typed: &ActForm) -> Result<(), Error> {
    let by = world.practitioner();
    let entering = &world.services().vaccination;
    let entered = entering.enter(&by, record, sent(n), typed).await;
    entered.map(|_| ())
}

fn likely(result: &Result<(), Error>) -> bool {
    let told = FieldProblem::new(Field::Again, Problem::LikelyEntered);
    matches!(result, Err(Error::Refused(wrong)) if *wrong == [told])
}

both!(a_form_that_is_sent_many_times_at_once_makes_one_act);
async fn a_form_that_is_sent_many_times_at_once_makes_one_act(world: &mut World) {
    let record = world.record().await;
    let by = world.practitioner();
    let many = (0..8).map(|n| {
        let services = world.instance(n);
        async move {
            let typed = act("priorix", "15042022");
            services
                .vaccination
                .enter(&by, record, sent(1), &typed)
                .await
        }
    });
    let results = world.at_once(many).await;
    let ids: Vec<_> = results.into_iter().map(Result::unwrap).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!(world.count("vaccination_version").await, 1);
    // And once more, when its answer was lost.
    enter(world, record, 1, &act("priorix", "15042022"))
        .await
        .unwrap();
    assert_eq!(world.count("vaccination_version").await, 1);
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty());
}

both!(what_was_typed_anew_into_an_old_form_is_not_lost);
async fn what_was_typed_anew_into_an_old_form_is_not_lost(world: &mut World) {
    let record = world.record().await;
    enter(world, record, 1, &act("priorix", "15042022"))
        .await
        .unwrap();
    enter(world, record, 1, &act("priorix", "16052022"))
        .await
        .unwrap();
    enter(world, record, 1, &act("infanrix hexa", "15042022"))
        .await
        .unwrap();
    assert_eq!(world.count("vaccination_version").await, 3);
    // The same form for another record, or from somebody else, is another act.
    let another = world.record().await;
    enter(world, another, 1, &act("priorix", "15042022"))
        .await
        .unwrap();
    assert_eq!(world.count("vaccination_version").await, 4);
}

both!(a_form_whose_act_was_withdrawn_does_not_say_that_it_is_there);
async fn a_form_whose_act_was_withdrawn_does_not_say_that_it_is_there(world: &mut World) {
    let record = world.record().await;
    let typed = act("priorix", "15042022");
    enter(world, record, 1, &typed).await.unwrap();
    let id = desk(world, record).await.sitting[0].id;
    let by = world.practitioner();
    let entering = &world.services().vaccination;
    entering
        .withdraw(&by, record, (id, 1), &slip())
        .await
        .unwrap();
    assert_fails!(enter(world, record, 1, &typed).await, Error::Conflict);
    enter(world, record, 2, &typed).await.unwrap();
    assert_eq!(desk(world, record).await.sitting.len(), 1);
}

both!(what_the_record_seems_to_have_is_asked_once_more);
async fn what_the_record_seems_to_have_is_asked_once_more(world: &mut World) {
    let record = world.record().await;
    enter(world, record, 1, &act("priorix", "15042022"))
        .await
        .unwrap();
    // Another name, the same diseases, the same day.
    let twice = act("m-m-rvaxpro", "15042022");
    assert!(likely(&enter(world, record, 2, &twice).await));
    enter(world, record, 3, &act("m-m-rvaxpro", "16042022"))
        .await
        .unwrap();
    enter(world, record, 4, &act("rouvax", "15042022"))
        .await
        .unwrap();
    let meant = ActForm {
        again: "on".into(),
        ..twice.clone()
    };
    enter(world, record, 2, &meant).await.unwrap();
    assert_eq!(world.count("vaccination_version").await, 4);
    // A change is asked, too, but never because of the act itself.
    let by = world.practitioner();
    let entering = &world.services().vaccination;
    let sitting = desk(world, record).await.sitting;
    let rouvax = sitting.iter().find(|act| act.vaccine == "ROUVAX").unwrap();
    let same = act("rouvax", "15042022");
    let change = entering.change(&by, record, (rouvax.id, 1), &same).await;
    change.unwrap();
    let change = entering.change(&by, record, (rouvax.id, 2), &twice).await;
    assert!(likely(&change));
}

both!(a_sitting_is_what_one_has_just_entered);
async fn a_sitting_is_what_one_has_just_entered(world: &mut World) {
    let record = world.record().await;
    let before = desk(world, record).await;
    assert!(before.sitting.is_empty() && before.recent.is_empty());
    for (n, vaccine) in [(1, "priorix"), (2, "revaxis"), (3, "infanrix hexa")] {
        enter(world, record, n, &act(vaccine, "15042022"))
            .await
            .unwrap();
        world.advance(60);
    }
    let shown = desk(world, record).await;
    let names: Vec<_> = shown
        .sitting
        .iter()
        .map(|act| act.vaccine.as_str())
        .collect();
    assert_eq!(names, ["INFANRIX HEXA", "REVAXIS", "PRIORIX"]);
    assert_eq!(shown.recent, ["infanrix-hexa", "revaxis", "priorix"]);
    assert_ne!(shown.form, desk(world, record).await.form);
    // What lies an hour back was another sitting; another record has its own.
    world.advance(60 * 60 - 150);
    assert_eq!(desk(world, record).await.sitting.len(), 2);
    let another = world.record().await;
    assert!(desk(world, another).await.sitting.is_empty());
}

both!(the_versions_of_an_act_say_who_what_and_why);
async fn the_versions_of_an_act_say_who_what_and_why(world: &mut World) {
    let record = world.record().await;
    enter(world, record, 1, &act("priorix", "15042022"))
        .await
        .unwrap();
    let id = desk(world, record).await.sitting[0].id;
    let by = world.practitioner();
    let entering = &world.services().vaccination;
    let other = act("m-m-rvaxpro", "16042022");
    entering.change(&by, record, (id, 1), &other).await.unwrap();
    entering
        .withdraw(&by, record, (id, 2), &slip())
        .await
        .unwrap();
    let history = entering.history(&by, record, id).await.unwrap();
    assert_eq!(history.holder.first_name, "Camille");
    let [first, second, third] = &history.versions[..] else {
        panic!("three versions: {:?}", history.versions)
    };
    assert_eq!((first.vaccine.as_str(), first.version), ("PRIORIX", 1));
    assert_eq!(
        (second.vaccine.as_str(), second.version),
        ("M-M-RVAXPRO", 2)
    );
    assert!(third.is_withdrawn() && !second.is_withdrawn());
    let written = third.written().unwrap();
    assert_eq!(written.by, "Dr Claire Martin");
    assert_eq!(written.reason.as_deref(), Some(slip().as_str()));
    let stranger = world.someone(COLLEAGUE).as_practitioner();
    let told = entering.history(&stranger, record, id).await;
    assert_fails!(told, Error::NotFound);
}

both!(an_altered_reason_shows);
async fn an_altered_reason_shows(world: &mut World) {
    let record = world.record().await;
    enter(world, record, 1, &act("priorix", "15042022"))
        .await
        .unwrap();
    let id = desk(world, record).await.sitting[0].id;
    let by = world.practitioner();
    let entering = &world.services().vaccination;
    entering
        .withdraw(&by, record, (id, 1), &slip())
        .await
        .unwrap();
    super::act::unlock(world).await;
    for other in ["'doublon'", "NULL"] {
        let alter = format!("UPDATE vaccination_version SET reason = {other} WHERE withdrawn");
        world.execute(&alter).await;
        let report = world.services().verify(&Anchors::default()).await.unwrap();
        let found: Vec<_> = report.findings.iter().map(|found| found.what).collect();
        assert_eq!(found, ["the act that it tells of was altered"], "{other}");
    }
}
