//! Who sees what of an invitation: the practitioner of their own list, whoever holds the link of its page.

use domain::{
    ids::Id,
    share::{InvitationEventKind::Issued, invitation::State, token::ShareToken},
};
use services::{Error, Visitor};

use super::{DAY, cancel};
use crate::support::{COLLEAGUE, PARENT, World, right_date};

both!(what_is_not_on_one_s_list_does_not_exist);
async fn what_is_not_on_one_s_list_does_not_exist(world: &mut World) {
    let shared = world.share().await;
    let stranger = world.someone(COLLEAGUE).as_practitioner();
    let to = PARENT.parse().unwrap();
    for record in [shared.record, Id::new(0, &[9; 10])] {
        assert_fails!(
            world.shares().sharing(&stranger, record).await,
            Error::NotFound
        );
        assert_fails!(
            world.shares().issue(&stranger, record).await,
            Error::NotFound
        );
        assert_fails!(
            world.shares().renew(&stranger, record).await,
            Error::NotFound
        );
        assert_fails!(
            world.shares().cancel(&stranger, record).await,
            Error::NotFound
        );
        assert_fails!(
            world.shares().email(&stranger, record, &to).await,
            Error::NotFound
        );
    }
    assert_eq!(world.state(&shared).await, State::Pending);
    assert_eq!(world.timeline(shared.record).await, [Issued]);
    assert_eq!(world.count("outbox").await, 0);
}

both!(a_colleague_with_access_sees_no_secret_of_another);
async fn a_colleague_with_access_sees_no_secret_of_another(world: &mut World) {
    let shared = world.share().await;
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let id = world.id(colleague.account().uuid());
    world
        .execute(&format!(
            "INSERT INTO record_access SELECT record_id, {id}, kind, sort_name, granted_at, NULL FROM record_access"
        ))
        .await;
    let sharing = world
        .services()
        .share
        .sharing(&colleague, shared.record)
        .await;
    let latest = sharing.unwrap().latest.unwrap();
    assert_eq!((latest.state, latest.token), (State::Pending, None));
    // Nor has it sent anywhere.
    let to = PARENT.parse().unwrap();
    let sent = world.shares().email(&colleague, shared.record, &to).await;
    assert_fails!(sent, Error::Conflict);
}

both!(access_that_ended_is_none);
async fn access_that_ended_is_none(world: &mut World) {
    let shared = world.share().await;
    world.execute("UPDATE record_access SET ended_at = 1").await;
    let by = world.practitioner();
    let services = world.services();
    assert_fails!(
        services.share.sharing(&by, shared.record).await,
        Error::NotFound
    );
    assert_fails!(
        services.share.cancel(&by, shared.record).await,
        Error::NotFound
    );
    assert_fails!(
        services.record.for_practitioner(&by, shared.record).await,
        Error::NotFound
    );
    assert!(
        services
            .record
            .patient_list(&by, &domain::record::search::PatientQuery::default(), None)
            .await
            .unwrap()
            .items
            .is_empty()
    );
}

both!(a_link_opens_its_invitation_and_changes_nothing);
async fn a_link_opens_its_invitation_and_changes_nothing(world: &mut World) {
    let shared = world.share().await;
    let everything = "SELECT CAST((SELECT COUNT(*) FROM journal) * 1000 + (SELECT COUNT(*) FROM outbox) * 100 \
                      + SUM(wrong_dates) AS TEXT) FROM invitation WHERE bound_to IS NULL AND started_at IS NULL";
    let before: String = world.value(everything).await;
    for _ in 0..20 {
        assert_eq!(world.shares().open(&shared.token).await.unwrap(), shared.id);
        world.offer(&shared).await;
    }
    assert_eq!(world.value::<String>(everything).await, before);
    let unknown = ShareToken::from_bytes([9; 20]);
    assert_fails!(world.shares().open(&unknown).await, Error::NotFound);
}

both!(the_first_name_is_told_only_while_it_is_pending);
async fn the_first_name_is_told_only_while_it_is_pending(world: &mut World) {
    let shared = world.share().await;
    let offer = world.offer(&shared).await;
    assert_eq!(offer.first_name.as_deref(), Some("Camille"));
    assert_eq!(offer.practitioner, "Dr Claire Martin");
    let [cancelled, claimed] = [world.share().await, world.share().await];
    cancel(world, cancelled.record).await;
    world.claim(&claimed, &right_date()).await.unwrap();
    world.advance(30 * DAY);
    for (ended, state) in [
        (&shared, State::Expired),
        (&cancelled, State::Cancelled),
        (&claimed, State::Claimed),
    ] {
        let offer = world.offer(ended).await;
        assert_eq!((offer.state, offer.first_name), (state, None));
        assert_eq!(offer.expires_at, None);
    }
}

both!(without_the_secret_an_invitation_does_not_exist);
async fn without_the_secret_an_invitation_does_not_exist(world: &mut World) {
    let (shared, other) = (world.share().await, world.share().await);
    let account = Some(world.patient().account());
    for token in [None, Some(other.token)] {
        for account in [None, account] {
            let visitor = Visitor {
                token: token.clone(),
                account,
            };
            assert_fails!(
                world.shares().offer(shared.id, &visitor).await,
                Error::NotFound
            );
            assert_fails!(
                world.shares().request_new_link(shared.id, &visitor).await,
                Error::NotFound
            );
        }
    }
    let nowhere = world
        .shares()
        .offer(Id::new(0, &[9; 10]), &shared.visitor())
        .await;
    assert_fails!(nowhere, Error::NotFound);
}
