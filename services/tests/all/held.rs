//! Somebody else holds what is to be written: another process the lock of a SQLite file, another transaction the row of
//! PostgreSQL. (What people read meanwhile: `server/tests/faults/locked.rs`, where a request's own end hides SQLite's.)

use std::time::Duration;

use services::{Db, Error};
use tokio::time::timeout;

use crate::support::{World, execute, right_date, timed};

/// Longer than anybody writes who means well.
const A_WHILE: Duration = Duration::from_secs(3);
/// How long a request may take: it has more to do than to wait.
const A_REQUEST: Duration = Duration::from_secs(10);

both!(it_is_waited_for_and_given_up_in_time_to_say_so);
async fn it_is_waited_for_and_given_up_in_time_to_say_so(world: &mut World) {
    let shared = world.share().await;
    // To empty SQLite's log nobody is waited for: whoever writes afterwards waits as before.
    world.services().purge().await.unwrap();
    let holder = Db::connect(&world.place.url()).await.unwrap();
    let held = holder.begin().await.unwrap();
    execute(&*held, "UPDATE record SET sort_name = sort_name")
        .await
        .unwrap();
    let date = right_date();
    let (answer, took) = timed(timeout(A_REQUEST, world.claim(&shared, &date))).await;
    let answer = answer.expect("whoever waits is not answered");
    assert_fails!(answer, Error::Unavailable(_));
    assert!(took > A_WHILE, "given up after {took:?}");
    drop(held);
    holder.close().await.unwrap();
    world.claim(&shared, &date).await.unwrap();
}
