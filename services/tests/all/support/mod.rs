//! What every test stands on: a database of its own, the outside world under its control, people and a record.

mod applicant;
mod database;
mod outside;
mod people;
mod sharing;
mod sign_in;
mod sql;
mod time;
mod world;

use std::thread;

use domain::problem::{FieldProblem, Problem};
use services::Error;

pub use applicant::{APPLICANT, NUMBER, RPPS, applicant};
pub use database::{execute, on_postgres, on_sqlite, restored_postgres};
pub use outside::{Mood, Sent};
pub use people::{COLLEAGUE, PARENT, PASSWORD, PATIENT, PRACTITIONER, Someone};
pub use sharing::{Shared, camille, right_date, wrong_date};
pub use sign_in::another_than;
pub use time::{take_the_same_time, timed};
pub use world::{CONNECTIONS, World};

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

/// The one thing that a person is told, when something was refused for one reason.
pub fn problem<T: std::fmt::Debug>(result: Result<T, Error>) -> Problem {
    refusal(result).problem
}

/// The same, and where it is told.
pub fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> FieldProblem {
    match result {
        Err(Error::Refused(problems)) => match problems[..] {
            [refusal] => refusal,
            _ => panic!("several problems: {problems:?}"),
        },
        other => panic!("not refused for a reason: {other:?}"),
    }
}

/// How many of these are so.
pub fn how_many<T>(all: &[T], so: impl Fn(&T) -> bool) -> usize {
    all.iter().filter(|one| so(one)).count()
}

/// More passwords at once than there are places to wait in, on two instances too.
pub fn too_many_passwords() -> usize {
    thread::available_parallelism().unwrap().get() * 128
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
