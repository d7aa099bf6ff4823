//! Makes the table of `src/status/` from `schedule/fr.toml`, or says on which line the schedule is wrong.

#[path = "../src/vaccine"]
mod vaccine {
    #![expect(dead_code, reason = "the build needs the names alone")]
    #![allow(
        unfulfilled_lint_expectations,
        reason = "nothing is public in a build script"
    )]
    pub mod disease;
    pub mod valence;
}
#[path = "../src/status"]
mod status {
    pub mod schedule;
}
mod check;
mod emit;
mod read;
mod words;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

const SCHEDULE: &str = "schedule/fr.toml";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=schedule");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/status/schedule.rs");
    println!("cargo::rerun-if-changed=src/vaccine");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{SCHEDULE}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let read = read::read(&fs::read_to_string(SCHEDULE)?)?;
    check::check(&read)?;
    let out = Path::new(&env::var("OUT_DIR")?).join("schedule_fr.rs");
    fs::write(out, emit::source(&read.schedule))?;
    Ok(())
}
