//! Records: each sees their own, in order, page by page.

use domain::{
    ids::Id,
    record::{access::AccessKind, search::PatientQuery, vaccination::Source},
    vaccine::disease::Disease,
};
use services::{Error, seed::NewVaccination};

use crate::support::{COLLEAGUE, PARENT, World, camille, right_date};

both!(what_is_not_one_s_own_does_not_exist);
async fn what_is_not_one_s_own_does_not_exist(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let parent = world.someone(PARENT).as_patient();
    let records = &world.services().record;
    for record in [shared.record, Id::new(0, &[9; 10])] {
        assert_fails!(
            records.for_practitioner(&colleague, record).await,
            Error::NotFound
        );
        assert_fails!(records.for_owner(&parent, record).await, Error::NotFound);
    }
    assert!(
        records
            .patient_list(&colleague, &PatientQuery::default(), None)
            .await
            .unwrap()
            .items
            .is_empty()
    );
    assert!(records.owned(&parent).await.unwrap().is_empty());
}

both!(owner_and_practitioner_see_who_has_access);
async fn owner_and_practitioner_see_who_has_access(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    let records = &world.services().record;
    let sheet = records
        .for_owner(&world.patient(), shared.record)
        .await
        .unwrap();
    let seen: Vec<_> = sheet
        .access
        .iter()
        .map(|holder| (holder.name.as_str(), holder.kind, holder.is_reader))
        .collect();
    assert_eq!(
        seen,
        [
            ("Dominique Durand", AccessKind::Owner, true),
            ("Dr Claire Martin", AccessKind::Practitioner, false),
        ]
    );
}

both!(a_record_that_is_put_in_begins_with_its_acts);
async fn a_record_that_is_put_in_begins_with_its_acts(world: &mut World) {
    let by = world.practitioner();
    let act = NewVaccination {
        vaccine: "PRIORIX".into(),
        diseases: vec![Disease::Measles],
        occurred_on: "2022-04-15".parse().unwrap(),
        lot_number: None,
        source: Some(Source::Performed),
    };
    let services = world.services();
    let put_in = services.seed_record(by.account(), camille(), None, vec![act]);
    let record = put_in.await.unwrap();
    let sheet = services.record.for_practitioner(&by, record).await.unwrap();
    let [access] = &sheet.access[..] else {
        panic!("{sheet:?}");
    };
    let entered: Vec<_> = sheet.vaccinations[0]
        .history
        .iter()
        .map(|written| written.at.date)
        .collect();
    assert_eq!(entered, [access.since]);
}

both!(the_list_comes_in_pages_and_misses_nobody);
async fn the_list_comes_in_pages_and_misses_nobody(world: &mut World) {
    let by = world.practitioner();
    // Many namesakes, so that pages end between them.
    for n in 0..105 {
        world
            .record_of(["Alix", "Camille", "Éloïse"][n % 3], by.account())
            .await;
    }
    let (mut seen, mut after, mut sizes) = (vec![], None, vec![]);
    loop {
        let page = world
            .services()
            .record
            .patient_list(&by, &PatientQuery::default(), after)
            .await
            .unwrap();
        sizes.push(page.items.len());
        seen.extend(
            page.items
                .into_iter()
                .map(|line| (line.holder.first_name, line.id)),
        );
        after = page.next_after;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [50, 50, 5]);
    assert!(seen.is_sorted_by_key(|(name, id)| (name.clone(), id.uuid())));
    seen.dedup();
    assert_eq!(seen.len(), 105);
}

both!(a_list_begins_after_no_record_of_another);
async fn a_list_begins_after_no_record_of_another(world: &mut World) {
    let record = world.record().await;
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let listed = world
        .services()
        .record
        .patient_list(&colleague, &PatientQuery::default(), Some(record))
        .await;
    assert_fails!(listed, Error::NotFound);
}
