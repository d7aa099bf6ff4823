//! Invitations that are sent by e-mail.

use domain::share::InvitationEventKind::{Emailed, Issued};
use services::Error;

use super::{DAY, cancel, email, renew};
use crate::support::{PARENT, World};

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
        assert!(
            text.contains("04/03/2026 à 9\u{a0}h\u{a0}00 (heure de Paris)"),
            "{text}"
        );
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
