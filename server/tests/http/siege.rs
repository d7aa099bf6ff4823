//! Every server function, asked what no page of ours asks, by whoever may be there. docs/fuzzing.md says how to repeat a
//! finding, and how to go on for longer.

use std::{env, time::Duration};

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use fuzz::dice::{Dice, seed};
use services::{Anchors, By, Limits, Rate};
use tokio::time::{Instant, timeout};

use crate::{
    browser::Browser,
    functions::{Function, functions},
    hostile::{Hostile, World, fault},
    log,
    stage::{Answer, ORIGIN, Stage, request},
    walk::{BY_ITSELF, TO_ONESELF, WRITES_FOR_ALL, registration_of_another},
};

/// Everybody there is: nobody, a patient with a record, a practitioner, one who waits, an administrator.
const PEOPLE: [Option<&str>; 5] = [
    None,
    Some("patient@exemple.fr"),
    Some(READER),
    Some("pharmacien@exemple.fr"),
    Some("admin@exemple.fr"),
];
/// The tables and columns of the identifiers that somebody may send.
const OF_SOMEBODY: [(&str, &str); 6] = [
    ("record", "id"),
    ("invitation", "id"),
    ("vaccination_version", "vaccination_id"),
    ("session", "id"),
    ("trusted_device", "id"),
    ("registration", "id"),
];
/// Reads the records in the end. Their account is not among the identifiers: an administrator would revoke it.
const READER: &str = "medecin@exemple.fr";
/// How many requests there are to one database.
const REQUESTS: usize = 250;
/// After so many seconds, nothing is counted any more.
const LATER: i64 = 25 * 60 * 60;
/// Longer than any of them takes, on a machine that does other things besides.
const AT_ONCE: Duration = Duration::from_secs(5);

/// How long to go on: in `make test`, for one database.
fn duration() -> Duration {
    let given = env::var("CALEPIN_FUZZ_SECONDS").ok();
    given.map_or(Duration::ZERO, |seconds| {
        Duration::from_secs(seconds.parse().unwrap())
    })
}

#[tokio::test]
async fn what_no_page_asks_breaks_nothing() {
    let functions = functions();
    let end = Instant::now() + duration();
    let mut seed = seed();
    let mut asked = 0;
    loop {
        asked += Box::pin(Siege::lay(seed, &functions)).await;
        if Instant::now() >= end {
            break;
        }
        seed = Dice::new(seed).number();
    }
    println!("{asked} requests");
}

/// One database, and what it is asked.
struct Siege {
    stage: Stage,
    world: World,
    /// The cookies of everybody.
    visitors: Vec<String>,
    dice: Dice,
    /// To be told with whatever is wrong.
    seed: u64,
}

impl Siege {
    async fn lay(seed: u64, functions: &[Function]) -> usize {
        let mut siege = Self::begin(seed).await;
        for _ in 0..REQUESTS {
            if siege.dice.once_in(50) {
                let later = *siege.dice.one_of(&[60, 16 * 60]);
                siege.stage.demo.doors().clock.advance(later).unwrap();
            }
            let mut function = siege.dice.one_of(functions);
            while TO_ONESELF.contains(&function.name()) && !siege.dice.once_in(20) {
                function = siege.dice.one_of(functions);
            }
            let cookies = siege.dice.one_of(&siege.visitors).clone();
            let hostile = Hostile::new(&mut siege.dice, &siege.world, function, &cookies);
            let answer = siege.ask(&hostile).await;
            siege.follow(&hostile, &answer, &cookies).await;
        }
        siege.assert_whole().await;
        REQUESTS
    }

    async fn begin(seed: u64) -> Self {
        // What is refused as too much reaches nothing.
        let limits = Limits {
            drafts: Rate {
                at_most: u32::MAX,
                ..Limits::DEFAULT.drafts
            },
            ..Limits::DEFAULT
        };
        let stage = Stage::behind_proxy(&limits).await;
        let others = stage.shared_record().await;
        others.act(&stage).await;
        registration_of_another(&stage).await;
        let mut visitors = vec![];
        for who in PEOPLE {
            visitors.push(match who {
                Some(email) => Browser::signed_in(&stage, email).await.cookies.sent(),
                None => String::new(),
            });
        }
        let mut ids = vec![];
        for (table, id) in OF_SOMEBODY {
            ids.extend(stage.ids_of(table, id).await);
        }
        ids.push(others.practitioner.account().to_string());
        let waiting = stage
            .services
            .administration
            .waiting(By::CommandLine, 10)
            .await;
        ids.extend(waiting.unwrap().iter().map(|one| one.account.to_string()));
        Self {
            world: World {
                origin: ORIGIN,
                ids,
            },
            stage,
            visitors,
            dice: Dice::new(seed),
            seed,
        }
    }

    async fn ask(&self, hostile: &Hostile) -> Answer {
        let answer = timeout(AT_ONCE, self.stage.send(hostile.to_request())).await;
        assert!(answer.is_ok(), "{}", self.finding("no answer", hostile));
        let answer = answer.unwrap();
        self.look_at(&answer, hostile);
        answer
    }

    /// The page that a form is refused on shows what was typed.
    async fn follow(&self, hostile: &Hostile, answer: &Answer, cookies: &str) {
        let Some(page) = answer.headers.get(header::LOCATION) else {
            return;
        };
        let given = answer.cookies();
        let given = given.iter().map(|cookie| cookie.split(';').next().unwrap());
        let cookies: Vec<&str> = given.chain([cookies]).collect();
        let page = page.to_str().unwrap();
        assert!(
            page.starts_with('/') && !page.starts_with("//"),
            "led to {page}"
        );
        let request = request(Method::GET, page).header(header::COOKIE, cookies.join("; "));
        let page = self.stage.send(request.body(Body::empty()).unwrap()).await;
        self.look_at(&page, hostile);
    }

    fn look_at(&self, answer: &Answer, hostile: &Hostile) {
        let head = format!("{:?}", answer.headers);
        let wrong = fault(answer.status.as_u16(), &head, &answer.body);
        let what = wrong.as_deref().unwrap_or_default();
        assert!(wrong.is_none(), "{}", self.finding(what, hostile));
    }

    fn finding(&self, what: &str, hostile: &Hostile) -> String {
        format!("CALEPIN_FUZZ_SEED={}: {what}, asked {hostile}", self.seed)
    }

    /// No text of the database holds what nobody could read.
    async fn assert_legible(&self) {
        let kept = self.stage.texts_with_control_characters().await;
        assert!(kept.is_empty(), "CALEPIN_FUZZ_SEED={}: {kept:?}", self.seed);
    }

    /// Every journal proves what there is, and whoever has a record can read it.
    async fn assert_whole(&self) {
        let seed = self.seed;
        let said = log::taken();
        assert!(
            !said.contains("panicked"),
            "CALEPIN_FUZZ_SEED={seed}: a request panicked"
        );
        let report = self
            .stage
            .services
            .verify(&Anchors::default())
            .await
            .unwrap();
        assert!(
            report.findings.is_empty(),
            "CALEPIN_FUZZ_SEED={seed}: {:?}",
            report.findings
        );
        self.assert_legible().await;
        self.stage.demo.doors().clock.advance(LATER).unwrap();
        let mut practitioner = Browser::signed_in(&self.stage, READER).await;
        let mut read = 0;
        for id in self.stage.ids_of("record", "id").await {
            let page = practitioner.get(&format!("/patients/{id}")).await;
            // What is not theirs is not there.
            let answered = page.status.is_success() || page.status == StatusCode::NOT_FOUND;
            assert!(answered, "CALEPIN_FUZZ_SEED={seed}: record {id}: {page:?}");
            read += usize::from(page.status.is_success());
        }
        assert!(read > 0, "CALEPIN_FUZZ_SEED={seed}: no record can be read");
    }
}

/// PostgreSQL has no text with a NUL in it (`server/tests/faults/siege.rs`), and of SQLite's the functions of SQL see the
/// beginning alone.
#[tokio::test]
async fn a_nul_reaches_no_text_of_the_database() {
    let mut siege = Siege::begin(seed()).await;
    for function in functions() {
        if TO_ONESELF.contains(&function.name()) {
            continue;
        }
        for cookies in siege.visitors.clone() {
            let (dice, world) = (&mut siege.dice, &siege.world);
            for hostile in Hostile::with_nul(dice, world, &function, &cookies) {
                siege.ask(&hostile).await;
            }
        }
    }
    siege.assert_legible().await;
}

/// The dice may fall on something that is right, but for what it is about: nobody's identifier is in the dictionary.
#[tokio::test]
async fn what_cannot_be_read_changes_nothing() {
    /// Asks for what needs nothing to be right: a code or a mail once more, another language.
    const NEEDS_NOTHING: &[&str] = &["choose_language", "resend_code", "trust_device"];

    let seed = seed();
    let mut siege = Siege::begin(seed).await;
    let before = siege.stage.dump_but(BY_ITSELF).await;
    for function in functions() {
        let name = function.name();
        let harmless = [TO_ONESELF, NEEDS_NOTHING, &[WRITES_FOR_ALL]].concat();
        if function.inputs.is_empty() || harmless.contains(&name) {
            continue;
        }
        for cookies in &siege.visitors {
            let hostile = Hostile::garbage(&mut siege.dice, &siege.world, &function, cookies);
            siege.ask(&hostile).await;
        }
    }
    let after = siege.stage.dump_but(BY_ITSELF).await;
    let changed = after
        .lines()
        .find(|line| !before.lines().any(|was| was == *line));
    assert_eq!(changed, None, "CALEPIN_FUZZ_SEED={seed}");
    assert_eq!(
        after.len(),
        before.len(),
        "CALEPIN_FUZZ_SEED={seed}: something was taken away"
    );
}
