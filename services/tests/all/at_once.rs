//! Many write at once: nobody is told too early, and nobody's failure is another's. (How they share the disk is tested in
//! `services/src/tx/log.rs`.)

use std::{
    ffi::OsString,
    fs,
    future::poll_fn,
    os::unix::fs::symlink,
    pin::pin,
    task::Poll::{Pending, Ready},
};

use domain::{claim::form::Claim, share::invitation::State};
use migrations::sea_orm::ConnectionTrait;
use services::{Anchors, Claimed, Db, Error, Result};

use crate::support::{
    COLLEAGUE, CONNECTIONS, PRACTITIONER, Shared, World, how_many, on_sqlite, right_date,
    wrong_date,
};

const MANY: usize = 64;

async fn many_shared(world: &World) -> Vec<Shared> {
    let mut shared = vec![];
    for _ in 0..MANY {
        shared.push(world.share().await);
    }
    shared
}

/// The patient claims with a link, through the instance whose turn it is.
fn claim(
    world: &World,
    n: usize,
    shared: &Shared,
    claim: Claim,
) -> impl Future<Output = Result<Claimed>> + Send + use<> {
    let (services, patient) = (world.instance(n), world.patient());
    let (id, visitor) = (shared.id, shared.visitor());
    async move { services.claim.finish(&patient, id, &visitor, &claim).await }
}

/// All of them is as the journals tell.
async fn assert_whole(world: &World) {
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert_eq!(report.findings, []);
}

both!(each_is_there_for_everyone_when_it_is_told);
async fn each_is_there_for_everyone_when_it_is_told(world: &mut World) {
    let shared = many_shared(world).await;
    let patient = world.patient();
    let db = Db::connect(&world.place.url()).await.unwrap();
    let elsewhere = world.instance_on(db.clone(), world.key).await.unwrap();
    let many = shared.iter().enumerate().map(|(n, shared)| {
        let (claim, id) = (claim(world, n, shared, right_date()), shared.id);
        let elsewhere = elsewhere.clone();
        async move {
            let told = claim.await.unwrap();
            let (seen, _) = elsewhere.claim.claimed(&patient, id).await.unwrap();
            assert_eq!(seen, told.record);
        }
    });
    world.at_once(many).await;
    assert_whole(world).await;
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), MANY);
    drop(elsewhere);
    db.close().await.unwrap();
}

both!(who_fails_fails_alone);
async fn who_fails_fails_alone(world: &mut World) {
    let colleague = world.someone(COLLEAGUE);
    let mut shared = vec![];
    for n in 0..MANY {
        shared.push(match n % 3 {
            0 => share_as(world, colleague.as_practitioner()).await,
            _ => world.share().await,
        });
    }
    // The message to the colleague, which comes last, cannot be written.
    world
        .execute(&format!(
            "UPDATE account SET email_sealed = (SELECT email_sealed FROM account WHERE id = {}) WHERE id = {}",
            world.id(world.practitioner().account().uuid()),
            world.id(colleague.account.uuid())
        ))
        .await;
    let many = shared.iter().enumerate().map(|(n, shared)| {
        let date = if n % 3 == 1 {
            wrong_date()
        } else {
            right_date()
        };
        claim(world, n, shared, date)
    });
    let results = world.at_once(many).await;
    for (n, (result, shared)) in results.into_iter().zip(&shared).enumerate() {
        let counted = world.wrong_dates(shared).await;
        let left = (world.state(shared).await, counted);
        match n % 3 {
            0 => {
                assert_fails!(result, Error::Corrupt(_));
                assert_eq!(left, (State::Pending, 0));
            }
            1 => {
                assert_fails!(result, Error::Refused(_));
                assert_eq!(left, (State::Pending, 1));
            }
            _ => {
                result.unwrap();
                assert_eq!(left, (State::Claimed, 0));
            }
        }
    }
    assert_whole(world).await;
}

async fn share_as(world: &World, by: domain::actor::Practitioner) -> Shared {
    let record = world.record_of("Camille", by.account()).await;
    let shares = world.shares();
    shares.issue(&by, record).await.unwrap();
    let latest = shares.sharing(&by, record).await.unwrap().latest.unwrap();
    Shared {
        record,
        id: latest.id,
        token: latest.token.unwrap(),
    }
}

both!(who_is_given_up_midway_leaves_all_or_nothing_and_keeps_nobody);
async fn who_is_given_up_midway_leaves_all_or_nothing_and_keeps_nobody(world: &mut World) {
    let shared = many_shared(world).await;
    let many = shared.iter().enumerate().map(|(n, shared)| {
        let claim = claim(world, n, shared, right_date());
        // Every fourth one comes to its end; so far, or a little further, do they all.
        let steps = if n % 4 == 0 { usize::MAX } else { n % 16 };
        given_up_after(steps, claim)
    });
    let results = world.at_once(many).await;
    assert!(
        how_many(&results, Option::is_none) > MANY / 4,
        "{results:?}"
    );
    let mut halfway = [0, 0];
    for (result, shared) in results.into_iter().zip(&shared) {
        let state = world.state(shared).await;
        match (result, state) {
            (Some(result), State::Claimed) => drop(result.unwrap()),
            (None, State::Claimed) => halfway[0] += 1,
            (None, State::Pending) => halfway[1] += 1,
            other => panic!("{other:?}"),
        }
    }
    assert!(halfway[1] > 0, "none was given up before its end");
    assert_whole(world).await;
    for (n, shared) in shared.iter().enumerate() {
        claim(world, n, shared, right_date()).await.unwrap();
    }
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), MANY);
    assert_whole(world).await;
}

/// Gives up whatever is under way, as when a request's time is up, once it had to wait so many times.
async fn given_up_after<T>(steps: usize, doing: impl Future<Output = T>) -> Option<T> {
    let mut doing = pin!(doing);
    let mut left = steps;
    poll_fn(|context| match doing.as_mut().poll(context) {
        Ready(done) => Ready(Some(done)),
        Pending if left == 0 => Ready(None),
        Pending => {
            left -= 1;
            Pending
        }
    })
    .await
}

/// PostgreSQL is asked as before.
#[tokio::test(flavor = "multi_thread")]
#[expect(
    clippy::disallowed_methods,
    reason = "no use case breaks what it writes"
)]
async fn a_commit_that_fails_fails_alone() {
    on_sqlite(async |world: &mut World| {
        let shared = many_shared(world).await;
        let many =
            (shared.iter().enumerate()).map(|(n, shared)| claim(world, n, shared, right_date()));
        let broken = async {
            for _ in 0..8 {
                let tx = world.db().begin().await.unwrap();
                for sql in [
                    "PRAGMA defer_foreign_keys = ON",
                    "UPDATE invitation SET issued_by = x'00'",
                ] {
                    tx.execute_unprepared(sql).await.unwrap();
                }
                tx.commit().await.unwrap_err();
            }
        };
        let (results, ()) = tokio::join!(world.at_once(many), broken);
        for (result, shared) in results.into_iter().zip(&shared) {
            result.unwrap();
            assert_eq!(world.state(shared).await, State::Claimed);
        }
        assert_eq!(world.count("invitation WHERE issued_by = x'00'").await, 0);
        assert_whole(world).await;
    })
    .await;
}

/// What the disk did not keep, nobody is told of; and nothing is built upon it.
#[tokio::test(flavor = "multi_thread")]
async fn once_the_disk_has_failed_nothing_is_written_until_a_restart() {
    on_sqlite(async |world: &mut World| {
        let (first, second) = (world.share().await, world.share().await);
        // Enough connections for what follows: none is opened while the log cannot be.
        let mut held = vec![];
        for _ in 0..CONNECTIONS {
            held.push(world.db().snapshot().await.unwrap());
        }
        for one in held {
            one.rollback().await.unwrap();
        }
        let mut log = OsString::from(world.place.file().unwrap());
        log.push("-wal");
        let mut aside = log.clone();
        aside.push(".aside");
        fs::rename(&log, &aside).unwrap();
        symlink(&log, &log).unwrap();
        assert_fails!(
            world.claim(&first, &right_date()).await,
            Error::Unavailable(_)
        );
        fs::rename(&aside, &log).unwrap();
        // Nor is anybody told that it was done already.
        for shared in [&first, &second] {
            assert_fails!(
                world.claim(shared, &right_date()).await,
                Error::Unavailable(_)
            );
        }
        assert_fails!(world.services().health().await, Error::Unavailable(_));
        assert_eq!(world.state(&second).await, State::Pending);
        world.restart().await;
        world.services().health().await.unwrap();
        for shared in [first, second] {
            world.claim(&shared, &right_date()).await.unwrap();
        }
        assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 2);
        assert_whole(world).await;
    })
    .await;
}
