//! `kill -9`, again and again, while people claim, register and enter acts.

use std::{env, sync::Arc, time::Duration};

use tokio::time::timeout;

use crate::{
    crowd::Crowd,
    looked::assert_whole,
    process::Installation,
    work::{People, Work},
};

/// How much of each kind there is to do between two kills: more than is done before the next one.
const OF_EACH: usize = 6;
/// At the most so many are acknowledged before a kill; one at the least.
const MOST: usize = 10;
/// A round takes a second or two.
const LONG_ENOUGH: Duration = Duration::from_mins(1);

/// How often a server is killed on each database: the one length of this suite.
fn kills() -> usize {
    let set = env::var("CALEPIN_FAULTS_KILLS");
    set.map_or(2, |kills| kills.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_sqlite_was_said_to_hold_outlives_every_kill() {
    killed_again_and_again(Installation::on_sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_postgresql_was_said_to_hold_outlives_every_kill() {
    killed_again_and_again(Installation::on_postgres().await).await;
}

async fn killed_again_and_again(installation: Installation) {
    let services = installation.services().await;
    let mut people = People::seed(&services).await;
    let first = installation.server().await;
    people.sign_in(&installation, first.port).await;
    drop(first);

    let crowd = Arc::new(Crowd::default());
    let mut people = Arc::new(people);
    for kill in 0..kills() {
        let more = more_work(Arc::get_mut(&mut people).unwrap(), &services, kill).await;
        crowd.due.lock().unwrap().extend(more);
        let mut server = installation.server().await;
        let lanes = crowd.start(&people, server.port);
        // After another number each time: at whatever the others are at just then.
        let enough = 1 + kill * 7 % MOST;
        timeout(LONG_ENOUGH, crowd.until(enough))
            .await
            .expect("the crowd got nowhere");
        server.kill().await;
        timeout(LONG_ENOUGH, lanes.join_all())
            .await
            .expect("an answer of the dead");
        let done = crowd.done.lock().unwrap().clone();
        assert_whole(&installation, &done).await;
    }

    // What was not answered is sent again: whether it was done or not, it is now, and once.
    let server = installation.server().await;
    let lanes = crowd.start(&people, server.port);
    timeout(LONG_ENOUGH, lanes.join_all())
        .await
        .expect("the rest");
    let done = crowd.done.lock().unwrap().clone();
    assert_eq!(done.len(), 3 * OF_EACH * kills());
    assert_whole(&installation, &done).await;
}

async fn more_work(people: &mut People, services: &services::Services, kill: usize) -> Vec<Work> {
    let mut more = vec![];
    for n in 0..OF_EACH {
        more.push(people.claim(services).await);
        more.push(Work::Register(kill * OF_EACH + n));
        more.push(people.act(services).await);
    }
    more
}
