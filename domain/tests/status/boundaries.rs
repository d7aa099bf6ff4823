//! Every boundary of every rule: the day before, the day, the day after. The questions are made from the schedule; the
//! answers are kept in `tests/data/boundaries.txt`, where a change of a rule shows as changed lines to be reviewed.
//! `CALEPIN_BLESS=1 cargo test -p domain --test status boundaries` writes the file anew.

use std::{collections::BTreeSet, env, fs};

use domain::status::FRENCH;

use crate::{probe::Probe, questions::questions};

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/boundaries.txt");

/// The questions and answers that are kept.
pub fn kept() -> Vec<(Probe, String)> {
    let text = fs::read_to_string(KEPT).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let kept = lines.map(|line| {
        let (probe, answers) = line.split_once(" => ").unwrap();
        (Probe::parse(probe).unwrap(), answers.to_owned())
    });
    kept.collect()
}

#[test]
fn every_boundary_is_where_it_was() {
    let now: BTreeSet<String> = questions()
        .iter()
        .map(|probe| format!("{probe} => {}", probe.answers(&FRENCH)))
        .collect();
    if env::var_os("CALEPIN_BLESS").is_some() {
        let head = "# disease | born, sex, profile | vaccines | days in question => answers; tests/status/boundaries.rs says how it is made\n";
        let lines: Vec<&str> = now.iter().map(String::as_str).collect();
        fs::write(KEPT, format!("{head}{}\n", lines.join("\n"))).unwrap();
    }
    let text = fs::read_to_string(KEPT).unwrap();
    let kept: BTreeSet<String> = text.lines().skip(1).map(str::to_owned).collect();
    let differ: Vec<&String> = now.symmetric_difference(&kept).take(10).collect();
    assert!(differ.is_empty(), "{differ:#?}");
    for (probe, answers) in self::kept() {
        assert_eq!(probe.answers(&FRENCH), answers, "{probe}");
    }
}
