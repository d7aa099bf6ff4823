//! Sharing: one invitation at a time, on one's own records only, told to the right people and to nobody else.

mod heed;

use domain::{
    account::sign_in::SignIn,
    ids::{Id, RecordId},
    problem::Problem,
    share::{
        InvitationEventKind::{Cancelled, Emailed, Expired, Issued, NewLinkRequested, Started},
        ShareStatus,
        invitation::State,
        token::ShareToken,
    },
};
use services::{Error, Visitor, account::Visit};

use crate::support::{
    COLLEAGUE, PARENT, PASSWORD, PATIENT, PRACTITIONER, Shared, World, how_many, problem,
    right_date, wrong_date,
};

const DAY: i64 = 24 * 60 * 60;

async fn status(world: &World, record: RecordId) -> ShareStatus {
    let by = world.practitioner();
    let sharing = world.services().share.sharing(&by, record).await.unwrap();
    let listed = world
        .services()
        .record
        .patient_list(&by, &domain::record::search::PatientQuery::default(), None)
        .await
        .unwrap();
    let line = listed.items.iter().find(|line| line.id == record).unwrap();
    assert_eq!(line.share_status, sharing.status);
    sharing.status
}

async fn email(world: &World, record: RecordId) -> services::Result<()> {
    let to = PARENT.parse().unwrap();
    world
        .services()
        .share
        .email(&world.practitioner(), record, &to)
        .await
}

async fn renew(world: &World, record: RecordId) -> services::Result<Shared> {
    let by = world.practitioner();
    world.services().share.renew(&by, record).await?;
    Ok(world.pending(record).await)
}

async fn cancel(world: &World, record: RecordId) {
    let by = world.practitioner();
    world.services().share.cancel(&by, record).await.unwrap();
}

/// Whether the sealed copy of an invitation's token is still there.
async fn holds_token(world: &World, shared: &Shared) -> bool {
    let id = world.id(shared.id.uuid());
    let condition = format!("invitation WHERE token_sealed IS NOT NULL AND id = {id}");
    world.count(&condition).await == 1
}

both!(a_record_has_one_pending_invitation);
async fn a_record_has_one_pending_invitation(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    let again = world.services().share.issue(&by, shared.record).await;
    assert_fails!(again, Error::Conflict);
    assert_eq!(world.count("invitation").await, 1);
}

both!(of_twenty_that_are_issued_at_once_one_is);
async fn of_twenty_that_are_issued_at_once_one_is(world: &mut World) {
    let record = world.record().await;
    let by = world.practitioner();
    let many = (0..20).map(|n| {
        let services = world.instance(n);
        async move { services.share.issue(&by, record).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let conflict = |result: &Result<_, Error>| matches!(result, Err(Error::Conflict));
    assert_eq!(how_many(&results, conflict), 19, "{results:?}");
    assert_eq!(world.count("invitation").await, 1);
    assert_eq!(world.timeline(record).await, [Issued]);
}

both!(of_twenty_that_are_renewed_at_once_one_is_left);
async fn of_twenty_that_are_renewed_at_once_one_is_left(world: &mut World) {
    let record = world.record().await;
    let by = world.practitioner();
    let many = (0..20).map(|n| {
        let services = world.instance(n);
        async move { services.share.renew(&by, record).await }
    });
    for renewed in world.at_once(many).await {
        renewed.unwrap();
    }
    assert_eq!(world.count("invitation").await, 20);
    assert_eq!(world.count("invitation WHERE ending IS NULL").await, 1);
    assert_eq!(status(world, record).await, ShareStatus::InvitationPending);
}

both!(a_new_link_ends_the_one_before);
async fn a_new_link_ends_the_one_before(world: &mut World) {
    let mut before = world.share().await;
    // All in the same instant: which one is the latest must not be left to chance.
    for _ in 0..8 {
        let after = renew(world, before.record).await.unwrap();
        assert_ne!(after.id, before.id);
        assert_ne!(after.token, before.token);
        assert_eq!(world.state(&before).await, State::Cancelled);
        assert_eq!(world.state(&after).await, State::Pending);
        assert_eq!(world.timeline(before.record).await, [Issued]);
        before = after;
    }
}

both!(a_record_with_an_owner_is_not_shared_again);
async fn a_record_with_an_owner_is_not_shared_again(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    let by = world.practitioner();
    assert_fails!(
        world.shares().issue(&by, shared.record).await,
        Error::Conflict
    );
    assert_fails!(
        world.shares().renew(&by, shared.record).await,
        Error::Conflict
    );
    assert_fails!(email(world, shared.record).await, Error::Conflict);
    cancel(world, shared.record).await;
    assert_eq!(world.state(&shared).await, State::Claimed);
}

both!(the_status_follows_the_invitation);
async fn the_status_follows_the_invitation(world: &mut World) {
    let record = world.record().await;
    assert_eq!(status(world, record).await, ShareStatus::NotShared);
    let by = world.practitioner();
    world.shares().issue(&by, record).await.unwrap();
    assert_eq!(status(world, record).await, ShareStatus::InvitationPending);
    cancel(world, record).await;
    assert_eq!(status(world, record).await, ShareStatus::NotShared);
    let locked = renew(world, record).await.unwrap();
    for _ in 0..5 {
        world.claim(&locked, &wrong_date()).await.unwrap_err();
    }
    assert_eq!(status(world, record).await, ShareStatus::InvitationStopped);
    renew(world, record).await.unwrap();
    assert_eq!(status(world, record).await, ShareStatus::InvitationPending);
    world.advance(30 * DAY);
    assert_eq!(status(world, record).await, ShareStatus::InvitationStopped);
    let last = renew(world, record).await.unwrap();
    world.claim(&last, &right_date()).await.unwrap();
    assert_eq!(status(world, record).await, ShareStatus::Shared);
}

both!(cancelling_twice_is_cancelling);
async fn cancelling_twice_is_cancelling(world: &mut World) {
    let shared = world.share().await;
    cancel(world, shared.record).await;
    cancel(world, shared.record).await;
    assert_eq!(world.timeline(shared.record).await, [Issued, Cancelled]);
    let never_shared = world.record().await;
    cancel(world, never_shared).await;
}

both!(an_expired_invitation_cannot_be_cancelled);
async fn an_expired_invitation_cannot_be_cancelled(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY);
    cancel(world, shared.record).await;
    assert_eq!(world.state(&shared).await, State::Expired);
    assert_eq!(world.timeline(shared.record).await, [Issued, Expired]);
}

both!(the_email_holds_the_link_and_the_first_name_alone);
async fn the_email_holds_the_link_and_the_first_name_alone(world: &mut World) {
    let shared = world.share().await;
    email(world, shared.record).await.unwrap();
    let sent = world.delivered_to(PARENT).await;
    assert_eq!(sent.len(), 1);
    let link = format!("https://calepin.example/p/{}", shared.token.expose_text());
    for text in [&sent[0].text, &sent[0].html] {
        assert!(text.contains(&link), "{text}");
        assert!(
            text.contains("Camille") && text.contains("Dr Claire Martin"),
            "{text}"
        );
        assert!(!text.contains("DURAND") && !text.contains("2019"), "{text}");
        // Until when, in Paris: thirty days after 9 h on 2 February.
        assert!(text.contains("04/03/2026 à 9\u{a0}h\u{a0}00"), "{text}");
    }
    assert!(!sent[0].subject.contains("DURAND"));
    assert_eq!(world.timeline(shared.record).await, [Issued, Emailed]);
}

both!(only_a_pending_invitation_is_sent);
async fn only_a_pending_invitation_is_sent(world: &mut World) {
    let record = world.record().await;
    assert_fails!(email(world, record).await, Error::Conflict);
    let by = world.practitioner();
    world.services().share.issue(&by, record).await.unwrap();
    world.advance(30 * DAY);
    assert_fails!(email(world, record).await, Error::Conflict);
    renew(world, record).await.unwrap();
    cancel(world, record).await;
    assert_fails!(email(world, record).await, Error::Conflict);
    assert_eq!(world.count("outbox").await, 0);
}

both!(the_token_is_erased_when_the_invitation_ends);
async fn the_token_is_erased_when_the_invitation_ends(world: &mut World) {
    let [claimed, cancelled, locked, pending] = [
        world.share().await,
        world.share().await,
        world.share().await,
        world.share().await,
    ];
    world.claim(&claimed, &right_date()).await.unwrap();
    cancel(world, cancelled.record).await;
    for _ in 0..5 {
        assert!(holds_token(world, &locked).await);
        world.claim(&locked, &wrong_date()).await.unwrap_err();
    }
    for ended in [&claimed, &cancelled, &locked] {
        assert!(!holds_token(world, ended).await);
        let sharing = world
            .services()
            .share
            .sharing(&world.practitioner(), ended.record)
            .await;
        assert!(sharing.unwrap().latest.unwrap().token.is_none());
    }
    assert!(holds_token(world, &pending).await);
}

both!(the_token_of_an_expired_invitation_is_erased_by_the_next_purge);
async fn the_token_of_an_expired_invitation_is_erased_by_the_next_purge(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY - 1);
    world.services().purge().await.unwrap();
    assert!(holds_token(world, &shared).await);
    world.advance(1);
    let sharing = world
        .services()
        .share
        .sharing(&world.practitioner(), shared.record)
        .await;
    assert!(sharing.unwrap().latest.unwrap().token.is_none());
    world.services().purge().await.unwrap();
    assert!(!holds_token(world, &shared).await);
    assert_eq!(world.state(&shared).await, State::Expired);
}

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

/// Signs a person in who follows the link.
async fn follow(world: &World, email: &str, shared: &Shared) {
    let visit = Visit {
        invitation: Some((shared.id, shared.token.clone())),
        ..Visit::default()
    };
    world.password(email, PASSWORD, visit).await.unwrap();
}

both!(the_account_that_started_sees_it_without_the_link);
async fn the_account_that_started_sees_it_without_the_link(world: &mut World) {
    let shared = world.share().await;
    follow(world, PATIENT, &shared).await;
    let visitor = Visitor {
        token: None,
        account: Some(world.patient().account()),
    };
    let offer = world
        .services()
        .share
        .offer(shared.id, &visitor)
        .await
        .unwrap();
    assert_eq!(offer.first_name.as_deref(), Some("Camille"));
    let claims = &world.services().claim;
    let claimed = claims
        .finish(&world.patient(), shared.id, &visitor, &right_date())
        .await;
    claimed.unwrap();
}

both!(another_account_with_the_link_may_still_claim);
async fn another_account_with_the_link_may_still_claim(world: &mut World) {
    let shared = world.share().await;
    follow(world, PATIENT, &shared).await;
    follow(world, PARENT, &shared).await;
    let parent = world.someone(PARENT).as_patient();
    world
        .claim_as(parent, &shared, &right_date())
        .await
        .unwrap();
    assert_eq!(world.owners(shared.record).await, [parent.account().uuid()]);
    // Who started has nothing left of it.
    let waiting = world.services().share.waiting_for(&world.patient()).await;
    assert!(waiting.unwrap().is_empty());
    let visitor = Visitor {
        token: None,
        account: Some(world.patient().account()),
    };
    assert_fails!(
        world.services().share.offer(shared.id, &visitor).await,
        Error::NotFound
    );
}

both!(several_wait_at_home_while_they_can_be_claimed);
async fn several_wait_at_home_while_they_can_be_claimed(world: &mut World) {
    let mut all = vec![];
    for _ in 0..4 {
        let shared = world.share().await;
        follow(world, PATIENT, &shared).await;
        all.push(shared);
        world.advance(1);
    }
    cancel(world, all[1].record).await;
    world.claim(&all[2], &right_date()).await.unwrap();
    let waiting = world
        .services()
        .share
        .waiting_for(&world.patient())
        .await
        .unwrap();
    let ids: Vec<_> = waiting.iter().map(|one| one.id).collect();
    assert_eq!(ids, [all[0].id, all[3].id]);
    world.advance(30 * DAY - 4);
    let waiting = world
        .services()
        .share
        .waiting_for(&world.patient())
        .await
        .unwrap();
    assert_eq!(waiting.len(), 1);
    world.advance(4);
    let waiting = world
        .services()
        .share
        .waiting_for(&world.patient())
        .await
        .unwrap();
    assert!(waiting.is_empty());
}

both!(of_many_that_start_at_once_one_is_bound);
async fn of_many_that_start_at_once_one_is_bound(world: &mut World) {
    let shared = world.share().await;
    let people = world.more_patients(8).await;
    let many = people.into_iter().enumerate().map(|(n, someone)| {
        let (services, shared) = (world.instance(n), shared.clone());
        let form = SignIn::parse(&someone.email, PASSWORD).unwrap();
        async move {
            let visit = Visit {
                invitation: Some((shared.id, shared.token)),
                ..Visit::default()
            };
            services.account.sign_in(form, visit).await
        }
    });
    for result in world.at_once(many).await {
        result.unwrap();
    }
    assert_eq!(world.timeline(shared.record).await, [Issued, Started]);
}

both!(what_happens_at_once_reaches_the_journal_in_turn);
async fn what_happens_at_once_reaches_the_journal_in_turn(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    let many = (0..12).map(|n| {
        let (services, shared) = (world.instance(n), shared.clone());
        async move {
            if n % 4 == 0 {
                let form = SignIn::parse(PATIENT, PASSWORD).unwrap();
                let visit = Visit {
                    invitation: Some((shared.id, shared.token)),
                    ..Visit::default()
                };
                services.account.sign_in(form, visit).await.map(|_| ())
            } else {
                let to = PARENT.parse().unwrap();
                services.share.email(&by, shared.record, &to).await
            }
        }
    });
    for result in world.at_once(many).await {
        result.unwrap();
    }
    let timeline = world.timeline(shared.record).await;
    assert_eq!(how_many(&timeline, |kind| *kind == Emailed), 9);
    assert_eq!(how_many(&timeline, |kind| *kind == Started), 1);
    let report = world
        .services()
        .verify(&services::Anchors::default())
        .await
        .unwrap();
    assert_eq!(report.findings, []);
}

both!(a_new_link_is_asked_for_once_a_day);
async fn a_new_link_is_asked_for_once_a_day(world: &mut World) {
    let shared = world.share().await;
    let ask = async || {
        let visitor = shared.visitor();
        world
            .services()
            .share
            .request_new_link(shared.id, &visitor)
            .await
            .unwrap();
    };
    world.advance(30 * DAY);
    assert!(!world.offer(&shared).await.new_link_requested);
    for (seconds, asked) in [(0, 1), (0, 1), (DAY - 1, 1), (1, 2), (0, 2)] {
        world.advance(seconds);
        ask().await;
        assert!(world.offer(&shared).await.new_link_requested);
        assert_eq!(world.delivered_to(PRACTITIONER).await.len(), asked);
    }
    world.advance(DAY);
    assert!(!world.offer(&shared).await.new_link_requested);
    let timeline = world.timeline(shared.record).await;
    assert_eq!(
        timeline,
        [Issued, Expired, NewLinkRequested, NewLinkRequested]
    );
}

both!(of_many_that_ask_for_a_new_link_at_once_one_is_heard);
async fn of_many_that_ask_for_a_new_link_at_once_one_is_heard(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY);
    let many = (0..10).map(|n| {
        let (services, visitor, id) = (world.instance(n), shared.visitor(), shared.id);
        async move { services.share.request_new_link(id, &visitor).await }
    });
    for result in world.at_once(many).await {
        result.unwrap();
    }
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
}

both!(a_new_link_is_asked_for_from_an_expired_one_alone);
async fn a_new_link_is_asked_for_from_an_expired_one_alone(world: &mut World) {
    let shared = world.share().await;
    let visitor = shared.visitor();
    let asked = world.shares().request_new_link(shared.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    cancel(world, shared.record).await;
    world.advance(30 * DAY);
    let asked = world.shares().request_new_link(shared.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 0);
}

both!(no_new_link_is_asked_for_where_there_is_one);
async fn no_new_link_is_asked_for_where_there_is_one(world: &mut World) {
    let old = world.share().await;
    world.advance(30 * DAY);
    let new = renew(world, old.record).await.unwrap();
    let visitor = old.visitor();
    let asked = world.shares().request_new_link(old.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    world.claim(&new, &right_date()).await.unwrap();
    let asked = world.shares().request_new_link(old.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    world.advance(30 * DAY);
    let asked = world.shares().request_new_link(old.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
}

both!(ten_mails_a_day_to_one_address);
async fn ten_mails_a_day_to_one_address(world: &mut World) {
    let shared = world.share().await;
    for _ in 0..10 {
        email(world, shared.record).await.unwrap();
    }
    let told = problem(email(world, shared.record).await);
    assert_eq!(told, Problem::TryLater { seconds: 86_400 });
    assert_eq!(world.timeline(shared.record).await.len(), 11);
    let to = "another@exemple.fr".parse().unwrap();
    let by = world.practitioner();
    let another = world.shares().email(&by, shared.record, &to).await;
    another.unwrap();
    world.advance(DAY);
    email(world, shared.record).await.unwrap();
}

both!(a_hundred_mails_an_hour_from_one_practitioner);
async fn a_hundred_mails_an_hour_from_one_practitioner(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    let many = (0..110).map(|n| {
        let (services, record) = (world.instance(n), shared.record);
        let to = format!("a{n}@exemple.fr").parse().unwrap();
        async move { services.share.email(&by, record, &to).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 100, "{results:?}");
    assert_eq!(world.count("outbox").await, 100);
    world.advance(60 * 60);
    email(world, shared.record).await.unwrap();
}

both!(twenty_a_day_for_each_record);
async fn twenty_a_day_for_each_record(world: &mut World) {
    let shared = world.share().await;
    let mut latest = shared.clone();
    for _ in 1..20 {
        latest = renew(world, shared.record).await.unwrap();
    }
    let wait = problem(renew(world, shared.record).await);
    assert_eq!(wait, Problem::TryLater { seconds: 86_400 });
    // What was refused ended nothing.
    assert_eq!(world.state(&latest).await, State::Pending);
    world.share().await;
    world.advance(DAY);
    renew(world, shared.record).await.unwrap();
}

both!(so_many_an_hour_for_each_practitioner);
async fn so_many_an_hour_for_each_practitioner(world: &mut World) {
    world.limits.invitations_of_practitioner.at_most = 2;
    world.restart().await;
    world.share().await;
    world.share().await;
    let by = world.practitioner();
    let record = world.record().await;
    let refused = problem(world.shares().issue(&by, record).await);
    assert_eq!(refused, Problem::TryLater { seconds: 3600 });
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let of_colleague = world.record_of("Noé", colleague.account()).await;
    let shares = world.shares();
    shares.issue(&colleague, of_colleague).await.unwrap();
    world.advance(3600);
    world.shares().issue(&by, record).await.unwrap();
}

both!(its_page_reads_its_own_part_of_the_journal);
async fn its_page_reads_its_own_part_of_the_journal(world: &mut World) {
    let shared = world.share().await;
    email(world, shared.record).await.unwrap();
    renew(world, shared.record).await.unwrap();
    let trigger = if world.place.is_sqlite() {
        "DROP TRIGGER journal_no_update"
    } else {
        "DROP TRIGGER journal_append_only ON journal"
    };
    world.execute(trigger).await;
    // Whoever read these would fail.
    world
        .execute("UPDATE journal SET event = '' WHERE seq < 5")
        .await;
    assert_eq!(world.timeline(shared.record).await, [Issued]);
}
