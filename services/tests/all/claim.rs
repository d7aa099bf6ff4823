//! Claiming: what a claim leaves behind, who may try, how often, until when, and what happens when many try at once.

mod agreement;
mod in_any_zone;
mod races;

use domain::{
    claim::form::Attestation,
    problem::Problem,
    share::{InvitationEventKind, ShareStatus, invitation::State},
};
use services::{Claimed, Error, Visitor, account::Visit};

use crate::support::{
    COLLEAGUE, PARENT, PASSWORD, PATIENT, PRACTITIONER, Shared, World, problem, right_date,
    wrong_date,
};

const MINUTE: i64 = 60;

both!(the_right_date_hands_the_record_over);
async fn the_right_date_hands_the_record_over(world: &mut World) {
    let shared = world.share().await;
    let patient = world.patient();
    let claimed = world.claim(&shared, &right_date()).await.unwrap();
    assert_eq!(
        claimed,
        Claimed {
            record: shared.record
        }
    );
    assert_eq!(
        world.owners(shared.record).await,
        [patient.account().uuid()]
    );
    assert_eq!(world.state(&shared).await, State::Claimed);
    let owned = world.services().record.owned(&patient).await.unwrap();
    assert_eq!(owned[0].id, shared.record);
    assert_eq!(owned[0].share_status, ShareStatus::Shared);
    let (record, holder) = world
        .services()
        .claim
        .claimed(&patient, shared.id)
        .await
        .unwrap();
    assert_eq!(
        (record, holder.first_name.as_str()),
        (shared.record, "Camille")
    );
}

both!(the_attestation_is_kept);
async fn the_attestation_is_kept(world: &mut World) {
    let shared = world.share().await;
    world.advance(MINUTE);
    world.claim(&shared, &right_date()).await.unwrap();
    let row = world.rows("SELECT * FROM attestation").await.remove(0);
    let (invitation, account) = (shared.id.uuid(), world.patient().account().uuid());
    assert_eq!(
        row.try_get::<uuid::Uuid>("", "invitation_id").unwrap(),
        invitation
    );
    assert_eq!(
        row.try_get::<uuid::Uuid>("", "account_id").unwrap(),
        account
    );
    assert_eq!(
        row.try_get::<i32>("", "version").unwrap(),
        Attestation::V1.version()
    );
    let at: i64 = row.try_get("", "attested_at").unwrap();
    assert_eq!(at, world.now().as_millisecond());
}

both!(the_practitioner_keeps_access_and_is_told);
async fn the_practitioner_keeps_access_and_is_told(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    let told = world.delivered_to(PRACTITIONER).await;
    assert_eq!(told.len(), 1);
    assert!(
        told[0].subject.contains("a été ajouté"),
        "{}",
        told[0].subject
    );
    let page = format!("/patients/{}/partage", shared.record);
    assert!(told[0].text.contains(&page), "{}", told[0].text);
    assert!(!told[0].text.contains("Camille"), "{}", told[0].text);
    let by = world.practitioner();
    let sheet = world
        .services()
        .record
        .for_practitioner(&by, shared.record)
        .await
        .unwrap();
    assert_eq!(sheet.access.len(), 2);
}

both!(the_journal_tells_of_the_claim);
async fn the_journal_tells_of_the_claim(world: &mut World) {
    use InvitationEventKind::{Claimed, Issued, WrongBirthDate};
    let shared = world.share().await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    world.claim(&shared, &right_date()).await.unwrap();
    let timeline = world.timeline(shared.record).await;
    assert_eq!(timeline, [Issued, WrongBirthDate, Claimed]);
    let by: Vec<uuid::Uuid> = world
        .column("SELECT \"by\" FROM journal WHERE seq > 2 ORDER BY seq")
        .await;
    assert_eq!(by, [world.patient().account().uuid(); 2]);
}

both!(the_winner_has_its_success_again);
async fn the_winner_has_its_success_again(world: &mut World) {
    let shared = world.share().await;
    let claimed = world.claim(&shared, &right_date()).await.unwrap();
    world.delivered_to(PRACTITIONER).await;
    world.advance(31 * 24 * 60 * MINUTE);
    assert_eq!(world.claim(&shared, &right_date()).await.unwrap(), claimed);
    // From another browser, without the link.
    let visitor = Visitor {
        token: None,
        account: Some(world.patient().account()),
    };
    let claims = &world.services().claim;
    let again = claims
        .finish(&world.patient(), shared.id, &visitor, &right_date())
        .await;
    assert_eq!(again.unwrap(), claimed);
    assert_eq!(world.owners(shared.record).await.len(), 1);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
}

both!(another_account_comes_too_late);
async fn another_account_comes_too_late(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    let parent = world.someone(PARENT).as_patient();
    assert_fails!(
        world.claim_as(parent, &shared, &right_date()).await,
        Error::Conflict
    );
    assert_fails!(
        world.claim_as(parent, &shared, &wrong_date()).await,
        Error::Conflict
    );
    let claims = &world.services().claim;
    assert_fails!(claims.claimed(&parent, shared.id).await, Error::NotFound);
    assert_eq!(world.owners(shared.record).await.len(), 1);
}

both!(a_stranger_finds_nothing);
async fn a_stranger_finds_nothing(world: &mut World) {
    let (shared, other) = (world.share().await, world.share().await);
    let account = Some(world.patient().account());
    for token in [None, Some(other.token)] {
        let visitor = Visitor { token, account };
        let claims = &world.services().claim;
        let claimed = claims
            .finish(&world.patient(), shared.id, &visitor, &right_date())
            .await;
        assert_fails!(claimed, Error::NotFound);
    }
    assert_eq!(world.wrong_dates(&shared).await, 0);
    assert_eq!(world.owners(shared.record).await.len(), 0);
}

both!(the_fifth_wrong_date_locks_it);
async fn the_fifth_wrong_date_locks_it(world: &mut World) {
    let shared = world.share().await;
    for (email, tries_left) in [
        (PATIENT, 4),
        (PARENT, 3),
        (PATIENT, 2),
        (PARENT, 1),
        (PATIENT, 0),
    ] {
        let who = world.someone(email).as_patient();
        let told = problem(world.claim_as(who, &shared, &wrong_date()).await);
        assert_eq!(told, Problem::WrongBirthDate { tries_left });
    }
    assert_eq!(world.state(&shared).await, State::Locked);
    assert_refused(world, &shared).await;
    let told = world.delivered_to(PRACTITIONER).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].subject.contains("bloqué"), "{}", told[0].subject);
    let timeline = world.timeline(shared.record).await;
    assert_eq!(timeline.last(), Some(&InvitationEventKind::Locked));
    assert_eq!(timeline.len(), 7);
}

both!(wrong_dates_count_whoever_typed_them);
async fn wrong_dates_count_whoever_typed_them(world: &mut World) {
    let shared = world.share().await;
    let visit = Visit {
        invitation: Some((shared.id, shared.token.clone())),
        ..Visit::default()
    };
    world.password(PATIENT, PASSWORD, visit).await.unwrap();
    // It is bound to the patient now; it is the parent who types.
    let parent = world.someone(PARENT).as_patient();
    let told = problem(world.claim_as(parent, &shared, &wrong_date()).await);
    assert_eq!(told, Problem::WrongBirthDate { tries_left: 4 });
    assert_eq!(world.wrong_dates(&shared).await, 1);
}

both!(five_wrong_dates_are_enough_whatever_else_the_row_says);
async fn five_wrong_dates_are_enough_whatever_else_the_row_says(world: &mut World) {
    let shared = world.share().await;
    // The lock is set with the fifth; the count alone must do as well.
    world.execute("UPDATE invitation SET wrong_dates = 5").await;
    assert_eq!(world.state(&shared).await, State::Locked);
    for claim in [right_date(), wrong_date()] {
        assert_fails!(world.claim(&shared, &claim).await, Error::Conflict);
    }
    assert_eq!(world.owners(shared.record).await.len(), 0);
}

both!(a_right_date_after_wrong_ones_counts_none);
async fn a_right_date_after_wrong_ones_counts_none(world: &mut World) {
    let shared = world.share().await;
    for _ in 0..4 {
        world.claim(&shared, &wrong_date()).await.unwrap_err();
    }
    world.claim(&shared, &right_date()).await.unwrap();
    assert_eq!(world.count("invitation WHERE wrong_dates = 4").await, 1);
}

both!(a_restart_keeps_the_count);
async fn a_restart_keeps_the_count(world: &mut World) {
    let shared = world.share().await;
    for tries_left in (0..5).rev() {
        let told = problem(world.claim(&shared, &wrong_date()).await);
        assert_eq!(told, Problem::WrongBirthDate { tries_left });
        world.restart().await;
    }
    assert_refused(world, &shared).await;
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
}

both!(a_cancelled_invitation_cannot_be_claimed);
async fn a_cancelled_invitation_cannot_be_claimed(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    world
        .services()
        .share
        .cancel(&by, shared.record)
        .await
        .unwrap();
    assert_refused(world, &shared).await;
}

both!(an_expired_invitation_cannot_be_claimed);
async fn an_expired_invitation_cannot_be_claimed(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * 24 * 60 * MINUTE);
    assert_refused(world, &shared).await;
    assert_eq!(world.state(&shared).await, State::Expired);
}

both!(an_invitation_that_was_replaced_cannot_be_claimed);
async fn an_invitation_that_was_replaced_cannot_be_claimed(world: &mut World) {
    let old = world.share().await;
    let by = world.practitioner();
    world.services().share.renew(&by, old.record).await.unwrap();
    assert_refused(world, &old).await;
    let new = world.pending(old.record).await;
    world.claim(&new, &right_date()).await.unwrap();
}

both!(a_failed_message_undoes_the_claim);
async fn a_failed_message_undoes_the_claim(world: &mut World) {
    let shared = world.share().await;
    // The practitioner's address cannot be read: the message to them cannot be written.
    let practitioner = world.id(world.practitioner().account().uuid());
    let colleague = world.id(world.someone(COLLEAGUE).account.uuid());
    world
        .execute(&format!(
            "UPDATE account SET email_sealed = (SELECT email_sealed FROM account WHERE id = {colleague}) \
             WHERE id = {practitioner}"
        ))
        .await;
    assert_fails!(world.claim(&shared, &right_date()).await, Error::Corrupt(_));
    assert_eq!(world.state(&shared).await, State::Pending);
    assert_eq!(world.owners(shared.record).await.len(), 0);
    assert_eq!(world.count("attestation").await, 0);
    assert_eq!(world.wrong_dates(&shared).await, 0);
}

/// It can no longer be claimed, with whatever date, and trying changes nothing.
async fn assert_refused(world: &World, shared: &Shared) {
    let before = world.offer(shared).await;
    let owners = world.owners(shared.record).await;
    for claim in [right_date(), wrong_date()] {
        assert_fails!(world.claim(shared, &claim).await, Error::Conflict);
    }
    assert_eq!(world.offer(shared).await, before);
    assert_eq!(world.owners(shared.record).await, owners);
}
