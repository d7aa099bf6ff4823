//! A practitioner's list of 100,000 records beside one of 100, in one database: its first page, a page far down, and
//! searches that find as many on both. Fails where the long list is slower than it may be. On SQLite, and on the
//! PostgreSQL of `CALEPIN_TEST_POSTGRES_URL`.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it stops at the first surprise, reads the clock, and prints"
)]

mod stage;

use std::{
    env,
    path::Path,
    time::{Duration, Instant},
};

use domain::{
    account::Role,
    actor::Practitioner,
    date::CivilDate,
    ids::RecordId,
    record::{
        person::{Person, Sex},
        search::PatientQuery,
    },
};
use migrations::sea_orm::ConnectionTrait;
use services::{Db, Limits, Services};

const POSTGRES: &str = "PostgreSQL";
const SHORT: u32 = 100;
const LONG: u32 = 100_000;
const ROUNDS: u32 = 200;
/// How much longer the long list may take, at the median.
const BOUND: f64 = 1.5;

fn main() {
    stage::within_bounds(async |folder: &Path| {
        let file = format!("sqlite://{}", folder.join("calepin.db").display());
        let server = env::var("CALEPIN_TEST_POSTGRES_URL").unwrap();
        measure("SQLite", &file).await & measure(POSTGRES, &server).await
    });
}

/// What PostgreSQL does by itself within a minute or two of so many new rows: it counts them, for its plans.
async fn analyze(url: &str) {
    let db = Db::connect(url).await.unwrap();
    db.read().execute_unprepared("ANALYZE").await.unwrap();
    db.close().await.unwrap();
}

/// A practitioner, and a record far down on their list.
struct List {
    by: Practitioner,
    far_down: RecordId,
}

async fn measure(engine: &str, url: &str) -> bool {
    let services = stage::start(url, &Limits::DEFAULT).await;
    let short = list(&services, 1, SHORT).await;
    let long = list(&services, 2, LONG).await;
    if engine == POSTGRES {
        analyze(url).await;
    }
    println!("{engine}: the median of {ROUNDS} answers, a list of {LONG} beside one of {SHORT}");
    let mut within = true;
    // The third is one record's name; the fourth, in either list, everybody's.
    for (what, words, further) in [
        ("the first page", "", false),
        ("a page far down", "", true),
        ("a name", "nom00042", false),
        ("the beginning of every name", "no", false),
        ("the same, far down", "no", true),
        ("a name and a first name", "nom00042 ca", false),
    ] {
        let query = PatientQuery::parse(words);
        let mut took = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (list, took) in [&short, &long].into_iter().zip(&mut took) {
                took.push(answer(&services, list, &query, further).await);
            }
        }
        within &= report(what, took);
    }
    within
}

fn report(what: &str, took: [Vec<Duration>; 2]) -> bool {
    let [short, long] = took
        .map(stage::median)
        .map(|took| took.as_secs_f64() * 1000.0);
    let ratio = long / short;
    let verdict = if ratio <= BOUND {
        "ok"
    } else {
        "OUT OF BOUNDS"
    };
    println!("  {what}: {long:.2} ms, {short:.2} ms: {ratio:.2} times (at most {BOUND}) {verdict}");
    ratio <= BOUND
}

async fn answer(services: &Services, list: &List, query: &PatientQuery, further: bool) -> Duration {
    let after = further.then_some(list.far_down);
    let began = Instant::now();
    let page = services.record.patient_list(&list.by, query, after).await;
    let took = began.elapsed();
    assert!(!page.unwrap().items.is_empty());
    took
}

/// A practitioner's list of `length` records, all born on different days.
async fn list(services: &Services, n: u32, length: u32) -> List {
    let account = stage::account(services, n, Role::Practitioner).await;
    let holders = (0..length).map(holder);
    let records = services.seed_records(account, holders).await.unwrap();
    List {
        by: stage::practitioner(account),
        // A whole page stands after it.
        far_down: records[records.len() - 60],
    }
}

fn holder(n: u32) -> Person {
    let born = CivilDate::new(1950, 1, 1).unwrap();
    Person {
        family_name: format!("Nom{n:05}"),
        used_name: None,
        first_name: "Camille".into(),
        sex: Sex::Female,
        birth_date: born.plus_days(u16::try_from(n % 25_000).unwrap()),
    }
}
