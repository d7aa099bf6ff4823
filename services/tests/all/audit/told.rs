//! What the journal tells is so: the rows beside it agree with it.

use super::{claimed, found_after, unlock, verify, without_foreign_keys};
use crate::support::{COLLEAGUE, PARENT, World, right_date};

both!(a_claim_that_was_cut_off_the_journal_shows);
async fn a_claim_that_was_cut_off_the_journal_shows(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    world
        .execute("CREATE TABLE head_then AS SELECT * FROM journal_head")
        .await;
    world.claim(&shared, &right_date()).await.unwrap();
    assert_eq!(verify(world).await, []);
    // The chain and its head are genuine: those of an hour ago.
    let cut = [
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal_head",
        "INSERT INTO journal_head SELECT * FROM head_then",
    ];
    let finding = found_after(world, shared.record, &cut).await;
    assert_eq!(
        (finding.seq, finding.what),
        (
            Some(2),
            "the invitation that it tells of ended otherwise, or did not end"
        )
    );
}

both!(a_record_that_is_gone_from_its_journal_shows);
async fn a_record_that_is_gone_from_its_journal_shows(world: &mut World) {
    let shared = world.share().await;
    world.share().await;
    unlock(world).await;
    let id = world.id(shared.record.uuid());
    let delete = format!("DELETE FROM record WHERE id = {id}");
    world.execute(&without_foreign_keys(world, &delete)).await;
    let [finding] = &verify(world).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        (finding.record, finding.what),
        (
            Some(shared.record),
            "there is no such record, but rows about it"
        )
    );
}

both!(whatever_a_claim_left_must_stay);
async fn whatever_a_claim_left_must_stay(world: &mut World) {
    let shared = claimed(world).await;
    let id = world.id(shared.id.uuid());
    let parent = world.id(world.someone(PARENT).account.uuid());
    for (change, back, what) in [
        (
            format!("UPDATE attestation SET account_id = {parent}"),
            "UPDATE attestation SET account_id = (SELECT claimed_by FROM invitation)".to_owned(),
            "the attestation that it tells of is gone, or is another",
        ),
        (
            "UPDATE attestation SET attested_at = attested_at + 1".to_owned(),
            "UPDATE attestation SET attested_at = attested_at - 1".to_owned(),
            "the attestation that it tells of is gone, or is another",
        ),
        (
            format!("UPDATE record_access SET account_id = {parent} WHERE kind = 'owner'"),
            "UPDATE record_access SET account_id = (SELECT claimed_by FROM invitation) WHERE kind = 'owner'"
                .to_owned(),
            "the owner that it tells of has no access",
        ),
        (
            "UPDATE record_access SET ended_at = 1 WHERE kind = 'owner'".to_owned(),
            "UPDATE record_access SET ended_at = NULL".to_owned(),
            "the owner that it tells of has no access",
        ),
        (
            format!("UPDATE invitation SET claimed_by = {parent}"),
            "UPDATE invitation SET claimed_by = (SELECT account_id FROM attestation)".to_owned(),
            "the claim or the end that it tells of is another's, or of another time",
        ),
        (
            "UPDATE invitation SET ending = NULL".to_owned(),
            "UPDATE invitation SET ending = 'claimed'".to_owned(),
            "the invitation that it tells of ended otherwise, or did not end",
        ),
        (
            "UPDATE invitation SET wrong_dates = 1".to_owned(),
            "UPDATE invitation SET wrong_dates = 0".to_owned(),
            "the invitation that it tells of counts other wrong birth dates",
        ),
        (
            "DELETE FROM attestation".to_owned(),
            format!(
                "INSERT INTO attestation SELECT {id}, claimed_by, 1, ended_at FROM invitation"
            ),
            "the attestation that it tells of is gone, or is another",
        ),
    ] {
        let finding = found_after(world, shared.record, &[&change]).await;
        assert_eq!((finding.seq, finding.what), (Some(3), what), "{change}");
        world.execute(&back).await;
        assert_eq!(verify(world).await, [], "{back}");
    }
}

both!(what_its_journal_does_not_tell_shows);
async fn what_its_journal_does_not_tell_shows(world: &mut World) {
    let shared = claimed(world).await;
    let colleague = world.id(world.someone(COLLEAGUE).account.uuid());
    let other = world.id(uuid::Uuid::from_bytes(world.random()));
    let digest = world.blob(&world.random::<32>());
    for (forged, back, what) in [
        (
            format!(
                "INSERT INTO record_access SELECT record_id, {colleague}, kind, sort_name, granted_at, NULL \
                 FROM record_access WHERE kind = 'practitioner'"
            ),
            format!("DELETE FROM record_access WHERE account_id = {colleague}"),
            "it has an access, or the end of one, that its journal knows nothing of",
        ),
        (
            "UPDATE record_access SET ended_at = 1 WHERE kind = 'practitioner'".to_owned(),
            "UPDATE record_access SET ended_at = NULL".to_owned(),
            "it has an access, or the end of one, that its journal knows nothing of",
        ),
        (
            "CREATE TABLE kept AS SELECT * FROM record_access WHERE kind = 'practitioner'; \
             DELETE FROM record_access WHERE kind = 'practitioner'"
                .to_owned(),
            "INSERT INTO record_access SELECT * FROM kept".to_owned(),
            "whoever made it has no access to it",
        ),
        (
            format!(
                "INSERT INTO invitation (id, record_id, issued_by, token_digest, created_at, expires_at, wrong_dates) \
                 SELECT {other}, record_id, issued_by, {digest}, created_at, expires_at, 0 FROM invitation"
            ),
            format!("DELETE FROM invitation WHERE id = {other}"),
            "it has an invitation that its journal knows nothing of",
        ),
    ] {
        let finding = found_after(world, shared.record, &[&forged]).await;
        assert_eq!((finding.seq, finding.what), (None, what), "{forged}");
        world.execute(&back).await;
        assert_eq!(verify(world).await, [], "{back}");
    }
}

both!(since_when_somebody_has_access_must_stay);
async fn since_when_somebody_has_access_must_stay(world: &mut World) {
    let shared = claimed(world).await;
    for kind in ["owner", "practitioner"] {
        let earlier =
            format!("UPDATE record_access SET granted_at = granted_at - 1 WHERE kind = '{kind}'");
        let finding = found_after(world, shared.record, &[&earlier]).await;
        assert_eq!(
            finding.what,
            "it has an access, or the end of one, that its journal knows nothing of"
        );
        world.execute(&earlier.replace("- 1", "+ 1")).await;
        assert_eq!(verify(world).await, []);
    }
}

both!(an_attestation_of_no_invitation_shows);
async fn an_attestation_of_no_invitation_shows(world: &mut World) {
    world.share().await;
    let other = world.id(uuid::Uuid::from_bytes(world.random()));
    world
        .execute(&without_foreign_keys(
            world,
            &format!(
                "INSERT INTO attestation SELECT {other}, issued_by, 1, created_at FROM invitation"
            ),
        ))
        .await;
    let [finding] = &verify(world).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        finding.to_string(),
        "no record: there is an attestation for an invitation that is not there"
    );
}

both!(an_attestation_without_a_claim_shows);
async fn an_attestation_without_a_claim_shows(world: &mut World) {
    let shared = world.share().await;
    let forged = "INSERT INTO attestation SELECT id, issued_by, 1, created_at FROM invitation";
    let finding = found_after(world, shared.record, &[forged]).await;
    assert_eq!(
        finding.what,
        "it has an attestation that its journal knows nothing of"
    );
}
