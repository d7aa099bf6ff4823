//! What every test stands on: a database of its own, the outside world under its control, people and a record.

mod database;
mod outside;
mod people;
mod world;

use std::sync::Arc;

use domain::problem::{FieldProblem, Problem};
use services::Error;
use tokio::sync::Barrier;

pub use database::{execute, on_postgres, on_sqlite};
pub use outside::{Mood, Sent};
pub use people::{COLLEAGUE, PARENT, PASSWORD, PATIENT, PRACTITIONER, Someone};
pub use world::{Shared, World, right_date, wrong_date};

/// Makes two tests of one fact: on a SQLite file, and on PostgreSQL.
macro_rules! both {
    ($fact:ident) => {
        mod $fact {
            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() {
                $crate::support::on_sqlite(super::$fact).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() {
                $crate::support::on_postgres(super::$fact).await;
            }
        }
    };
}

/// Runs all of them at once, none before the last is ready; gives their results in order.
pub async fn at_once<F>(many: impl IntoIterator<Item = F>) -> Vec<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    let many: Vec<F> = many.into_iter().collect();
    let ready = Arc::new(Barrier::new(many.len()));
    let running: Vec<_> = many
        .into_iter()
        .map(|one| {
            let ready = Arc::clone(&ready);
            tokio::spawn(async move {
                ready.wait().await;
                one.await
            })
        })
        .collect();
    let mut results = Vec::with_capacity(running.len());
    for one in running {
        results.push(one.await.unwrap());
    }
    results
}

/// The one thing that a person is told, when something was refused for one reason.
pub fn problem<T: std::fmt::Debug>(result: Result<T, Error>) -> Problem {
    match result {
        Err(Error::Refused(problems)) => match problems[..] {
            [FieldProblem { problem, .. }] => problem,
            _ => panic!("several problems: {problems:?}"),
        },
        other => panic!("not refused for a reason: {other:?}"),
    }
}

/// How many of these are so.
pub fn how_many<T>(all: &[T], so: impl Fn(&T) -> bool) -> usize {
    all.iter().filter(|one| so(one)).count()
}

/// Asserts that it fails in this way.
macro_rules! assert_fails {
    ($result:expr, $error:pat) => {
        match $result {
            Err($error) => {}
            other => panic!("{other:?} instead of {}", stringify!($error)),
        }
    };
}
