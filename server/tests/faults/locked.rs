//! Somebody else holds what is to be written: another process the lock of a SQLite file, another transaction rows of
//! PostgreSQL.

use std::{collections::BTreeSet, time::Duration};

use axum::http::StatusCode;
use migrations::sea_orm::ConnectionTrait;
use services::{Db, Services};
use tokio::{task::JoinSet, time::timeout};

use crate::{
    looked::{assert_whole, until_waiting},
    people::PRACTITIONER,
    process::{Installation, Server},
    work::{Outcome, People, Work},
};

/// More than a server has connections to its database.
const AT_ONCE: usize = 24;
/// Longer than anybody writes who means well.
const A_WHILE: Duration = Duration::from_secs(3);
/// Longer than a request may take, which its deadline of 10 seconds ends, on whatever machine: none may wait for ever.
const AN_ANSWER: Duration = Duration::from_secs(30);

/// Both at once, as most of it is waiting.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_is_waited_for_then_told_and_keeps_nobody_else() {
    let (sqlite, postgres) = (
        Installation::on_sqlite().await,
        Installation::on_postgres().await,
    );
    tokio::join!(held(sqlite), held(postgres));
}

async fn held(installation: Installation) {
    let services = installation.services().await;
    let mut people = People::seed(&services).await;
    let server = installation.server().await;
    people.sign_in(&installation, server.port).await;
    let work = acts(&mut people, &services).await;

    let holder = Db::connect(&installation.database).await.unwrap();
    let tx = holder.begin().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "a test is the other process")]
    let held = tx.execute_unprepared("UPDATE practitioner SET workplace = workplace");
    held.await.unwrap();
    if !holder.is_sqlite() {
        // As somebody does whom nobody stops.
        let for_ever = "SET LOCAL idle_in_transaction_session_timeout = 0";
        #[expect(clippy::disallowed_methods, reason = "a test is the other process")]
        tx.execute_unprepared(for_ever).await.unwrap();
    }
    let answers = async {
        let mut answers = at_once(&people, &work, server.port);
        let first = timeout(A_WHILE, answers.join_next()).await;
        assert!(first.is_err(), "not waited for: {first:?}");
        answers.join_all().await
    };
    for outcome in timeout(AN_ANSWER, answers)
        .await
        .expect("no answer in time")
    {
        outcome.assert_not_now();
    }
    others_are_served(&people, &server).await;
    if !holder.is_sqlite() {
        // Whoever was answered leaves nothing behind that goes on waiting.
        let nobody = timeout(AN_ANSWER, until_waiting(&holder, 0)).await;
        nobody.expect("somebody waits on");
        comes_back_alone(&people, &work[0], server.port).await;
    }
    tx.commit().await.unwrap();

    let mut done = BTreeSet::new();
    for outcome in at_once(&people, &work, server.port).join_all().await {
        assert!(done.insert(outcome.done()));
    }
    assert_eq!(done.len(), AT_ONCE);
    assert_whole(&installation, &done).await;
}

async fn acts(people: &mut People, services: &Services) -> Vec<Work> {
    let mut work = vec![];
    for _ in 0..AT_ONCE {
        work.push(people.act(services).await);
    }
    work
}

fn at_once(people: &People, work: &[Work], port: u16) -> JoinSet<Outcome> {
    let mut tasks = JoinSet::new();
    for work in work {
        let (work, browser) = (work.clone(), people.browser(work));
        tasks.spawn(async move { work.attempt(browser, port).await });
    }
    tasks
}

/// A form that waits alone comes back by itself: whoever waits for a connection too may have no time left for a draft.
async fn comes_back_alone(people: &People, work: &Work, port: u16) {
    let outcome = timeout(AN_ANSWER, work.attempt(people.browser(work), port)).await;
    let outcome = outcome.expect("no answer in time");
    assert!(matches!(outcome, Outcome::ShownAgain { .. }), "{outcome:?}");
    outcome.assert_not_now();
}

/// Whoever wants nothing of what is held.
async fn others_are_served(people: &People, server: &Server) {
    let mut browser = people.browsers[PRACTITIONER.email].clone();
    for page in ["/health", "/"] {
        let answer = timeout(AN_ANSWER, browser.get(server.port, page)).await;
        assert_eq!(answer.unwrap().status, StatusCode::OK, "{page}");
    }
}
