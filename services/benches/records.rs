//! A million records beside ten, each in a database of its own, and in the million a list of 100,000 beside one of 100:
//! lists, searches and look-ups that find as many on both sides, asked in turn. Fails where the larger side is slower than
//! it may be. On SQLite, and on the PostgreSQL of `CALEPIN_TEST_POSTGRES_URL`.

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
    share::token::ShareToken,
};
use sea_orm::ConnectionTrait;
use services::{Db, Limits, Rate, Services};

const FEW: u32 = 10;
const SHORT: u32 = 100;
const LONG: u32 = 100_000;
const A_MILLION: u32 = 1_000_000;
/// How many the lists of everybody else have in the large database.
const ANOTHERS: u32 = 10_000;
/// How many of them are shared there.
const SHARED: u32 = 1_000;
const ROUNDS: u32 = 200;
/// How much longer the larger side may take, at the median.
const BOUND: f64 = 1.5;

fn main() {
    stage::within_bounds(async |folder: &Path| {
        let within = on_sqlite(folder).await;
        on_postgres().await && within
    });
}

async fn on_sqlite(folder: &Path) -> bool {
    let file = |name| format!("sqlite://{}", folder.join(name).display());
    println!("SQLite");
    Box::pin(measure(&file("ten.db"), &file("million.db"))).await
}

async fn on_postgres() -> bool {
    let server = env::var("CALEPIN_TEST_POSTGRES_URL").unwrap();
    let (address, _) = server.rsplit_once('/').unwrap();
    for name in ["ten", "million"] {
        run(&server, &format!("CREATE DATABASE {name}")).await;
    }
    println!("PostgreSQL");
    let (ten, million) = (format!("{address}/ten"), format!("{address}/million"));
    Box::pin(measure(&ten, &million)).await
}

async fn run(url: &str, sql: &str) {
    let db = Db::connect(url).await.unwrap();
    db.read().execute_unprepared(sql).await.unwrap();
    db.close().await.unwrap();
}

async fn measure(ten: &str, million: &str) -> bool {
    let limits = Limits {
        invitations_of_practitioner: Rate {
            at_most: SHARED,
            ..Limits::DEFAULT.invitations_of_practitioner
        },
        ..Limits::DEFAULT
    };
    let (small, large) = (
        stage::start(ten, &limits).await,
        stage::start(million, &limits).await,
    );
    let (few, few_of_many) = (
        Desk::new(&small, 0, FEW).await,
        Desk::new(&large, 0, FEW).await,
    );
    let began = Instant::now();
    let (short, long) = fill(&large).await;
    println!("  filled within {:.0} s", began.elapsed().as_secs_f64());
    for url in [ten, million] {
        // What PostgreSQL does by itself within a minute or two of so many new rows: it counts them, for its plans, and notes
        // which everybody may see. SQLite has one plan whatever the rows.
        if url.starts_with("postgres") {
            run(url, "VACUUM ANALYZE").await;
        }
    }
    println!("  {FEW} records of {A_MILLION} beside {FEW} alone, medians of {ROUNDS} answers");
    let mut within = true;
    for (what, asked) in [
        ("the list", Asked::Page("")),
        ("a name", Asked::Page("nom00004")),
        ("the beginning of every name", Asked::Page("no")),
        ("one record", Asked::Record),
        ("who is likely the same", Asked::Likely),
        ("an invitation by its token", Asked::Invitation),
    ] {
        within &= compare(what, asked, &few, &few_of_many).await;
    }
    println!("  a list of {LONG} of them beside one of {SHORT}");
    for (what, asked) in [
        ("the first page", Asked::Page("")),
        ("a page far down", Asked::PageFarDown("")),
        ("a name", Asked::Page("nom00042")),
        ("the beginning of every name", Asked::Page("no")),
        ("the same, far down", Asked::PageFarDown("no")),
        ("a name and a first name", Asked::Page("nom00042 ca")),
        ("one record", Asked::Record),
        ("who is likely the same", Asked::Likely),
    ] {
        within &= compare(what, asked, &short, &long).await;
    }
    within
}

/// A million records in all; the desks of a short list and of a long one among them.
async fn fill(services: &Services) -> (Desk, Desk) {
    let short = Desk::new(services, 1, SHORT).await;
    let long = Desk::new(services, 2, LONG).await;
    let mut left = A_MILLION - FEW - SHORT - LONG;
    for n in 3.. {
        let length = left.min(ANOTHERS);
        let another = Desk::new(services, n, length).await;
        left -= length;
        if n == 3 {
            another.share(SHARED).await;
        }
        if left == 0 {
            break;
        }
    }
    (short, long)
}

/// What is asked.
#[derive(Clone, Copy)]
enum Asked {
    /// The first page of those that these words find; of all, without.
    Page(&'static str),
    /// The last.
    PageFarDown(&'static str),
    /// One record, whole.
    Record,
    /// Who on the list is likely a new patient.
    Likely,
    /// Whose invitation a link is.
    Invitation,
}

/// A practitioner, and what is on their list.
struct Desk {
    services: Services,
    by: Practitioner,
    /// In the order of the list.
    records: Vec<RecordId>,
    token: ShareToken,
}

impl Desk {
    /// The practitioner `n`, with a list of `length` records, the first of them shared.
    async fn new(services: &Services, n: u32, length: u32) -> Self {
        let account = stage::account(services, n, Role::Practitioner).await;
        let by = stage::practitioner(account);
        let holders = (0..length).map(holder);
        let records = services.seed_records(account, holders).await.unwrap();
        services.share.issue(&by, records[0]).await.unwrap();
        let sharing = services.share.sharing(&by, records[0]).await.unwrap();
        Self {
            services: services.clone(),
            by,
            token: sharing.latest.and_then(|latest| latest.token).unwrap(),
            records,
        }
    }

    /// Shares so many of them.
    async fn share(&self, count: u32) {
        for record in self.records.iter().take(count as usize).skip(1) {
            self.services.share.issue(&self.by, *record).await.unwrap();
        }
    }

    async fn answer(&self, asked: Asked) -> Duration {
        let record = self.records[self.records.len() / 2];
        let middle = u32::try_from(self.records.len() / 2).unwrap();
        let began = Instant::now();
        match asked {
            Asked::Page(words) => self.page(words, None).await,
            Asked::PageFarDown(words) => {
                // A whole page stands after it.
                let after = self.records[self.records.len() - 60];
                self.page(words, Some(after)).await;
            }
            Asked::Record => {
                let sheet = self.services.record.for_practitioner(&self.by, record);
                assert_eq!(sheet.await.unwrap().id, record);
            }
            Asked::Likely => {
                let likely = self.services.record.likely(&self.by, &holder(middle)).await;
                assert!(likely.unwrap().iter().any(|found| found.id == record));
            }
            Asked::Invitation => {
                self.services.share.open(&self.token).await.unwrap();
            }
        }
        began.elapsed()
    }

    async fn page(&self, words: &str, after: Option<RecordId>) {
        let query = PatientQuery::parse(words);
        let page = self.services.record.patient_list(&self.by, &query, after);
        assert!(!page.await.unwrap().items.is_empty());
    }
}

async fn compare(what: &str, asked: Asked, fewer: &Desk, more: &Desk) -> bool {
    let mut took = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (desk, took) in [fewer, more].into_iter().zip(&mut took) {
            took.push(desk.answer(asked).await);
        }
    }
    let [fewer, more] = took
        .map(stage::median)
        .map(|took| took.as_secs_f64() * 1000.0);
    let ratio = more / fewer;
    let verdict = if ratio <= BOUND {
        "ok"
    } else {
        "OUT OF BOUNDS"
    };
    println!(
        "    {what}: {more:.2} ms, {fewer:.2} ms: {ratio:.2} times (at most {BOUND}) {verdict}"
    );
    ratio <= BOUND
}

/// The holder `n` of a list, born on a day that no other of the list's beginning was born on.
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
