//! The acceptance cases: published rules, and those that need interpretation.

use domain::status::{
    FRENCH,
    cases::{Cases, Confidence},
};

/// The shared ones.
pub const SHARED: &str = include_str!("../data/cases.json");
/// Whole people, profiles, and what the properties found.
const OWN: &str = include_str!("../data/own-cases.json");

/// How many expectations of a file are sure, and how many there are; every one holds.
fn held(text: &str) -> (usize, usize) {
    let file: Cases = serde_json::from_str(text).unwrap();
    let mut differences = Vec::new();
    for case in &file.cases {
        for difference in file.check(case, &FRENCH).unwrap() {
            differences.push(format!("{} {difference}", case.id));
        }
    }
    assert_eq!(differences, Vec::<String>::new());
    let all = || file.cases.iter().flat_map(|case| &case.expect);
    let sure = all().filter(|expected| expected.confidence == Confidence::High);
    (sure.count(), all().count())
}

#[test]
fn the_shared_cases_hold() {
    assert_eq!(held(SHARED), (70, 90));
}

#[test]
fn the_own_cases_hold() {
    assert_eq!(held(OWN), (15, 20));
}
