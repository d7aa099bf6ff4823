//! Verifying beside those who write: nobody is disturbed, and nothing is changed.

use services::{Anchors, Db};

use super::verify;
use crate::support::{World, execute, right_date};

both!(it_is_verified_while_others_write);
async fn it_is_verified_while_others_write(world: &mut World) {
    world.share().await;
    // A writer that is at it would make whoever wants to write wait.
    let writing = world.db().begin().await.unwrap();
    assert_eq!(verify(world).await, []);
    writing.commit().await.unwrap();
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
