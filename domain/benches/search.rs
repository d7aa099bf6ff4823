//! What one search of the vaccine catalogue costs. Fails above its bound.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it reads the clock, and prints"
)]

use std::{
    hint::black_box,
    process::ExitCode,
    time::{Duration, Instant},
};

use domain::vaccine::search::search;

const BOUND: Duration = Duration::from_millis(1);
const TIMES: u32 = 500;
/// A name, a slip, many finds, a code, a sentence, everything.
const QUERIES: [&str; 6] = [
    "revaxis",
    "prevvennar 13",
    "grippe",
    "60917345",
    "vaccin hexavalent diphtérie tétanos coqueluche poliomyélite",
    "",
];

fn main() -> ExitCode {
    let mut within = true;
    let recent = ["priorix", "revaxis", "hexyon", "prevenar-20"];
    black_box(search("", &recent));
    for query in QUERIES {
        let start = Instant::now();
        for _ in 0..TIMES {
            black_box(search(black_box(query), &recent));
        }
        let mean = start.elapsed() / TIMES;
        within &= mean < BOUND;
        println!(
            "search {query:?}: {} µs (bound {} µs)",
            mean.as_micros(),
            BOUND.as_micros()
        );
    }
    ExitCode::from(u8::from(!within))
}
