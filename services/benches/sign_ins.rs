//! What a sign-in costs, against what the same machine can do at all: bare Argon2id, measured in the same run. Fails
//! outside its bound.

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
use domain::account::{Role, password::PasswordAttempt, sign_in::SignIn};
use services::{Limits, Services, account::Visit};

const ACCOUNTS: u32 = 40;
const FOR: Duration = Duration::from_secs(4);
/// How many sign-ins there are at the least for each bare hash.
const BOUND: f64 = 0.8;

fn main() {
    stage::within_bounds(async |folder: &Path| {
        let url = format!("sqlite://{}", folder.join("calepin.db").display());
        // The limits stay: each sign-in comes from an address of its own.
        let services = stage::start(&url, &Limits::DEFAULT).await;
        for n in 1..=ACCOUNTS {
            stage::account(&services, n, Role::Patient).await;
        }
        let bare = argon2_alone();
        let whole = sign_ins(&services).await;
        let what = format!("sign-ins: {whole:.0}/s, bare Argon2id: {bare:.0}/s, so");
        stage::at_least(&what, whole / bare, BOUND)
    });
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
async fn sign_ins(services: &Services) -> f64 {
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
