//! What happened to an invitation, from the journal of its record.

use domain::{
    account::sign_in::SignIn,
    share::InvitationEventKind::{Emailed, Issued, Started},
};
use services::account::Visit;

use super::{email, renew};
use crate::support::{PARENT, PASSWORD, PATIENT, World, how_many};

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
