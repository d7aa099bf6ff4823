//! What an operator sees of the outbox, and does about it.

use domain::{
    ids::MessageId,
    outbox::{Channel, Standing},
};
use services::{By, Error, Outbox, Recipient, Unsent};

use crate::support::{Mood, PARENT, PATIENT, World};

const OPERATOR: By<'_> = By::CommandLine;

async fn put(world: &World) {
    let record = world.share().await.record;
    let (by, to) = (world.practitioner(), PARENT.parse().unwrap());
    let shares = &world.services().share;
    shares.email(&by, record, &to).await.unwrap();
}

fn outbox(world: &World) -> &Outbox {
    &world.services().outbox
}

async fn only(world: &World) -> Unsent {
    let unsent = outbox(world).unsent(OPERATOR, 100).await.unwrap();
    assert_eq!(unsent.len(), 1);
    unsent[0].clone()
}

async fn refuse(world: &World) -> MessageId {
    put(world).await;
    let mood = Mood::RefusesForGood("550 <parent@exemple.fr> unknown");
    world.gateway.set(mood);
    outbox(world).deliver().await.unwrap();
    world.gateway.set(Mood::Takes);
    only(world).await.id
}

both!(shows_what_waits_and_why_without_who);
async fn shows_what_waits_and_why_without_who(world: &mut World) {
    put(world).await;
    let waits = only(world).await;
    assert_eq!(
        (waits.channel, waits.standing),
        (Channel::Email, Standing::Waiting)
    );
    assert_eq!((waits.written_at, waits.attempts), (world.now(), 0));
    assert!(waits.not_after.is_some() && waits.last_error.is_none());

    world
        .gateway
        .set(Mood::Refuses("450 parent@exemple.fr is busy"));
    outbox(world).deliver().await.unwrap();
    let waits = only(world).await;
    assert_eq!((waits.standing, waits.attempts), (Standing::Waiting, 1));
    assert_eq!(waits.last_error.as_deref(), Some("450 … is busy"));
    assert!(waits.next_attempt_at.unwrap() > world.now());
    let (_, recipient) = outbox(world).unsent_one(OPERATOR, waits.id).await.unwrap();
    assert_eq!(recipient, Recipient::At("exemple.fr".into()));
    assert!(!format!("{waits:?} {recipient}").contains("parent"));
}

both!(a_number_shows_its_ending);
async fn a_number_shows_its_ending(world: &mut World) {
    world.until_code(PATIENT).await;
    let code = only(world).await;
    assert_eq!(code.channel, Channel::Sms);
    let (_, recipient) = outbox(world).unsent_one(OPERATOR, code.id).await.unwrap();
    assert_eq!(recipient.to_string(), "…33");
}

both!(what_was_refused_leaves_when_it_is_tried_again);
async fn what_was_refused_leaves_when_it_is_tried_again(world: &mut World) {
    let id = refuse(world).await;
    assert_eq!(only(world).await.standing, Standing::Refused);
    outbox(world).retry(OPERATOR, id).await.unwrap();
    assert_eq!(outbox(world).deliver().await.unwrap(), 1);
    assert!(
        outbox(world)
            .unsent(OPERATOR, 100)
            .await
            .unwrap()
            .is_empty()
    );
    // It has left: nothing brings it back.
    assert_fails!(outbox(world).retry(OPERATOR, id).await, Error::Conflict);
    assert_fails!(outbox(world).drop_one(OPERATOR, id).await, Error::Conflict);
    assert_fails!(
        outbox(world).unsent_one(OPERATOR, id).await,
        Error::NotFound
    );
    assert_eq!(world.gateway.taken().len(), 1);
}

both!(all_are_tried_again_at_once);
async fn all_are_tried_again_at_once(world: &mut World) {
    refuse(world).await;
    world.until_code(PATIENT).await;
    assert_eq!(outbox(world).retry_all(OPERATOR).await.unwrap(), 2);
    assert_eq!(outbox(world).deliver().await.unwrap(), 2);
}

both!(what_is_dropped_is_erased_and_never_leaves);
async fn what_is_dropped_is_erased_and_never_leaves(world: &mut World) {
    let id = refuse(world).await;
    outbox(world).drop_one(OPERATOR, id).await.unwrap();
    assert_eq!(world.count("outbox WHERE sealed IS NOT NULL").await, 0);
    assert_fails!(outbox(world).retry(OPERATOR, id).await, Error::Conflict);
    assert_eq!(outbox(world).deliver().await.unwrap(), 0);
    let stranger = MessageId::new(1, &[9; 10]);
    assert_fails!(
        outbox(world).drop_one(OPERATOR, stranger).await,
        Error::Conflict
    );
}

both!(what_is_leaving_is_left_alone);
async fn what_is_leaving_is_left_alone(world: &mut World) {
    put(world).await;
    world.gateway.set(Mood::NeverAnswers);
    let sender = world.instance(0).outbox;
    let sender = tokio::spawn(async move { sender.deliver().await });
    world.gateway.was_offered.notified().await;
    let leaving = only(world).await;
    assert_eq!(leaving.standing, Standing::Leaving);
    assert_fails!(
        outbox(world).retry(OPERATOR, leaving.id).await,
        Error::Conflict
    );
    assert_fails!(
        outbox(world).drop_one(OPERATOR, leaving.id).await,
        Error::Conflict
    );
    assert_eq!(outbox(world).retry_all(OPERATOR).await.unwrap(), 0);
    sender.abort();
    sender.await.unwrap_err();
    // Whoever held it has died: its lease ends, and it is the operator's again.
    world.wall.advance(60);
    assert_eq!(only(world).await.standing, Standing::Waiting);
    outbox(world).drop_one(OPERATOR, leaving.id).await.unwrap();
}

both!(counts_what_waits_by_channel);
async fn counts_what_waits_by_channel(world: &mut World) {
    let start = world.now();
    refuse(world).await;
    world.advance(5);
    world.until_code(PATIENT).await;
    let [email, sms] = outbox(world).backlogs().await.unwrap();
    assert_eq!((email.waiting, email.set_aside, email.oldest), (0, 1, None));
    assert_eq!((sms.waiting, sms.set_aside), (1, 0));
    assert!(sms.oldest.unwrap() > start);
}
