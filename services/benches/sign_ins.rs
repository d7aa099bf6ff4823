//! What a sign-in costs beside the hash of its password: whole sign-ins against bare Argon2id on as many cores, in turn.
//! Fails outside its bound. With the argument `argon2`, only how many bare hashes these cores make in a second.

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
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use argon2::{Algorithm, Argon2, Block, Version};
use domain::account::{Role, password::PasswordAttempt, sign_in::SignIn};
use services::{
    Limits, Rate, Services,
    account::{PASSWORD_PARAMETERS, Visit},
};

/// How much of what the cores can hash is to be sign-ins.
const BOUND: f64 = 0.9;
/// As many as sign in without anybody's limit of codes being reached: every sign-in sends one.
const ACCOUNTS: u32 = 1000;
/// How many sign in at once.
const AT_ONCE: u32 = 16;
const TURNS: u32 = 4;
const FOR: Duration = Duration::from_secs(4);

fn main() {
    if env::args().any(|argument| argument == "argon2") {
        println!("{:.1}", argon2_alone());
        return;
    }
    stage::within_bounds(async |folder: &Path| {
        let url = format!("sqlite://{}", folder.join("calepin.db").display());
        measure(&url).await
    });
}

async fn measure(url: &str) -> bool {
    let limits = Limits {
        sms_in_all: Rate {
            at_most: u32::MAX,
            ..Limits::DEFAULT.sms_in_all
        },
        ..Limits::DEFAULT
    };
    let services = stage::start(url, &limits).await;
    for n in 0..ACCOUNTS {
        stage::account(&services, n, Role::Patient).await;
    }
    let next = Arc::new(AtomicU32::new(0));
    let (mut bare, mut whole) = (0.0, 0.0);
    for _ in 0..TURNS {
        bare += argon2_alone() / f64::from(TURNS);
        whole += sign_ins(&services, &next).await / f64::from(TURNS);
    }
    let what = format!("sign-ins: {whole:.0}/s, bare Argon2id: {bare:.0}/s, so");
    stage::at_least(&what, whole / bare, BOUND)
}

fn per_second(count: u32, took: Duration) -> f64 {
    f64::from(count) / took.as_secs_f64()
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
                let mut memory = vec![Block::default(); PASSWORD_PARAMETERS.block_count()];
                let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, PASSWORD_PARAMETERS);
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

/// Whole sign-ins, each from an address of its own: limits, hash, session, code in the outbox.
async fn sign_ins(services: &Services, next: &Arc<AtomicU32>) -> f64 {
    let start = Instant::now();
    let people: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (services, next) = (services.clone(), Arc::clone(next));
            tokio::spawn(async move {
                let mut done = 0;
                while start.elapsed() < FOR {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let address = format!("198.18.{}.{}", n / 250, n % 250);
                    let form = SignIn {
                        email: stage::email(n % ACCOUNTS),
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
