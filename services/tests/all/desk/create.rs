//! A record is made once, however often its form is posted.

use domain::actor::Practitioner;
use services::{Created, Result};

use super::{form, identity};
use crate::support::{COLLEAGUE, World, how_many};

/// Twenty times the same, at once.
async fn twenty(
    world: &World,
    by: Practitioner,
    forms: impl Fn(usize) -> domain::ids::FormId,
) -> Vec<Result<Created>> {
    let tries = (0..20).map(|n| {
        let (services, form) = (world.instance(n), forms(n));
        async move {
            let typed = identity("DURAND", "Camille", "14032019");
            services.record.create(&by, form, &typed, false).await
        }
    });
    world.at_once(tries).await
}

both!(a_form_posted_many_times_at_once_makes_one_record);
async fn a_form_posted_many_times_at_once_makes_one_record(world: &mut World) {
    let form = form(&world.services().record);
    let results = twenty(world, world.practitioner(), |_| form).await;
    let first = results[0].as_ref().unwrap();
    assert!(matches!(first, Created::Record(_)), "{results:?}");
    assert!(
        results
            .iter()
            .all(|result| result.as_ref().unwrap() == first),
        "{results:?}"
    );
    assert_eq!(world.count("record").await, 1);
}

both!(of_two_forms_for_one_person_posted_at_once_one_shows_the_other);
async fn of_two_forms_for_one_person_posted_at_once_one_shows_the_other(world: &mut World) {
    let records = &world.services().record;
    let forms: Vec<_> = (0..20).map(|_| form(records)).collect();
    let results = twenty(world, world.practitioner(), |n| forms[n]).await;
    let made = |result: &Result<Created>| matches!(result, Ok(Created::Record(_)));
    let shown =
        |result: &Result<Created>| matches!(result, Ok(Created::Likely(like)) if like.len() == 1);
    assert_eq!(how_many(&results, made), 1, "{results:?}");
    assert_eq!(how_many(&results, shown), 19, "{results:?}");
    assert_eq!(world.count("record").await, 1);
}

both!(a_form_that_comes_back_changed_or_from_elsewhere_is_another);
async fn a_form_that_comes_back_changed_or_from_elsewhere_is_another(world: &mut World) {
    let (by, colleague) = (
        world.practitioner(),
        world.someone(COLLEAGUE).as_practitioner(),
    );
    let records = &world.services().record;
    let form = form(records);
    let camille = identity("DURAND", "Camille", "14032019");
    let first = records.create(&by, form, &camille, false).await.unwrap();
    // Knowingly or not, later or at once: it is made already.
    for knowingly in [false, true] {
        let again = records.create(&by, form, &camille, knowingly).await;
        assert_eq!(again.unwrap(), first);
    }
    // The browser's way back, and her brother's name typed over hers.
    let brother = identity("DURAND", "Lucas", "23062014");
    let second = records.create(&by, form, &brother, false).await.unwrap();
    assert_ne!(second, first);
    // Somebody else's form, sent by someone else: a record of their own, and nothing told of the other.
    let theirs = records.create(&colleague, form, &camille, false).await;
    assert_ne!(theirs.unwrap(), first);
    assert_eq!(world.count("record").await, 3);
}

both!(a_form_is_known_again_for_a_day_and_its_record_ever_after);
async fn a_form_is_known_again_for_a_day_and_its_record_ever_after(world: &mut World) {
    let start = world.now();
    let by = world.practitioner();
    let records = &world.services().record;
    let (form, typed) = (form(records), identity("DURAND", "Camille", "14032019"));
    let first = records.create(&by, form, &typed, false).await.unwrap();
    world.go_to(start, 24 * 60 * 60 - 1);
    world.services().purge().await.unwrap();
    let again = records.create(&by, form, &typed, true).await.unwrap();
    assert_eq!(again, first);
    world.go_to(start, 24 * 60 * 60);
    world.services().purge().await.unwrap();
    let known = world.count("record WHERE made_by_form IS NOT NULL").await;
    assert_eq!(known, 0);
    let later = records.create(&by, form, &typed, false).await.unwrap();
    assert!(matches!(later, Created::Likely(like) if like.len() == 1));
    assert_eq!(world.count("record").await, 1);
}
