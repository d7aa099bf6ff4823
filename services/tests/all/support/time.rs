//! Whether a known address shows by the time that an answer takes.

use std::time::{Duration, Instant};

/// How often each is tried at the least, and at the most.
const ROUNDS: std::ops::RangeInclusive<usize> = 20..=1000;
/// After so many, one that takes twice as long as the other does so by our own making.
const SETTLED: usize = 100;

/// Asserts that each step takes as long for an unknown address as for a known one. `steps` is told the round and whether
/// it is the known one's turn, and gives the time of each step.
///
/// The fastest of each is compared: whatever else the machine does only slows. It is given time to be quiet; a difference
/// of our own making stays.
pub async fn take_the_same_time<const STEPS: usize>(
    mut steps: impl AsyncFnMut(usize, bool) -> [Duration; STEPS],
) {
    let mut fastest = [[Duration::MAX; 2]; STEPS];
    for round in 1..=*ROUNDS.end() {
        for known in [false, true] {
            let took = steps(round, known).await;
            for (fastest, took) in fastest.iter_mut().zip(took) {
                let fastest = &mut fastest[usize::from(known)];
                *fastest = took.min(*fastest);
            }
        }
        if ROUNDS.contains(&round) && fastest.iter().all(alike) {
            return;
        }
        if round >= SETTLED && fastest.iter().any(far_apart) {
            break;
        }
    }
    panic!("unknown and known, step by step: {fastest:?}");
}

fn alike([unknown, known]: &[Duration; 2]) -> bool {
    let bound = (*unknown.max(known) / 5).max(Duration::from_micros(400));
    unknown.abs_diff(*known) < bound
}

fn far_apart([unknown, known]: &[Duration; 2]) -> bool {
    *unknown > *known * 2 || *known > *unknown * 2
}

/// What something gives, and how long it takes.
#[expect(clippy::disallowed_methods, reason = "it is about real time")]
pub async fn timed<T>(doing: impl Future<Output = T>) -> (T, Duration) {
    let started = Instant::now();
    let done = doing.await;
    (done, started.elapsed())
}
