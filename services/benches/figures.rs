//! What a claim and a sign-in cost, against what the same machine can do at all, measured in the same run:
//! serial claims against bare durable commits, sign-ins against bare Argon2id. Fails outside its bounds.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it stops at the first surprise, reads the clock, and prints"
)]

mod stage;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use domain::{
    account::{Role, password::PasswordAttempt, sign_in::SignIn},
    actor::{Actor, Patient, Practitioner},
    claim::form::{Attestation, Claim},
    ids::{AccountId, InvitationId},
    record::person::{Person, Sex},
    share::token::ShareToken,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, TransactionTrait};
use services::{Db, Limits, Rate, Services, Visitor, account::Visit};

const COMMITS: u32 = 400;
/// What a claim may add to a bare commit: its statements, on the way to the database's thread and back.
const CLAIM_ADDS: Duration = Duration::from_micros(1500);
const ACCOUNTS: u32 = 40;
const FOR: Duration = Duration::from_secs(4);

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let folder = std::env::temp_dir().join(format!("calepin-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let within = runtime.block_on(measure(&folder));
    std::fs::remove_dir_all(&folder).unwrap();
    std::process::exit(i32::from(!within));
}

async fn measure(folder: &Path) -> bool {
    let url = format!("sqlite://{}", folder.join("calepin.db").display());
    // The limits stay, but for the one practitioner who shares everything; each sign-in below comes from an address of
    // its own.
    let limits = Limits {
        invitations_of_practitioner: Rate {
            at_most: COMMITS,
            ..Limits::DEFAULT.invitations_of_practitioner
        },
        ..Limits::DEFAULT
    };
    let services = stage::start(&url, &limits).await;
    let doctor = stage::account(&services, 0, Role::Practitioner).await;
    let mut patients = Vec::new();
    for n in 1..=ACCOUNTS {
        patients.push(stage::account(&services, n, Role::Patient).await);
    }
    let claims_hold = report_claims(&claims(&services, folder, doctor, patients[0]).await);
    let argon2 = argon2_alone();
    let logins = logins(&services).await;
    let logins_hold = report("sign-ins", logins, "bare Argon2id", argon2, 0.8);
    claims_hold && logins_hold
}

/// What one claim and one bare commit take: medians.
struct Serial {
    claim: Duration,
    commit: Duration,
}

/// Half of the bare commits, on a disk that takes its time to make one last. Where it does not (a virtual machine's may
/// answer out of its host's memory), what a claim adds to the commit is what counts.
fn report_claims(serial: &Serial) -> bool {
    let rate = |took: Duration| 1.0 / took.as_secs_f64();
    let added = serial.claim.saturating_sub(serial.commit);
    println!(
        "a claim adds {:.2} ms to a bare commit of {:.2} ms",
        added.as_secs_f64() * 1000.0,
        serial.commit.as_secs_f64() * 1000.0
    );
    let (claims, commits) = (rate(serial.claim), rate(serial.commit));
    let within = rate(serial.commit + CLAIM_ADDS) / commits;
    report(
        "serial claims",
        claims,
        "bare durable commits",
        commits,
        within.min(0.5),
    )
}

fn report(what: &str, figure: f64, against: &str, reference: f64, bound: f64) -> bool {
    let ratio = figure / reference;
    let verdict = if ratio >= bound {
        "ok"
    } else {
        "OUT OF BOUNDS"
    };
    println!(
        "{what}: {figure:.0}/s, {against}: {reference:.0}/s, {:.0} % (at least {:.0} %) {verdict}",
        ratio * 100.0,
        bound * 100.0
    );
    ratio >= bound
}

fn per_second(count: u32, took: Duration) -> f64 {
    f64::from(count) / took.as_secs_f64()
}

/// A database of one small table, with the settings that Calepin uses.
struct Bare(DatabaseConnection);

impl Bare {
    async fn create(folder: &Path) -> Self {
        let url = format!("sqlite://{}", folder.join("bare.db").display());
        let db = Db::create(&url).await.unwrap();
        db.read()
            .execute_unprepared("CREATE TABLE bare (n INTEGER)")
            .await
            .unwrap();
        Self(db.read().clone())
    }

    /// Makes one small row last.
    async fn commit(&self) {
        let tx = self.0.begin().await.unwrap();
        tx.execute_unprepared("INSERT INTO bare VALUES (1)")
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

/// Serial claims, each beside a bare commit: what disturbs the machine disturbs both.
async fn claims(
    services: &Services,
    folder: &Path,
    doctor: AccountId,
    patient: AccountId,
) -> Serial {
    let doctor = stage::practitioner(doctor);
    let mut invitations = Vec::new();
    for n in 0..COMMITS {
        invitations.push(invitation(services, &doctor, n).await);
    }
    let patient = patient_of(patient);
    let claim = Claim {
        birth_date: "2019-03-14".parse().unwrap(),
        attestation: Attestation::V1,
    };
    let bare = Bare::create(folder).await;
    let (mut of_claims, mut of_commits) = (vec![], vec![]);
    for (id, token) in invitations {
        let visitor = Visitor {
            token: Some(token),
            account: Some(patient.account()),
        };
        let start = Instant::now();
        services
            .claim
            .finish(&patient, id, &visitor, &claim)
            .await
            .unwrap();
        of_claims.push(start.elapsed());
        let start = Instant::now();
        bare.commit().await;
        of_commits.push(start.elapsed());
    }
    Serial {
        claim: stage::median(of_claims),
        commit: stage::median(of_commits),
    }
}

async fn invitation(services: &Services, by: &Practitioner, n: u32) -> (InvitationId, ShareToken) {
    let holder = Person {
        family_name: format!("MESURE{n:04}"),
        used_name: None,
        first_name: "Camille".into(),
        sex: Sex::Female,
        birth_date: "2019-03-14".parse().unwrap(),
    };
    let record = services
        .seed_record(by.account(), holder, None, vec![])
        .await
        .unwrap();
    let id = services.share.issue(by, record).await.unwrap();
    let latest = services.share.sharing(by, record).await.unwrap().latest;
    (id, latest.and_then(|latest| latest.token).unwrap())
}

fn patient_of(account: AccountId) -> Patient {
    match Actor::of(account, Role::Patient, false) {
        Actor::Patient(patient) => patient,
        _ => unreachable!(),
    }
}

/// How many hashes all cores make in a second, with reused memory.
fn argon2_alone() -> f64 {
    let count = Arc::new(AtomicU32::new(0));
    let stop = Arc::new(AtomicBool::new(false));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let start = Instant::now();
    let workers: Vec<_> = (0..threads)
        .map(|_| {
            let (count, stop) = (Arc::clone(&count), Arc::clone(&stop));
            thread::spawn(move || {
                let params = Params::new(19 * 1024, 2, 1, Some(32)).unwrap();
                let mut memory = vec![Block::default(); params.block_count()];
                let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                let mut hash = [0; 32];
                while !stop.load(Ordering::Relaxed) {
                    argon2
                        .hash_password_into_with_memory(
                            stage::PASSWORD.as_bytes(),
                            b"0123456789abcdef",
                            &mut hash,
                            &mut memory,
                        )
                        .unwrap();
                    count.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    thread::sleep(FOR);
    stop.store(true, Ordering::Relaxed);
    let took = start.elapsed();
    for worker in workers {
        worker.join().unwrap();
    }
    per_second(count.load(Ordering::Relaxed), took)
}

/// Whole sign-ins: limits, hash, session, code in the outbox.
async fn logins(services: &Services) -> f64 {
    let next = Arc::new(AtomicU32::new(0));
    let start = Instant::now();
    let people: Vec<_> = (0..8)
        .map(|_| {
            let (services, next) = (services.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                let mut done = 0;
                while start.elapsed() < FOR {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let address = format!("198.18.{}.{}", n / 250, n % 250);
                    let form = SignIn {
                        email: stage::email(1 + n % ACCOUNTS),
                        password: PasswordAttempt::parse(stage::PASSWORD).unwrap(),
                    };
                    let visit = Visit {
                        client: &address,
                        ..Visit::default()
                    };
                    services.account.sign_in(form, visit).await.unwrap();
                    done += 1;
                }
                done
            })
        })
        .collect();
    let mut done = 0;
    for person in people {
        done += person.await.unwrap();
    }
    per_second(done, start.elapsed())
}
