//! How many whole people the engine answers for in a second on one core, with every reason. Fails below what we promise.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it reads the clock, and prints"
)]

#[path = "../tests/support/people.rs"]
mod people;

use std::{hint::black_box, process::ExitCode, time::Instant};

use people::Person;

/// Whole people a second.
const PROMISED: u128 = 20_000;

fn main() -> ExitCode {
    let people: Vec<Person> = (0..5_000).map(Person::random).collect();
    let best = (0..5)
        .map(|_| nanoseconds(&people))
        .min()
        .unwrap_or(u128::MAX);
    let a_second = 1_000_000_000 * people.len() as u128 / best.max(1);
    println!(
        "status: {a_second} people a second on one core, {} ns each (promised: {PROMISED} a second)",
        best / people.len() as u128
    );
    if a_second >= PROMISED {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn nanoseconds(people: &[Person]) -> u128 {
    let start = Instant::now();
    for person in people {
        black_box(person.status());
    }
    start.elapsed().as_nanos()
}
