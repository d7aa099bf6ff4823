//! The outbox: every message leaves once, survives a gateway that fails and a process that dies, and never leaves too
//! late.

use std::{collections::HashSet, sync::Arc, time::Duration};

use domain::{
    approval::DecisionReason, ids::RecordId, outbox::Channel,
    share::InvitationEventKind::Cancelled, time,
};
use services::{
    By, Db,
    ports::{Delivery, Mailer, OutgoingEmail},
};
use tokio::{sync::Barrier, time::timeout};
use uuid::Uuid;

use crate::support::{Mood, PARENT, PATIENT, Sent, World, execute, on_postgres, right_date};

/// How long a process may try before another may.
const LEASE: i64 = 60;
/// How long something may take on a busy machine.
const LONG_ENOUGH: Duration = Duration::from_secs(10);
/// How many e-mails are handed over at once.
const ROUND: usize = 2;

/// Puts one e-mail for the parent into the outbox.
async fn put(world: &World) -> RecordId {
    let shared = world.share().await;
    email(world, shared.record).await;
    shared.record
}

async fn email(world: &World, record: RecordId) {
    email_to(world, record, PARENT).await;
}

async fn email_to(world: &World, record: RecordId, to: &str) {
    let to = to.parse().unwrap();
    let shares = &world.services().share;
    shares
        .email(&world.practitioner(), record, &to)
        .await
        .unwrap();
}

async fn deliver(world: &World) -> usize {
    world.services().outbox.deliver().await.unwrap()
}

/// How many messages are in a state, and how many of them still hold their text.
async fn state(world: &World, state: &str) -> (i64, i64) {
    let all = world
        .count(&format!("outbox WHERE state = '{state}'"))
        .await;
    let held = format!("outbox WHERE state = '{state}' AND sealed IS NOT NULL");
    (all, world.count(&held).await)
}

both!(a_message_that_left_is_erased_and_leaves_no_more);
async fn a_message_that_left_is_erased_and_leaves_no_more(world: &mut World) {
    put(world).await;
    assert_eq!(state(world, "waiting").await, (1, 1));
    assert_eq!(deliver(world).await, 1);
    assert_eq!(state(world, "sent").await, (1, 0));
    world.wall.advance(1_000_000);
    assert_eq!(deliver(world).await, 0);
    assert_eq!(world.gateway.taken().len(), 1);
}

both!(a_gateway_that_fails_is_tried_again_later_and_later);
async fn a_gateway_that_fails_is_tried_again_later_and_later(world: &mut World) {
    put(world).await;
    world.gateway.set(Mood::Refuses("out of order"));
    assert_eq!(deliver(world).await, 0);
    for (tried, pause) in (1..).zip([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]) {
        world.wall.advance(pause - 1);
        deliver(world).await;
        assert_eq!(world.gateway.offered().len(), tried, "too early");
        // Chance adds a quarter at most.
        world.wall.advance(1 + pause / 4 + 1);
        deliver(world).await;
        assert_eq!(
            world.gateway.offered().len(),
            tried + 1,
            "not after {pause} s"
        );
    }
    world.gateway.set(Mood::Takes);
    world.wall.advance(1125);
    assert_eq!(deliver(world).await, 1);
    let ids: HashSet<_> = world
        .gateway
        .offered()
        .iter()
        .map(|sent| sent.id.uuid())
        .collect();
    assert_eq!(ids.len(), 1, "another id at another attempt");
    assert_eq!(state(world, "sent").await, (1, 0));
}

both!(one_message_that_is_refused_holds_no_other_up);
async fn one_message_that_is_refused_holds_no_other_up(world: &mut World) {
    let record = put(world).await;
    world.gateway.set(Mood::Refuses("out of order"));
    deliver(world).await;
    world.gateway.set(Mood::Takes);
    email(world, record).await;
    assert_eq!(deliver(world).await, 1);
}

both!(a_code_leaves_in_its_last_second);
async fn a_code_leaves_in_its_last_second(world: &mut World) {
    world.until_code(PATIENT).await;
    world.advance(599);
    assert_eq!(deliver(world).await, 1);
}

both!(a_code_that_expired_never_leaves);
async fn a_code_that_expired_never_leaves(world: &mut World) {
    world.until_code(PATIENT).await;
    world.gateway.set(Mood::Refuses("out of order"));
    deliver(world).await;
    world.gateway.set(Mood::Takes);
    world.advance(600);
    world.wall.advance(600);
    assert_eq!(deliver(world).await, 0);
    assert_eq!(world.gateway.taken().len(), 0);
    assert_eq!(state(world, "dropped").await, (1, 0));
}

both!(an_invitation_that_expired_never_leaves);
async fn an_invitation_that_expired_never_leaves(world: &mut World) {
    let start = world.now();
    let record = put(world).await;
    world.go_to(start, 2_592_000 - 1);
    assert_eq!(deliver(world).await, 1);
    email(world, record).await;
    world.go_to(start, 2_592_000);
    assert_eq!(deliver(world).await, 0);
    assert_eq!(world.gateway.offered().len(), 1);
    assert_eq!(state(world, "dropped").await, (1, 0));
}

both!(word_of_what_was_done_is_of_use_for_thirty_days);
async fn word_of_what_was_done_is_of_use_for_thirty_days(world: &mut World) {
    let shared = [world.share().await, world.share().await];
    let start = world.now();
    world.claim(&shared[0], &right_date()).await.unwrap();
    world.go_to(start, 2_592_000 - 1);
    assert_eq!(deliver(world).await, 1);
    world.go_to(start, 0);
    world.claim(&shared[1], &right_date()).await.unwrap();
    world.go_to(start, 2_592_000);
    assert_eq!(deliver(world).await, 0);
    assert_eq!(state(world, "dropped").await, (1, 0));
}

both!(each_of_many_leaves_once_whoever_delivers);
async fn each_of_many_leaves_once_whoever_delivers(world: &mut World) {
    let record = put(world).await;
    for n in 1..50 {
        email_to(world, record, &format!("parent{n}@exemple.fr")).await;
    }
    let many = (0..8).map(|n| {
        let outbox = world.instance(n).outbox;
        async move {
            let mut sent = 0;
            for _ in 0..10 {
                sent += outbox.deliver().await.unwrap();
            }
            sent
        }
    });
    let sent: usize = world.at_once(many).await.into_iter().sum();
    assert_eq!(sent, 50);
    let offered = world.gateway.offered();
    let ids: HashSet<_> = offered.iter().map(|sent| sent.id.uuid()).collect();
    assert_eq!((offered.len(), ids.len()), (50, 50));
    assert_eq!(state(world, "sent").await, (50, 0));
}

both!(a_process_that_dies_while_it_sends_is_replaced_after_a_minute);
async fn a_process_that_dies_while_it_sends_is_replaced_after_a_minute(world: &mut World) {
    put(world).await;
    world.gateway.set(Mood::NeverAnswers);
    let dying = world.instance(0).outbox;
    let dying = tokio::spawn(async move { dying.deliver().await });
    world.gateway.was_offered.notified().await;
    dying.abort();
    dying.await.unwrap_err();
    world.gateway.set(Mood::Takes);
    world.restart().await;
    world.wall.advance(LEASE - 1);
    assert_eq!(deliver(world).await, 0);
    world.wall.advance(1);
    assert_eq!(deliver(world).await, 1);
    let offered: Vec<Sent> = world.gateway.offered();
    assert_eq!(offered.len(), 2);
    assert_eq!(offered[0].id, offered[1].id);
    assert_eq!(offered[0].text, offered[1].text);
}

both!(while_one_sends_another_does_not);
async fn while_one_sends_another_does_not(world: &mut World) {
    put(world).await;
    world.gateway.set(Mood::NeverAnswers);
    let slow = world.instance(0).outbox;
    let slow = tokio::spawn(async move { slow.deliver().await });
    world.gateway.was_offered.notified().await;
    assert_eq!(world.instance(1).outbox.deliver().await.unwrap(), 0);
    assert_eq!(world.gateway.offered().len(), 1);
    slow.abort();
    slow.await.unwrap_err();
}

both!(a_message_that_cannot_be_read_is_set_aside_and_holds_nobody_up);
async fn a_message_that_cannot_be_read_is_set_aside_and_holds_nobody_up(world: &mut World) {
    let record = put(world).await;
    let broken = world.blob(&[0; 80]);
    world
        .execute(&format!("UPDATE outbox SET sealed = {broken}"))
        .await;
    world.advance(1);
    email(world, record).await;
    assert_eq!(deliver(world).await, 1);
    assert_eq!(state(world, "unreadable").await, (1, 1));
    // It is not tried again.
    world.wall.advance(1_000_000);
    assert_eq!(deliver(world).await, 0);
    assert_eq!(world.gateway.offered().len(), 1);
    let attempts = "SELECT attempts FROM outbox WHERE state = 'unreadable'";
    assert_eq!(world.value::<i32>(attempts).await, 1);
}

both!(a_message_that_is_gone_is_set_aside);
async fn a_message_that_is_gone_is_set_aside(world: &mut World) {
    put(world).await;
    world.execute("UPDATE outbox SET sealed = NULL").await;
    assert_eq!(deliver(world).await, 0);
    assert_eq!(state(world, "unreadable").await, (1, 0));
}

both!(closed_messages_are_forgotten_after_thirty_days);
async fn closed_messages_are_forgotten_after_thirty_days(world: &mut World) {
    let record = put(world).await;
    deliver(world).await;
    email(world, record).await;
    world
        .execute("UPDATE outbox SET sealed = NULL WHERE state = 'waiting'")
        .await;
    deliver(world).await;
    world.until_code(PATIENT).await;
    world.advance(600);
    deliver(world).await;
    for state_of_one in ["sent", "unreadable", "dropped"] {
        assert_eq!(state(world, state_of_one).await.0, 1, "{state_of_one}");
    }
    email(world, record).await;
    world.wall.advance(2_592_000 + LEASE - 1);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("outbox").await, 4);
    world.wall.advance(1);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("outbox").await, 1);
    assert_eq!(state(world, "waiting").await, (1, 1));
}

both!(the_delivery_runs_on_real_time);
async fn the_delivery_runs_on_real_time(world: &mut World) {
    put(world).await;
    world.gateway.set(Mood::Refuses("out of order"));
    deliver(world).await;
    world.gateway.set(Mood::Takes);
    // The clock that people live by may stand still or leap.
    world.clock.set(time::after(world.now(), 3600));
    assert_eq!(deliver(world).await, 0);
    world.wall.advance(7);
    assert_eq!(deliver(world).await, 1);
}

both!(a_new_message_wakes_whoever_waits_once_it_is_committed);
async fn a_new_message_wakes_whoever_waits_once_it_is_committed(world: &mut World) {
    let mut news = world.instance(0).outbox.news(Channel::Email);
    put(world).await;
    // Far longer than the test may take: it is woken, or it hangs.
    news.wait(Duration::from_mins(10)).await;
    assert_eq!(deliver(world).await, 1);
}

both!(a_gateway_that_asks_for_patience_gets_it);
async fn a_gateway_that_asks_for_patience_gets_it(world: &mut World) {
    put(world).await;
    world.gateway.set(Mood::AsksToWait(120));
    deliver(world).await;
    world.gateway.set(Mood::Takes);
    world.wall.advance(119);
    assert_eq!(deliver(world).await, 0);
    world.wall.advance(1 + 30);
    assert_eq!(deliver(world).await, 1);
}

both!(a_message_refused_for_good_is_set_aside_with_the_reason);
async fn a_message_refused_for_good_is_set_aside_with_the_reason(world: &mut World) {
    put(world).await;
    world
        .gateway
        .set(Mood::RefusesForGood("550 parent@exemple.fr does not exist"));
    assert_eq!(deliver(world).await, 0);
    assert_eq!(state(world, "refused").await, (1, 1));
    let reason = "SELECT last_error FROM outbox";
    let reason: String = world.value(reason).await;
    assert_eq!(reason, "550 … does not exist");
    world.gateway.set(Mood::Takes);
    world.wall.advance(1_000_000);
    assert_eq!(deliver(world).await, 0);
    assert_eq!(world.gateway.offered().len(), 1);
}

// In JSON a NUL is quickly written.
both!(what_a_gateway_says_is_kept_whatever_it_is);
async fn what_a_gateway_says_is_kept_whatever_it_is(world: &mut World) {
    let record = put(world).await;
    email(world, record).await;
    world.gateway.set(Mood::Refuses("450 not\0now"));
    assert_eq!(deliver(world).await, 0);
    world.wall.advance(1_000);
    world
        .gateway
        .set(Mood::RefusesForGood("550 no\0such \u{1b}[2Juser"));
    assert_eq!(deliver(world).await, 0);
    assert_eq!(state(world, "refused").await, (2, 2));
    let reasons = world
        .column::<String>("SELECT last_error FROM outbox")
        .await;
    assert_eq!(reasons, ["550 … …"; 2]);
}

both!(what_was_refused_is_erased_once_its_use_is_over);
async fn what_was_refused_is_erased_once_its_use_is_over(world: &mut World) {
    world.until_code(PATIENT).await;
    world
        .gateway
        .set(Mood::RefusesForGood("400 no such number"));
    deliver(world).await;
    world.advance(599);
    world.services().purge().await.unwrap();
    assert_eq!(state(world, "refused").await, (1, 1));
    world.advance(1);
    world.services().purge().await.unwrap();
    assert_eq!(state(world, "dropped").await, (1, 0));
}

both!(what_cannot_be_read_is_erased_once_its_use_is_over);
async fn what_cannot_be_read_is_erased_once_its_use_is_over(world: &mut World) {
    world.until_code(PATIENT).await;
    let record = put(world).await;
    let broken = world.blob(&[0; 80]);
    world
        .execute(&format!("UPDATE outbox SET sealed = {broken}"))
        .await;
    deliver(world).await;
    world.advance(599);
    world.services().purge().await.unwrap();
    assert_eq!(state(world, "unreadable").await, (2, 2));
    world.advance(1);
    world.services().purge().await.unwrap();
    assert_eq!(state(world, "unreadable").await, (1, 1));
    end(world, record, End::Cancelled).await;
    world.services().purge().await.unwrap();
    assert_eq!(state(world, "dropped").await, (2, 0));
}

both!(a_gateway_that_hangs_holds_up_its_own_channel_alone);
async fn a_gateway_that_hangs_holds_up_its_own_channel_alone(world: &mut World) {
    struct Hangs;
    impl Mailer for Hangs {
        fn send<'a>(&'a self, _: OutgoingEmail<'a>) -> Delivery<'a> {
            Box::pin(std::future::pending())
        }
    }
    put(world).await;
    world.until_code(PATIENT).await;
    let services = world
        .with_gateways(Arc::new(Hangs), world.gateway.clone())
        .await;
    let round = tokio::spawn(async move { services.outbox.deliver().await });
    world.gateway.was_offered.notified().await;
    assert!(world.gateway.offered()[0].text.contains("code"));
    round.abort();
    round.await.unwrap_err();
}

both!(no_further_round_begins_once_it_is_told_to_stop);
async fn no_further_round_begins_once_it_is_told_to_stop(world: &mut World) {
    let record = put(world).await;
    for n in 0..ROUND {
        email_to(world, record, &format!("parent{n}@exemple.fr")).await;
    }
    let gateway = world.gateway.clone();
    let outbox = &world.services().outbox;
    let sent = outbox.deliver_over(Channel::Email, || gateway.offered().is_empty());
    assert_eq!(sent.await.unwrap(), ROUND);
    assert_eq!(state(world, "waiting").await, (1, 1));
}

both!(one_that_the_gateway_is_slow_with_holds_up_no_other_of_its_round);
async fn one_that_the_gateway_is_slow_with_holds_up_no_other_of_its_round(world: &mut World) {
    /// Answers nobody before all have asked.
    struct Slow(Barrier);
    impl Mailer for Slow {
        fn send<'a>(&'a self, _: OutgoingEmail<'a>) -> Delivery<'a> {
            Box::pin(async {
                self.0.wait().await;
                Ok(())
            })
        }
    }
    let record = put(world).await;
    for n in 1..ROUND {
        email_to(world, record, &format!("parent{n}@exemple.fr")).await;
    }
    let services = world
        .with_gateways(Arc::new(Slow(Barrier::new(ROUND))), world.gateway.clone())
        .await;
    assert_eq!(services.outbox.deliver().await.unwrap(), ROUND);
}

both!(one_that_left_is_noted_while_another_is_on_its_way);
async fn one_that_left_is_noted_while_another_is_on_its_way(world: &mut World) {
    /// Takes what is for one, and has no answer for anybody else.
    struct Takes(&'static str);
    impl Mailer for Takes {
        fn send<'a>(&'a self, email: OutgoingEmail<'a>) -> Delivery<'a> {
            let takes = email.to.as_str() == self.0;
            Box::pin(async move {
                if !takes {
                    std::future::pending::<()>().await;
                }
                Ok(())
            })
        }
    }
    let record = put(world).await;
    email_to(world, record, PATIENT).await;
    for taken in [PATIENT, PARENT] {
        let services = world
            .with_gateways(Arc::new(Takes(taken)), world.gateway.clone())
            .await;
        let before = state(world, "sent").await.0;
        let round = tokio::spawn(async move { services.outbox.deliver().await });
        let noted = async {
            while state(world, "sent").await.0 == before {
                tokio::task::yield_now().await;
            }
        };
        timeout(LONG_ENOUGH, noted).await.expect("never noted");
        round.abort();
        let _ = round.await;
        world.wall.advance(LEASE);
    }
    assert_eq!(state(world, "sent").await, (2, 0));
}

/// On PostgreSQL: SQLite has one writer.
#[tokio::test]
async fn what_another_process_has_its_hands_on_holds_no_other_up() {
    on_postgres(async |world| {
        let record = put(world).await;
        for n in 0..ROUND {
            email_to(world, record, &format!("parent{n}@exemple.fr")).await;
        }
        let holder = Db::connect(&world.place.url()).await.unwrap();
        let held = holder.begin().await.unwrap();
        let oldest = format!(
            "SELECT FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT {ROUND}) FOR UPDATE"
        );
        execute(&*held, &oldest).await.unwrap();
        assert_eq!(deliver(world).await, 1);
        held.commit().await.unwrap();
        holder.close().await.unwrap();
        assert_eq!(deliver(world).await, ROUND);
    })
    .await;
}

both!(one_that_cannot_be_recorded_ends_no_other_of_its_round);
async fn one_that_cannot_be_recorded_ends_no_other_of_its_round(world: &mut World) {
    let record = put(world).await;
    assert_eq!(deliver(world).await, 1);
    email_to(world, record, "parent1@exemple.fr").await;
    email_to(world, record, "parent2@exemple.fr").await;
    // Of these two one alone can be sent, and one is.
    let ids: Vec<Uuid> = world
        .column("SELECT id FROM outbox ORDER BY id LIMIT 2")
        .await;
    let ids = ids
        .iter()
        .map(|id| world.id(*id))
        .collect::<Vec<_>>()
        .join(", ");
    world
        .execute(&format!(
            "CREATE UNIQUE INDEX one ON outbox (state) WHERE state = 'sent' AND id IN ({ids})"
        ))
        .await;
    world.services().outbox.deliver().await.unwrap_err();
    assert_eq!(world.gateway.offered().len(), 3);
    assert_eq!(
        (state(world, "sent").await, state(world, "waiting").await),
        ((2, 0), (1, 1))
    );
}

/// The ways in which an invitation ends before it is claimed.
#[derive(Clone, Copy, Debug)]
enum End {
    Cancelled,
    Renewed,
    Revoked,
}

async fn end(world: &World, record: RecordId, how: End) {
    let (services, by) = (world.services(), world.practitioner());
    match how {
        End::Cancelled => services.share.cancel(&by, record).await.unwrap(),
        End::Renewed => {
            services.share.renew(&by, record).await.unwrap();
        }
        End::Revoked => {
            let reason = DecisionReason::parse("Contrat terminé.").unwrap();
            let administration = &services.administration;
            let revoked = administration.revoke(By::CommandLine, by.account(), &reason);
            revoked.await.unwrap();
        }
    }
}

both!(the_mail_of_an_invitation_that_was_ended_never_leaves);
async fn the_mail_of_an_invitation_that_was_ended_never_leaves(world: &mut World) {
    let other = put(world).await;
    for how in [End::Cancelled, End::Renewed, End::Revoked] {
        let record = world.record_of("Noé", world.practitioner().account()).await;
        let by = world.practitioner();
        world.shares().issue(&by, record).await.unwrap();
        email_to(world, record, PATIENT).await;
        end(world, record, how).await;
        assert!(world.delivered_to(PATIENT).await.is_empty(), "{how:?}");
        let (_, held) = state(world, "dropped").await;
        assert_eq!(held, 0, "its text is erased");
        if let End::Cancelled = how {
            // That of another invitation does.
            assert_eq!(world.delivered_to(PARENT).await.len(), 1);
        }
    }
    assert_eq!(world.timeline(other).await.last(), Some(&Cancelled));
}

both!(one_that_was_refused_or_tried_meanwhile_leaves_no_more);
async fn one_that_was_refused_or_tried_meanwhile_leaves_no_more(world: &mut World) {
    world.gateway.set(Mood::Refuses("out of order"));
    let record = put(world).await;
    assert_eq!(deliver(world).await, 0);
    end(world, record, End::Cancelled).await;
    world.gateway.set(Mood::Takes);
    world.wall.advance(1_000_000);
    assert_eq!(deliver(world).await, 0);
    assert_eq!(state(world, "dropped").await, (1, 0));
}
