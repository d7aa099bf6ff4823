//! The conditional updates of the database and the state machine of `domain` are one: whatever happens in whatever
//! order, they answer alike.

use domain::{
    problem::Problem,
    share::invitation::{Invitation, State, Try},
    time,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use services::{Claimed, Error, Result};

use crate::support::{PARENT, PATIENT, Shared, World, right_date, wrong_date};

const ORDERS: usize = 40;

#[derive(Debug, Clone)]
enum Event {
    Try { by: &'static str, right: bool },
    Cancel,
    Renew,
    Email,
    Restart,
    Wait(i64),
}

fn event() -> impl Strategy<Value = Event> {
    let by = prop_oneof![Just(PATIENT), Just(PARENT)];
    let wait = prop_oneof![0_i64..1_500_000, Just(2_591_999), Just(2_592_000), Just(1)];
    prop_oneof![
        12 => (by, prop::bool::weighted(0.15)).prop_map(|(by, right)| Event::Try { by, right }),
        1 => Just(Event::Cancel),
        1 => Just(Event::Renew),
        1 => Just(Event::Email),
        1 => Just(Event::Restart),
        3 => wait.prop_map(Event::Wait),
    ]
}

both!(whatever_happens_the_database_and_the_rules_agree);
async fn whatever_happens_the_database_and_the_rules_agree(world: &mut World) {
    let mut runner = TestRunner::deterministic();
    let events = prop::collection::vec(event(), 1..25);
    let mut ends = vec![];
    for _ in 0..ORDERS {
        let order = events.new_tree(&mut runner).unwrap().current();
        ends.push(live(world, &order).await);
    }
    // Or nothing was compared that matters.
    for state in [
        State::Pending,
        State::Claimed,
        State::Cancelled,
        State::Locked,
        State::Expired,
    ] {
        assert!(ends.contains(&state), "no order ended {state:?}");
    }
}

/// Lives one invitation through events, in the database and by the rules; tells how it ended.
async fn live(world: &mut World, order: &[Event]) -> State {
    let shared = world.share().await;
    let mut rules = Invitation::issued_at(world.now());
    for (n, event) in order.iter().enumerate() {
        rules = happen(world, &shared, rules, event).await;
        let expected = (rules.state(world.now()), i32::from(rules.wrong_dates));
        assert_eq!(
            (world.state(&shared).await, world.wrong_dates(&shared).await),
            expected,
            "after {n} of {order:?}"
        );
    }
    rules.state(world.now())
}

async fn happen(
    world: &mut World,
    shared: &Shared,
    rules: Invitation,
    event: &Event,
) -> Invitation {
    let now = world.now();
    let by = world.practitioner();
    match event {
        Event::Wait(seconds) => world.clock.set(time::after(now, *seconds)),
        Event::Restart => world.restart().await,
        // Its answer depends on other invitations of the record; its effect on this one does not.
        Event::Email => drop(
            world
                .shares()
                .email(&by, shared.record, &"a@exemple.fr".parse().unwrap())
                .await,
        ),
        Event::Cancel => {
            world.shares().cancel(&by, shared.record).await.unwrap();
            return rules.cancel(now);
        }
        Event::Renew => {
            let _ = world.shares().renew(&by, shared.record).await;
            return rules.cancel(now);
        }
        Event::Try { by, right } => {
            let who = world.someone(by).as_patient();
            let claim = if *right { right_date() } else { wrong_date() };
            let (next, expected) = rules.attempt(who.account(), *right, now);
            let result = world.claim_as(who, shared, &claim).await;
            assert!(
                alike(expected, &result),
                "{result:?} instead of {expected:?}"
            );
            return next;
        }
    }
    rules
}

fn alike(expected: Try, result: &Result<Claimed>) -> bool {
    match (expected, result) {
        (Try::Claimed, Ok(_)) | (Try::Refused(_), Err(Error::Conflict)) => true,
        (Try::WrongDate { tries_left }, Err(Error::Refused(told))) => {
            let wrong = Problem::WrongBirthDate { tries_left };
            told.iter().all(|one| one.problem == wrong) && told.len() == 1
        }
        _ => false,
    }
}
