//! What an invitation is, and whom it waits for, is what the journal tells of it.

use services::account::Visit;

use super::{found_after, unlock, verify};
use crate::support::{COLLEAGUE, PARENT, PASSWORD, PATIENT, World, right_date};

both!(whatever_an_invitation_is_must_stay);
async fn whatever_an_invitation_is_must_stay(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    let colleague = world.id(world.someone(COLLEAGUE).account.uuid());
    let parent = world.id(world.someone(PARENT).account.uuid());
    let other = world.blob(&world.random::<32>());
    let made = "the invitation that it tells of was made by another, or at another time";
    let waits = "the invitation that it tells of waits for another, or since another time";
    let link = "the link of the invitation that it tells of is another, or its copy is gone";
    for (change, what) in [
        (format!("issued_by = {colleague}"), made),
        ("created_at = created_at + 1".into(), made),
        ("expires_at = expires_at + 1".into(), made),
        (format!("bound_to = {parent}"), waits),
        ("started_at = created_at".into(), waits),
        (format!("token_digest = {other}"), link),
        (format!("token_digest = {other}, token_sealed = NULL"), link),
        (format!("token_sealed = {other}"), link),
        (
            "new_link_requested_at = created_at".into(),
            "the invitation that it tells of was asked for again at another time",
        ),
        (
            "ended_at = created_at".into(),
            "the claim or the end that it tells of is another's, or of another time",
        ),
        (
            format!("claimed_by = {parent}"),
            "the claim or the end that it tells of is another's, or of another time",
        ),
    ] {
        world
            .execute("CREATE TABLE kept AS SELECT * FROM invitation")
            .await;
        let sql = format!("UPDATE invitation SET {change}");
        let finding = found_after(world, shared.record, &[&sql]).await;
        assert_eq!((finding.seq, finding.what), (Some(2), what), "{change}");
        world
            .execute(
                "DELETE FROM invitation; INSERT INTO invitation SELECT * FROM kept; DROP TABLE kept",
            )
            .await;
        assert_eq!(verify(world).await, [], "{change}");
    }
}

both!(whom_an_invitation_waits_for_must_stay);
async fn whom_an_invitation_waits_for_must_stay(world: &mut World) {
    let shared = world.share().await;
    world.advance(5);
    let visit = Visit {
        invitation: Some((shared.id, shared.token.clone())),
        ..Visit::default()
    };
    world.password(PATIENT, PASSWORD, visit).await.unwrap();
    assert_eq!(verify(world).await, []);
    unlock(world).await;
    let parent = world.id(world.someone(PARENT).account.uuid());
    let patient = world.id(world.patient().account().uuid());
    for (change, back) in [
        (
            format!("bound_to = {parent}"),
            format!("bound_to = {patient}"),
        ),
        ("bound_to = NULL".into(), format!("bound_to = {patient}")),
        (
            "started_at = started_at + 1".into(),
            "started_at = started_at - 1".into(),
        ),
    ] {
        let sql = format!("UPDATE invitation SET {change}");
        let finding = found_after(world, shared.record, &[&sql]).await;
        assert_eq!(
            (finding.seq, finding.what),
            (
                Some(3),
                "the invitation that it tells of waits for another, or since another time"
            ),
            "{change}"
        );
        world
            .execute(&format!("UPDATE invitation SET {back}"))
            .await;
        assert_eq!(verify(world).await, [], "{back}");
    }
    // Whoever claims it is whom it is bound to from then on.
    world.advance(5);
    let parent = world.someone(PARENT).as_patient();
    world
        .claim_as(parent, &shared, &right_date())
        .await
        .unwrap();
    assert_eq!(verify(world).await, []);
}
