//! What claims cost on SQLite, against what the same disk can do at all: one after the other beside bare durable commits,
//! many at once, and a steady stream. Fails outside its bounds. `scripts/bench.sh` runs it on the disk as it is, and on one
//! whose every sync takes longer (`slow_sync.c`).

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it stops at the first surprise, reads the clock, and prints"
)]

mod stage;

use std::{
    path::Path,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use domain::{
    account::Role,
    actor::{Patient, Practitioner},
    claim::form::{Attestation, Claim},
    ids::InvitationId,
    record::person::{Person, Sex},
    share::token::ShareToken,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, TransactionTrait};
use services::{Db, Limits, Rate, Services, Visitor};
use tokio::{task::JoinSet, time::sleep_until};

const PATIENTS: u32 = 8;
const SERIAL: u32 = 400;
const TOGETHER: u32 = 1280;
const AT_ONCE: usize = 64;
const STREAM: u32 = 2000;
const PER_SECOND: u32 = 200;

/// What a claim may add to a bare commit: its statements, on the way to the database's thread and back.
const CLAIM_ADDS: Duration = Duration::from_micros(1500);
/// How many times as many are done in a second when many claim at once.
const GAIN: f64 = 3.0;
/// A disk that takes less to make a commit last answers out of some memory: there is nothing to gain by asking it less.
const TAKES_ITS_TIME: Duration = Duration::from_millis(1);
/// Within what 99 of 100 are done, of a steady stream.
const ANSWER: Duration = Duration::from_millis(50);

fn main() {
    stage::within_bounds(async |folder: &Path| {
        let clinic = Clinic::open(folder).await;
        let (claims, commits) = one_after_the_other(&clinic, folder).await;
        let commit = stage::median(commits);
        let mut within = beside_bare_commits(stage::median(claims.clone()), commit);
        let serial = f64::from(SERIAL) / claims.iter().sum::<Duration>().as_secs_f64();
        within &= many_at_once(&clinic, serial, commit >= TAKES_ITS_TIME).await;
        within & steadily(&clinic).await
    });
}

/// A practitioner who shares, and patients who claim.
#[derive(Clone)]
struct Clinic {
    services: Services,
    doctor: Practitioner,
    patients: Vec<Patient>,
}

/// An invitation, and whoever claims with it.
struct Invited {
    patient: Patient,
    id: InvitationId,
    token: ShareToken,
}

impl Clinic {
    async fn open(folder: &Path) -> Self {
        let url = format!("sqlite://{}", folder.join("calepin.db").display());
        // The limits stay, but for the one practitioner who shares everything.
        let limits = Limits {
            invitations_of_practitioner: Rate {
                at_most: SERIAL + TOGETHER + STREAM,
                ..Limits::DEFAULT.invitations_of_practitioner
            },
            ..Limits::DEFAULT
        };
        let services = stage::start(&url, &limits).await;
        let doctor = stage::account(&services, 0, Role::Practitioner).await;
        let mut patients = vec![];
        for n in 1..=PATIENTS {
            let account = stage::account(&services, n, Role::Patient).await;
            patients.push(stage::patient(account));
        }
        Self {
            services,
            doctor: stage::practitioner(doctor),
            patients,
        }
    }

    /// So many invitations, for the patients in turn.
    async fn invitations(&self, how_many: u32) -> Vec<Invited> {
        let mut invited = vec![];
        let mut wanted: Vec<_> = (0..how_many).zip(self.patients.iter().cycle()).collect();
        while !wanted.is_empty() {
            let mut made = JoinSet::new();
            for (n, patient) in wanted.drain(..wanted.len().min(AT_ONCE)) {
                let (clinic, patient) = (self.clone(), *patient);
                made.spawn(async move { clinic.invitation(n, patient).await });
            }
            invited.append(&mut made.join_all().await);
        }
        invited
    }

    async fn invitation(&self, n: u32, patient: Patient) -> Invited {
        let (services, doctor) = (&self.services, &self.doctor);
        let holder = Person {
            family_name: format!("MESURE{n:04}"),
            used_name: None,
            first_name: "Camille".into(),
            sex: Sex::Female,
            birth_date: "2019-03-14".parse().unwrap(),
        };
        let seeded = services.seed_record(doctor.account(), holder, None, vec![]);
        let record = seeded.await.unwrap();
        let id = services.share.issue(doctor, record).await.unwrap();
        let latest = services.share.sharing(doctor, record).await.unwrap().latest;
        Invited {
            patient,
            id,
            token: latest.and_then(|latest| latest.token).unwrap(),
        }
    }

    async fn claim(&self, invited: Invited) {
        let Invited { patient, id, token } = invited;
        let visitor = Visitor {
            token: Some(token),
            account: Some(patient.account()),
        };
        let claim = Claim {
            birth_date: "2019-03-14".parse().unwrap(),
            attestation: Attestation::V1,
        };
        let claims = &self.services.claim;
        claims.finish(&patient, id, &visitor, &claim).await.unwrap();
    }
}

/// A database of one small table, with the settings that Calepin uses.
struct Bare(DatabaseConnection);

impl Bare {
    async fn create(folder: &Path) -> Self {
        let url = format!("sqlite://{}", folder.join("bare.db").display());
        let db = Db::create(&url).await.unwrap();
        let create = "CREATE TABLE bare (n INTEGER)";
        db.read().execute_unprepared(create).await.unwrap();
        Self(db.read().clone())
    }

    /// Makes one small row last.
    async fn commit(&self) {
        let tx = self.0.begin().await.unwrap();
        let insert = "INSERT INTO bare VALUES (1)";
        tx.execute_unprepared(insert).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn timed(doing: impl Future<Output = ()>) -> Duration {
    let start = Instant::now();
    doing.await;
    start.elapsed()
}

/// What each claim took, and each bare commit beside it: what disturbs the machine disturbs both.
async fn one_after_the_other(clinic: &Clinic, folder: &Path) -> (Vec<Duration>, Vec<Duration>) {
    let bare = Bare::create(folder).await;
    let (mut claims, mut commits) = (vec![], vec![]);
    for invited in clinic.invitations(SERIAL).await {
        claims.push(timed(clinic.claim(invited)).await);
        commits.push(timed(bare.commit()).await);
    }
    (claims, commits)
}

/// Half of the bare commits, on a disk that takes its time to make one last. Where it does not (a virtual machine's may
/// answer out of its host's memory), what a claim adds to the commit is what counts.
fn beside_bare_commits(claim: Duration, commit: Duration) -> bool {
    let [millis, added, bare] =
        [claim, claim.saturating_sub(commit), commit].map(|time| time.as_secs_f64() * 1000.0);
    println!("a claim: {millis:.2} ms, {added:.2} ms more than a bare commit of {bare:.2} ms");
    let within = commit.as_secs_f64() / (commit + CLAIM_ADDS).as_secs_f64();
    let ratio = commit.as_secs_f64() / claim.as_secs_f64();
    stage::at_least(
        "claims one after the other, for a bare commit",
        ratio,
        within.min(0.5),
    )
}

/// Whether more are done in a second when many claim at once, each on an invitation of their own.
async fn many_at_once(clinic: &Clinic, serial: f64, takes_its_time: bool) -> bool {
    let invited = clinic.invitations(TOGETHER).await.into_iter();
    let invited = Arc::new(Mutex::new(invited));
    let mut people = JoinSet::new();
    let start = Instant::now();
    for _ in 0..AT_ONCE {
        let (clinic, invited) = (clinic.clone(), Arc::clone(&invited));
        people.spawn(async move {
            let next = || invited.lock().unwrap().next();
            while let Some(invited) = next() {
                clinic.claim(invited).await;
            }
        });
    }
    people.join_all().await;
    let at_once = f64::from(TOGETHER) / start.elapsed().as_secs_f64();
    let what =
        format!("{AT_ONCE} at once: {at_once:.0}/s, one after the other: {serial:.0}/s, times");
    if takes_its_time {
        stage::at_least(&what, at_once / serial, GAIN)
    } else {
        println!(
            "{what} {:.2} (no bound: the disk takes no time)",
            at_once / serial
        );
        true
    }
}

/// Whether claims are answered in time that come at a steady rate, whatever became of those before.
async fn steadily(clinic: &Clinic) -> bool {
    let invited = clinic.invitations(STREAM).await;
    let mut claims = JoinSet::new();
    let start = Instant::now();
    for (n, invited) in (0..).zip(invited) {
        let due = start + Duration::from_secs(1) * n / PER_SECOND;
        sleep_until(due.into()).await;
        let clinic = clinic.clone();
        claims.spawn(async move {
            clinic.claim(invited).await;
            due.elapsed()
        });
    }
    let took = claims.join_all().await;
    let [half, all] =
        [50, 100].map(|of| stage::percentile(took.clone(), of).as_secs_f64() * 1000.0);
    println!("{PER_SECOND} a second: half within {half:.1} ms, all within {all:.1} ms");
    stage::at_most("99 of 100 within", stage::percentile(took, 99), ANSWER)
}
