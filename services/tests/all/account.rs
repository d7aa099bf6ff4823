//! Signing in: the password and its limits, the code and its caps, sessions, trusted devices.

mod code;
mod code_caps;
mod device;
mod password;
mod session;

use std::time::Duration;

use domain::{
    account::{Role, session::Stage},
    actor::Actor,
    ids::Id,
    share::InvitationEventKind,
};
use services::account::{Activity, PasswordAccepted, Visit};

use crate::support::{
    COLLEAGUE, PARENT, PASSWORD, PATIENT, PRACTITIONER, World, execute, on_postgres,
};

both!(password_then_code_sign_in);
async fn password_then_code_sign_in(world: &mut World) {
    for (email, role) in [(PATIENT, Role::Patient), (PRACTITIONER, Role::Practitioner)] {
        let someone = world.someone(email).clone();
        let waiting = world.until_code(email).await;
        let accounts = &world.services().account;
        let current = accounts
            .current(&waiting, Activity::User)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(current.stage, Stage::AwaitingCode);
        let code = world.code_sent_to(&someone.phone).await;
        let arrived = world.enter(&waiting, &code).await.unwrap();
        assert_eq!(arrived.actor.role(), role);
        let current = accounts
            .current(&arrived.secret, Activity::User)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (current.stage, current.actor.role()),
            (Stage::SignedIn, role)
        );
        assert_eq!(current.actor.account(), someone.account);
    }
}

both!(the_address_may_be_typed_in_capitals);
async fn the_address_may_be_typed_in_capitals(world: &mut World) {
    world.until_code("Patient@Exemple.FR").await;
}

both!(a_practitioner_who_is_not_approved_is_told_apart);
async fn a_practitioner_who_is_not_approved_is_told_apart(world: &mut World) {
    let colleague = world.someone(COLLEAGUE).clone();
    let secret = world.sign_in(&colleague).await;
    let id = world.id(colleague.account.uuid());
    world
        .execute(&format!(
            "UPDATE practitioner SET approved_at = NULL WHERE account_id = {id}"
        ))
        .await;
    let current = world
        .services()
        .account
        .current(&secret, Activity::User)
        .await;
    let actor = current.unwrap().unwrap().actor;
    assert!(matches!(actor, Actor::UnapprovedPractitioner(_)));
    assert_eq!(actor.account(), colleague.account);
}

both!(the_session_before_ends);
async fn the_session_before_ends(world: &mut World) {
    let before = world.sign_in(world.someone(PATIENT)).await;
    let visit = Visit {
        previous: Some(before.clone()),
        ..Visit::default()
    };
    world.password(PARENT, PASSWORD, visit).await.unwrap();
    let current = world
        .services()
        .account
        .current(&before, Activity::User)
        .await;
    assert!(current.unwrap().is_none());
}

both!(the_first_to_sign_in_with_an_invitation_finds_it_at_home);
async fn the_first_to_sign_in_with_an_invitation_finds_it_at_home(world: &mut World) {
    let shared = world.share().await;
    for email in [PATIENT, PARENT] {
        let visit = Visit {
            invitation: Some((shared.id, shared.token.clone())),
            ..Visit::default()
        };
        world.password(email, PASSWORD, visit).await.unwrap();
    }
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].id, waiting[0].first_name.as_str()),
        (shared.id, "Camille")
    );
    assert_eq!(waiting[0].practitioner, "Dr Claire Martin");
    let parent = world.someone(PARENT).as_patient();
    assert!(
        world
            .shares()
            .waiting_for(&parent)
            .await
            .unwrap()
            .is_empty()
    );
    let timeline = world.timeline(shared.record).await;
    assert_eq!(
        timeline,
        [InvitationEventKind::Issued, InvitationEventKind::Started]
    );
}

both!(an_invitation_with_a_wrong_secret_binds_nobody);
async fn an_invitation_with_a_wrong_secret_binds_nobody(world: &mut World) {
    let (shared, other) = (world.share().await, world.share().await);
    for id in [shared.id, Id::new(0, &[9; 10])] {
        let visit = Visit {
            invitation: Some((id, other.token.clone())),
            ..Visit::default()
        };
        let accepted = world.password(PATIENT, PASSWORD, visit).await.unwrap();
        assert!(matches!(accepted, PasswordAccepted::CodeDue(_)));
    }
    let waiting = world.services().share.waiting_for(&world.patient()).await;
    assert!(waiting.unwrap().is_empty());
}

both!(a_practitioner_is_bound_to_no_invitation);
async fn a_practitioner_is_bound_to_no_invitation(world: &mut World) {
    let shared = world.share().await;
    let visit = Visit {
        invitation: Some((shared.id, shared.token.clone())),
        ..Visit::default()
    };
    world.password(COLLEAGUE, PASSWORD, visit).await.unwrap();
    assert_eq!(world.count("invitation WHERE bound_to IS NULL").await, 1);
}

both!(purging_forgets_what_is_past_its_time_and_nothing_else);
async fn purging_forgets_what_is_past_its_time_and_nothing_else(world: &mut World) {
    let tables = [
        "session",
        "trusted_device",
        "password_failure",
        "throttle",
        "draft",
    ];
    world.trust_device(world.someone(PATIENT)).await;
    let services = world.services();
    world
        .password(PARENT, "wrong", Visit::default())
        .await
        .unwrap_err();
    services
        .draft
        .keep("form", None, "", b"typed")
        .await
        .unwrap()
        .unwrap();
    services.purge().await.unwrap();
    for table in tables {
        assert!(world.count(table).await > 0, "{table}");
    }
    world.advance(30 * 24 * 60 * 60);
    services.purge().await.unwrap();
    for table in tables {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    assert_eq!(world.count("account").await, 4);
}

both!(counters_are_forgotten_however_many_there_are);
async fn counters_are_forgotten_however_many_there_are(world: &mut World) {
    let (now, counters) = (world.now().as_millisecond(), 2500);
    fill(
        world,
        counters,
        |n| if n % 5 == 0 { now + 60_000 } else { now },
    )
    .await;
    world.services().purge().await.unwrap();
    assert_eq!(world.count("throttle").await, counters / 5);
    let over = format!("throttle WHERE window_ends_at <= {now}");
    assert_eq!(world.count(&over).await, 0);
}

/// Puts counters in, in no order of their keys. Each has its number for a key.
async fn fill(world: &World, counters: i64, end: impl Fn(i64) -> i64) {
    let rows = (0..counters).map(|n| {
        let key = (n * 7919 % counters).to_be_bytes();
        format!("({}, {}, 1)", world.blob(&key), end(n))
    });
    let rows = rows.collect::<Vec<_>>().join(", ");
    let all = format!("INSERT INTO throttle (key, window_ends_at, count) VALUES {rows}");
    world.execute(&all).await;
}

/// As many as are forgotten at once, and some, are counted in.
#[tokio::test(flavor = "multi_thread")]
async fn counters_are_forgotten_behind_those_that_somebody_counts_in() {
    on_postgres(async |world: &mut World| {
        let now = world.now().as_millisecond();
        fill(world, 2500, |_| now).await;
        let counting = world.db().begin().await.unwrap();
        let many = "UPDATE throttle SET count = count \
                    WHERE key IN (SELECT key FROM throttle ORDER BY key LIMIT 1100)";
        execute(&*counting, many).await.unwrap();
        let purge = world.services().purge();
        let purged = tokio::time::timeout(Duration::from_secs(20), purge).await;
        purged.unwrap().unwrap();
        assert_eq!(world.count("throttle").await, 1100);
        counting.commit().await.unwrap();
    })
    .await;
}

/// On SQLite, where writers take turns, nothing is locked by somebody else.
#[tokio::test(flavor = "multi_thread")]
async fn forgetting_counters_waits_for_nobody_who_counts() {
    on_postgres(async |world: &mut World| {
        let elsewhere = Visit {
            client: "192.0.2.7",
            ..Visit::default()
        };
        world
            .password(PATIENT, "wrong", Visit::default())
            .await
            .unwrap_err();
        world
            .password(PARENT, "wrong", elsewhere)
            .await
            .unwrap_err();
        world.advance(30 * 24 * 60 * 60);
        let counting = world.db().begin().await.unwrap();
        let one =
            "UPDATE throttle SET count = count WHERE key = (SELECT key FROM throttle LIMIT 1)";
        execute(&*counting, one).await.unwrap();
        let one = "UPDATE password_failure SET count = count \
                   WHERE key = (SELECT key FROM password_failure LIMIT 1)";
        execute(&*counting, one).await.unwrap();
        let purge = world.services().purge();
        tokio::time::timeout(Duration::from_secs(20), purge)
            .await
            .unwrap()
            .unwrap();
        let tables = ["throttle", "password_failure"];
        for table in tables {
            assert_eq!(world.count(table).await, 1, "{table}");
        }
        counting.commit().await.unwrap();
        world.services().purge().await.unwrap();
        for table in tables {
            assert_eq!(world.count(table).await, 0, "{table}");
        }
    })
    .await;
}
