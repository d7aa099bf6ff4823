//! The database is gone, and comes back: nobody touches the server meanwhile.

use std::{collections::BTreeSet, time::Duration};

use axum::http::StatusCode;
use migrations::sea_orm::ConnectionTrait;
use services::Db;
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    client::Browser,
    looked::{assert_whole, until_waiting},
    people::PRACTITIONER,
    postgres::Postgres,
    process::{Installation, Server},
    proxy::{Network, Proxy},
    work::{Outcome, People, Work},
};

/// Longer than a request may take, which its deadline of 10 seconds ends, on whatever machine: none may wait for ever.
const AN_ANSWER: Duration = Duration::from_secs(30);
/// How long it takes where nothing is waited for, on a machine that has more to do.
const AT_ONCE: Duration = Duration::from_secs(3);
/// How long the server may take to notice that the database is back.
const BACK: Duration = Duration::from_secs(15);

/// What is done before, during and after.
struct Scene {
    installation: Installation,
    people: People,
    server: Server,
    work: Vec<Work>,
}

impl Scene {
    /// As `seen`, which is the servers' way to the database that `installation` knows.
    async fn new(installation: Installation, seen: Option<&Proxy>) -> Self {
        let services = installation.services().await;
        let mut people = People::seed(&services).await;
        let port = crate::process::free_port();
        let mut command = installation.command("serve", port);
        if let Some(proxy) = seen {
            command.env(
                "CALEPIN_DATABASE_URL",
                through(&installation.database, proxy.port),
            );
        }
        let server = installation.started(command, port).await;
        people.sign_in(&installation, port).await;
        let mut work = vec![];
        for _ in 0..4 {
            work.push(people.act(&services).await);
            work.push(people.claim(&services).await);
        }
        Self {
            installation,
            people,
            server,
            work,
        }
    }

    async fn attempt(&self, work: &Work) -> Outcome {
        let outcome = work.attempt(self.people.browser(work), self.server.port);
        timeout(AN_ANSWER, outcome)
            .await
            .expect("no answer in time")
    }

    /// Two forms and a page, at once: each may take as long as a request may.
    async fn says_not_now(&self) {
        let mut browser = self.people.browsers[PRACTITIONER.email].clone();
        let (act, claim, page) = tokio::join!(
            self.attempt(&self.work[0]),
            self.attempt(&self.work[1]),
            timeout(AN_ANSWER, browser.get(self.server.port, "/patients")),
        );
        act.assert_not_now();
        claim.assert_not_now();
        let page = page.expect("no page in time");
        assert_eq!(
            page.status,
            StatusCode::SERVICE_UNAVAILABLE,
            "{}",
            page.body
        );
        assert!(page.body.contains("pas disponible"), "{}", page.body);
    }

    /// Everything is done, what was asked for meanwhile included, and once.
    async fn goes_on(&self) {
        timeout(BACK, healthy(self.server.port))
            .await
            .expect("it did not come back");
        let mut done = BTreeSet::new();
        for work in &self.work {
            assert!(done.insert(self.attempt(work).await.done()));
        }
        assert_whole(&self.installation, &done).await;
    }
}

/// Asks as whoever watches over it does.
async fn healthy(port: u16) {
    while Browser::new().get(port, "/health").await.status != StatusCode::OK {
        sleep(Duration::from_millis(100)).await;
    }
}

/// An address with another port.
fn through(url: &str, port: u16) -> String {
    let (server, database) = url.rsplit_once('/').unwrap();
    let (host, _) = server.rsplit_once(':').unwrap();
    format!("{host}:{port}/{database}")
}

fn port_of(url: &str) -> u16 {
    let (server, _) = url.rsplit_once('/').unwrap();
    server.rsplit_once(':').unwrap().1.parse().unwrap()
}

/// All at once, as most of it is waiting.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_gone_is_told_and_found_again() {
    tokio::join!(
        postgresql_that_crashed_and_came_back_is_found_again(),
        a_network_that_closes_every_connection_is_told_and_got_over(),
        a_network_that_swallows_what_is_under_way_costs_no_connection(),
    );
}

async fn postgresql_that_crashed_and_came_back_is_found_again() {
    let postgres = Postgres::start().await;
    let scene = Scene::new(Installation::on_server(&postgres.url).await, None).await;
    postgres.stop().await;
    scene.says_not_now().await;
    postgres.start_again().await;
    scene.goes_on().await;
}

async fn a_network_that_closes_every_connection_is_told_and_got_over() {
    let installation = Installation::on_postgres().await;
    let proxy = Proxy::to(port_of(&installation.database)).await;
    let scene = Scene::new(installation, Some(&proxy)).await;
    proxy.set(Network::Closed);
    timeout(AT_ONCE, scene.says_not_now())
        .await
        .expect("waited for what nobody can hope for");
    proxy.set(Network::Whole);
    scene.goes_on().await;
}

/// How many connections a server has to its database.
const CONNECTIONS: usize = 10;
/// More than that.
const MANY: usize = 12;

/// Whatever a request was given up in the middle of must not keep a connection for ever.
async fn a_network_that_swallows_what_is_under_way_costs_no_connection() {
    let installation = Installation::on_postgres().await;
    let proxy = Proxy::to(port_of(&installation.database)).await;
    let mut scene = Scene::new(installation, Some(&proxy)).await;
    let services = scene.installation.services().await;
    while scene.work.len() < 2 * MANY {
        scene.work.push(scene.people.claim(&services).await);
    }
    let db = Db::connect(&scene.installation.database).await.unwrap();
    let tx = db.begin().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "a test is somebody else")]
    let held = tx.execute_unprepared("UPDATE record SET sort_name = sort_name");
    held.await.unwrap();
    let mut tasks = JoinSet::new();
    for work in scene.work.iter().rev().take(MANY) {
        let (work, port) = (work.clone(), scene.server.port);
        let browser = scene.people.browser(&work);
        tasks.spawn(async move { work.attempt(browser, port).await });
    }
    timeout(AN_ANSWER, until_waiting(&db, CONNECTIONS))
        .await
        .expect("nobody waits for the row");
    proxy.set(Network::Silent);
    tx.commit().await.unwrap();
    let outcomes = timeout(AN_ANSWER, tasks.join_all()).await;
    for outcome in outcomes.expect("no answer in time") {
        outcome.assert_not_now();
    }
    proxy.set(Network::Whole);
    timeout(BACK, healthy(scene.server.port))
        .await
        .expect("it did not come back");
    // One of those that were swallowed holds the row until PostgreSQL gives it up.
    let first = &scene.work[0];
    let row_is_free = async { while !matches!(scene.attempt(first).await, Outcome::Done(_)) {} };
    timeout(BACK, row_is_free)
        .await
        .expect("the row stays held");
    scene.goes_on().await;
}
