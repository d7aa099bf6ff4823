//! The journal: it cannot be changed, and when somebody changes it all the same, it shows.

use domain::ids::RecordId;
use services::{Anchors, Db, Error, Finding, Report, account::Visit};

use crate::support::{
    COLLEAGUE, PARENT, PASSWORD, PATIENT, Shared, World, execute, on_sqlite, right_date, wrong_date,
};

/// Takes the locks off, as whoever owns the database can.
async fn unlock(world: &World) {
    let triggers: &[(&str, &str)] = if world.place.is_sqlite() {
        &[
            ("journal_no_update", ""),
            ("journal_no_delete", ""),
            ("journal_grows", ""),
            ("journal_head_no_delete", ""),
            ("journal_head_begins", ""),
            ("journal_head_follows", ""),
        ]
    } else {
        &[
            ("journal_append_only", " ON journal"),
            ("journal_no_truncate", " ON journal"),
            ("journal_grows", " ON journal"),
            ("journal_head_no_delete", " ON journal_head"),
            ("journal_head_no_truncate", " ON journal_head"),
            ("journal_head_follows", " ON journal_head"),
        ]
    };
    for (trigger, on) in triggers {
        world.execute(&format!("DROP TRIGGER {trigger}{on}")).await;
    }
}

/// What whoever owns the database does without its foreign keys: in one call, on one connection.
fn without_foreign_keys(world: &World, sql: &str) -> String {
    if world.place.is_sqlite() {
        format!("PRAGMA foreign_keys = OFF; {sql}; PRAGMA foreign_keys = ON")
    } else {
        format!(
            "SET session_replication_role = replica; {sql}; SET session_replication_role = DEFAULT"
        )
    }
}

/// A record with three rows in its journal, between two others that nobody touches.
async fn three_rows(world: &World) -> RecordId {
    world.share().await;
    let shared = world.share().await;
    world.share().await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    assert_eq!(verify(world).await, []);
    unlock(world).await;
    shared.record
}

async fn report(world: &World) -> Report {
    let services = world.services();
    services.verify(&Anchors::default()).await.unwrap()
}

async fn verify(world: &World) -> Vec<Finding> {
    let report = report(world).await;
    assert_eq!(report.records, world.count("record").await.unsigned_abs());
    report.findings
}

/// What is no longer as it was when the anchors were kept, and read back from their text.
async fn verify_since(world: &World, anchors: &Anchors) -> Vec<Finding> {
    let anchors = anchors.to_string().parse().unwrap();
    world.services().verify(&anchors).await.unwrap().findings
}

/// A record that was claimed, and nothing locked.
async fn claimed(world: &World) -> Shared {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    assert_eq!(verify(world).await, []);
    unlock(world).await;
    shared
}

/// Does this to the record's journal; tells the one finding.
async fn found_after(world: &World, record: RecordId, tampering: &[&str]) -> Finding {
    let id = world.id(record.uuid());
    for sql in tampering {
        world.execute(&sql.replace("{record}", &id)).await;
    }
    let mut findings = verify(world).await;
    assert_eq!(findings.len(), 1, "{findings:?}");
    let finding = findings.remove(0);
    assert_eq!(finding.record, Some(record));
    finding
}

both!(what_was_written_verifies);
async fn what_was_written_verifies(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    world.restart().await;
    let report = report(world).await;
    assert_eq!((report.records, report.rows), (1, 3));
    assert_eq!(report.findings, []);
}

both!(nothing_in_it_can_be_changed_or_removed);
async fn nothing_in_it_can_be_changed_or_removed(world: &mut World) {
    world.share().await;
    let mut forbidden = vec![
        "UPDATE journal SET at = at + 1",
        "DELETE FROM journal",
        "DELETE FROM journal WHERE seq = 2",
        "DELETE FROM journal_head",
        "UPDATE journal_head SET count = count - 1",
        "UPDATE journal_head SET count = count + 1",
        "UPDATE journal_head SET count = count + 2",
        "UPDATE journal_head SET mac = last_hash",
        // A second row that ends nothing, one beyond the end, and one before the beginning.
        "INSERT INTO journal SELECT record_id, seq + 2, at, \"by\", event, hash, mac FROM journal",
        "INSERT INTO journal SELECT record_id, seq - 2, at, \"by\", event, hash, mac FROM journal",
        "INSERT INTO journal_head SELECT id, 7, token_digest, token_digest FROM invitation",
    ];
    if world.place.is_sqlite() {
        forbidden.extend([
            "INSERT OR REPLACE INTO journal SELECT * FROM journal",
            "INSERT OR REPLACE INTO journal (rowid, record_id, seq, at, event, hash, mac) \
             SELECT rowid, record_id, seq + 1, at, event, hash, mac FROM journal WHERE seq = 2",
            "INSERT OR REPLACE INTO journal_head SELECT * FROM journal_head",
            "INSERT OR REPLACE INTO journal_head SELECT record_id, 1, hash, mac FROM journal WHERE seq = 1",
            "INSERT OR REPLACE INTO journal_head (rowid, record_id, count, last_hash, mac) \
             SELECT rowid, last_hash, 1, last_hash, mac FROM journal_head",
            "UPDATE OR REPLACE journal_head SET count = count - 1",
        ]);
    } else {
        forbidden.extend(["TRUNCATE journal", "TRUNCATE journal_head"]);
    }
    for sql in forbidden {
        let error = world.try_execute(sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{sql}: {error}");
    }
    assert_eq!(world.count("journal").await, 2);
    assert_eq!(
        world.value::<i64>("SELECT count FROM journal_head").await,
        2
    );
    assert_eq!(verify(world).await, []);
}

both!(a_changed_event_shows);
async fn a_changed_event_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal SET event = REPLACE(event, '4', '3') WHERE seq = 3 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(3));
}

both!(a_changed_time_shows);
async fn a_changed_time_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal SET at = at + 1 WHERE seq = 2 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(2));
}

both!(another_author_shows);
async fn another_author_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal SET \"by\" = NULL WHERE seq = 1 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(1));
}

both!(a_row_that_is_gone_shows);
async fn a_row_that_is_gone_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "DELETE FROM journal WHERE seq = 2 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(3));
}

both!(a_cut_tail_shows);
async fn a_cut_tail_shows(world: &mut World) {
    let record = three_rows(world).await;
    let cut = "DELETE FROM journal WHERE seq = 3 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[cut]).await.seq, None);
    // Without the key, the head cannot be made to fit.
    let head = "UPDATE journal_head SET count = 2, last_hash = (SELECT hash FROM journal WHERE seq = 2 \
                AND record_id = {record}) WHERE record_id = {record}";
    let finding = found_after(world, record, &[head]).await;
    assert_eq!(
        (finding.seq, finding.what),
        (None, "the head of its journal was altered")
    );
}

both!(a_journal_cut_to_nothing_shows);
async fn a_journal_cut_to_nothing_shows(world: &mut World) {
    let record = three_rows(world).await;
    let cut = "DELETE FROM journal WHERE record_id = {record}";
    assert_eq!(found_after(world, record, &[cut]).await.seq, None);
    let head = "DELETE FROM journal_head WHERE record_id = {record}";
    assert_eq!(
        found_after(world, record, &[head]).await.what,
        "its journal has no head"
    );
}

both!(an_altered_head_shows);
async fn an_altered_head_shows(world: &mut World) {
    let record = three_rows(world).await;
    let another = world.blob(&[7; 32]);
    let change =
        format!("UPDATE journal_head SET last_hash = {another} WHERE record_id = {{record}}");
    assert_eq!(found_after(world, record, &[&change]).await.seq, None);
    let mut findings = verify(world).await;
    assert_eq!(
        findings.remove(0).what,
        "the head of its journal was altered"
    );
}

both!(a_head_that_counts_less_shows);
async fn a_head_that_counts_less_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal_head SET count = 2 WHERE record_id = {record}";
    assert_eq!(
        found_after(world, record, &[change]).await.what,
        "its head knows fewer rows"
    );
}

both!(another_record_s_head_shows);
async fn another_record_s_head_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal_head SET mac = (SELECT mac FROM journal_head WHERE record_id <> {record} \
                  ORDER BY record_id LIMIT 1) WHERE record_id = {record}";
    let finding = found_after(world, record, &[change]).await;
    assert_eq!(finding.what, "the head of its journal was altered");
}

both!(another_record_s_row_shows);
async fn another_record_s_row_shows(world: &mut World) {
    let record = three_rows(world).await;
    let other = "FROM journal WHERE seq = 2 AND record_id <> {record} ORDER BY record_id LIMIT 1";
    let change = format!(
        "UPDATE journal SET event = (SELECT event {other}), hash = (SELECT hash {other}), \
         mac = (SELECT mac {other}) WHERE seq = 2 AND record_id = {{record}}"
    );
    assert_eq!(found_after(world, record, &[&change]).await.seq, Some(2));
}

both!(a_row_of_another_past_shows);
async fn a_row_of_another_past_shows(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    // What happens third is undone, as by a backup, and happens otherwise.
    world
        .execute("CREATE TABLE head_then AS SELECT * FROM journal_head")
        .await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    for sql in [
        "CREATE TABLE past AS SELECT * FROM journal WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal_head",
        "INSERT INTO journal_head SELECT * FROM head_then",
        "UPDATE invitation SET wrong_dates = 0",
    ] {
        world.execute(sql).await;
    }
    world.advance(1);
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    assert_eq!(verify(world).await, []);
    // Both thirds are genuine; the head tells which one it was.
    let swap = [
        "DELETE FROM journal WHERE seq = 3",
        "INSERT INTO journal SELECT * FROM past",
    ];
    let finding = found_after(world, shared.record, &swap).await;
    assert_eq!(finding.what, "the head of its journal was altered");
}

both!(every_record_that_was_tampered_with_is_named);
async fn every_record_that_was_tampered_with_is_named(world: &mut World) {
    three_rows(world).await;
    world.execute("UPDATE journal SET at = at + 1").await;
    let findings = verify(world).await;
    assert_eq!(findings.len(), 3);
    assert!(findings.iter().all(|finding| finding.seq == Some(1)));
    let said = findings[0].to_string();
    assert!(
        said.starts_with(&format!("record {}, row 1:", findings[0].record.unwrap())),
        "{said}"
    );
}

both!(a_journal_that_was_rewritten_with_another_key_shows);
async fn a_journal_that_was_rewritten_with_another_key_shows(world: &mut World) {
    world.share().await;
    // Another key makes another mark: all that is left to tell is the journal.
    world.execute("DELETE FROM key_check").await;
    let stranger = world
        .instance_on(world.db().clone(), [7; 32])
        .await
        .unwrap();
    let findings = stranger.verify(&Anchors::default()).await.unwrap().findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].seq, findings[0].what),
        (Some(1), "it was not written with this key")
    );
}

both!(a_wrong_key_is_refused_at_the_start);
async fn a_wrong_key_is_refused_at_the_start(world: &mut World) {
    let mut almost = world.key;
    almost[31] ^= 1;
    let started = world.instance_on(world.db().clone(), almost).await;
    assert_fails!(started, Error::Corrupt(_));
    world
        .instance_on(world.db().clone(), world.key)
        .await
        .unwrap();
}

both!(a_head_of_the_past_is_refused);
async fn a_head_of_the_past_is_refused(world: &mut World) {
    let shared = world.share().await;
    let head = "CREATE TABLE head_then AS SELECT * FROM journal_head";
    world.execute(head).await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    let error = world
        .try_execute(
            "UPDATE journal_head SET count = (SELECT count FROM head_then), \
             last_hash = (SELECT last_hash FROM head_then), mac = (SELECT mac FROM head_then)",
        )
        .await
        .unwrap_err();
    assert!(error.to_string().contains("append-only"), "{error}");
}

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

both!(a_tail_that_was_cut_with_its_head_shows_against_an_anchor);
async fn a_tail_that_was_cut_with_its_head_shows_against_an_anchor(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    world
        .execute("CREATE TABLE head_then AS SELECT * FROM journal_head")
        .await;
    let by = world.practitioner();
    let to = PARENT.parse().unwrap();
    let sent = world.shares().email(&by, shared.record, &to);
    sent.await.unwrap();
    let anchors = report(world).await.anchors;
    for sql in [
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal_head",
        "INSERT INTO journal_head SELECT * FROM head_then",
    ] {
        world.execute(sql).await;
    }
    // Nothing inside tells.
    assert_eq!(verify(world).await, []);
    let [finding] = &verify_since(world, &anchors).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        (finding.record, finding.seq),
        (Some(shared.record), Some(3))
    );
}

both!(a_past_that_was_made_with_the_key_shows_against_an_anchor);
async fn a_past_that_was_made_with_the_key_shows_against_an_anchor(world: &mut World) {
    let shared = world.share().await;
    let anchors = report(world).await.anchors;
    // What was issued becomes what was never anchored: the same events at another time.
    unlock(world).await;
    let id = world.id(shared.record.uuid());
    for table in ["journal", "journal_head", "invitation", "record_word"] {
        let delete = format!("DELETE FROM {table} WHERE record_id = {id}");
        world.execute(&delete).await;
    }
    for table in ["record_access", "record"] {
        let key = if table == "record" { "id" } else { "record_id" };
        let delete = format!("DELETE FROM {table} WHERE {key} = {id}");
        world.execute(&delete).await;
    }
    world.share().await;
    assert_eq!(verify(world).await, []);
    let [finding] = &verify_since(world, &anchors).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        (finding.record, finding.what),
        (Some(shared.record), "it is gone: it was anchored")
    );
}

both!(a_row_that_was_rewritten_with_the_key_shows_against_an_anchor);
async fn a_row_that_was_rewritten_with_the_key_shows_against_an_anchor(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    let anchors = report(world).await.anchors;
    let other: String = anchors
        .to_string()
        .chars()
        .map(|c| if c == '0' { '1' } else { c })
        .collect();
    let id = shared.record.to_string();
    let other = other.replace(&other[..id.len()], &id);
    let [finding] = &verify_since(world, &other.parse().unwrap()).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        (finding.record, finding.seq),
        (Some(shared.record), Some(2))
    );
}

both!(what_goes_on_from_its_anchors_verifies);
async fn what_goes_on_from_its_anchors_verifies(world: &mut World) {
    let shared = world.share().await;
    let anchors = report(world).await.anchors;
    assert_eq!(verify_since(world, &anchors).await, []);
    world.claim(&shared, &right_date()).await.unwrap();
    world.share().await;
    assert_eq!(verify_since(world, &anchors).await, []);
    let later = report(world).await.anchors;
    assert_eq!(later.to_string().lines().count(), 2);
    assert_ne!(later.digest(), anchors.digest());
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

both!(a_whole_life_verifies);
async fn a_whole_life_verifies(world: &mut World) {
    let start = world.now();
    let shared = world.share().await;
    let by = world.practitioner();
    // Two within one instant; then one that expires and is asked for again, twice; and one that is locked.
    world.shares().renew(&by, shared.record).await.unwrap();
    let shared = world.pending(shared.record).await;
    assert_eq!(verify(world).await, []);
    world.go_to(start, 2_592_000);
    assert_eq!(verify(world).await, []);
    for _ in 0..2 {
        let visitor = shared.visitor();
        let asked = world.shares().request_new_link(shared.id, &visitor);
        asked.await.unwrap();
        assert_eq!(verify(world).await, []);
        world.advance(24 * 60 * 60);
        world.services().purge().await.unwrap();
    }
    world.shares().issue(&by, shared.record).await.unwrap();
    let shared = world.pending(shared.record).await;
    for _ in 0..5 {
        world.advance(1);
        world.claim(&shared, &wrong_date()).await.unwrap_err();
    }
    assert_eq!(world.count("invitation WHERE ending = 'locked'").await, 1);
    assert_eq!(verify(world).await, []);
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

/// SQLite keeps whatever it is given; PostgreSQL keeps to its columns' types.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_shows_and_hides_nothing() {
    on_sqlite(async |world: &mut World| {
        let shared = claimed(world).await;
        let other = world.share().await;
        let (id, other_id) = (
            world.id(shared.record.uuid()),
            world.id(other.record.uuid()),
        );
        world
            .execute(&format!(
                "UPDATE journal SET at = at + 1 WHERE record_id = {other_id}"
            ))
            .await;
        for (table, change, what) in [
            (
                "journal",
                "seq = 1.5 WHERE seq = 1",
                "a row of its journal cannot be read",
            ),
            (
                "journal",
                "event = x'ff' WHERE seq = 2",
                "a row of its journal cannot be read",
            ),
            (
                "journal_head",
                "count = 'many'",
                "the head of its journal cannot be read",
            ),
            (
                "invitation",
                "wrong_dates = 1.5",
                "an invitation of it cannot be read",
            ),
            (
                "invitation",
                "id = x'ff'",
                "an invitation of it cannot be read",
            ),
            (
                "attestation",
                "version = 'one'",
                "an attestation of it cannot be read",
            ),
            (
                "record_access",
                "granted_at = x'ff'",
                "an access to it cannot be read",
            ),
            (
                "record",
                "id = x'ff'",
                "there is no such record, but rows about it",
            ),
            (
                "journal",
                "record_id = x'ff'",
                "rows at its end are missing",
            ),
        ] {
            let key = match table {
                "record" => format!("id = {id}"),
                "attestation" => format!("invitation_id = {}", world.id(shared.id.uuid())),
                _ => format!("record_id = {id}"),
            };
            let and = if change.contains("WHERE") {
                "AND"
            } else {
                "WHERE"
            };
            let change = format!("UPDATE {table} SET {change} {and} {key}");
            world
                .execute(&format!("CREATE TABLE kept AS SELECT * FROM {table}"))
                .await;
            world.execute(&without_foreign_keys(world, &change)).await;
            let findings = verify_since(world, &Anchors::default()).await;
            let of = |record| {
                findings
                    .iter()
                    .find(|finding| finding.record == Some(record))
            };
            assert_eq!(of(shared.record).unwrap().what, what, "{change}");
            assert_eq!(of(other.record).unwrap().seq, Some(1), "{change}");
            let back = format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept");
            world.execute(&without_foreign_keys(world, &back)).await;
            world.execute("DROP TABLE kept").await;
            assert_eq!(verify(world).await.len(), 1, "{change}");
        }
    })
    .await;
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

both!(it_is_verified_while_others_write);
async fn it_is_verified_while_others_write(world: &mut World) {
    world.share().await;
    // A writer that is at it would make whoever wants to write wait.
    let writing = world.db().begin().await.unwrap();
    assert_eq!(verify(world).await, []);
    drop(writing);
}

both!(what_is_written_meanwhile_is_no_finding);
async fn what_is_written_meanwhile_is_no_finding(world: &mut World) {
    let patient = world.patient();
    let mut shared = vec![];
    for _ in 0..6 {
        shared.push(world.share().await);
    }
    let many = (0..12).map(|n| {
        let (services, shared) = (world.instance(n / 2), shared[n / 2].clone());
        async move {
            if n % 2 == 0 {
                let mut findings = vec![];
                for _ in 0..8 {
                    let report = services.verify(&Anchors::default()).await;
                    findings.extend(report.unwrap().findings);
                }
                return findings;
            }
            let visitor = shared.visitor();
            let claim = right_date();
            let claims = &services.claim;
            let claimed = claims.finish(&patient, shared.id, &visitor, &claim);
            claimed.await.unwrap();
            vec![]
        }
    });
    assert_eq!(world.at_once(many).await.concat(), []);
}

both!(looking_changes_nothing);
async fn looking_changes_nothing(world: &mut World) {
    world.share().await;
    world.execute("DELETE FROM key_check").await;
    world.close().await;
    let before = world.place.database();
    let url = world.place.url();
    let read_only = if world.place.is_sqlite() {
        format!("{url}?mode=ro")
    } else {
        url.clone()
    };
    for url in [url, read_only] {
        let db = Db::connect_to_look(&url).await.unwrap();
        let looking = world.to_look(db.clone()).await.unwrap();
        let report = looking.verify(&Anchors::default()).await.unwrap();
        assert_eq!((report.records, report.findings), (1, vec![]));
        if world.place.is_sqlite() {
            execute(db.read(), "DELETE FROM key_check")
                .await
                .unwrap_err();
        }
        db.close().await.unwrap();
    }
    assert_eq!(world.place.database(), before);
}

both!(a_new_database_is_looked_at_without_a_mark);
async fn a_new_database_is_looked_at_without_a_mark(world: &mut World) {
    world.execute("DELETE FROM key_check").await;
    world.to_look(world.db().clone()).await.unwrap();
    assert_eq!(world.count("key_check").await, 0);
}
