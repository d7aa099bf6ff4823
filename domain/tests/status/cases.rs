//! The acceptance cases of the project: published rules, and those that need interpretation.

use domain::status::{
    FRENCH,
    cases::{Cases, Confidence},
};

const CASES: &str = include_str!("../data/cases.json");

fn cases() -> Cases {
    serde_json::from_str(CASES).unwrap()
}

/// Every expectation, whatever its confidence: docs/status.md explains those that would differ, of which there is none.
#[test]
fn the_shared_cases_hold() {
    let cases = cases();
    let mut differences = Vec::new();
    let mut expectations = 0;
    for case in &cases.cases {
        expectations += case.expect.len();
        for difference in cases.check(case, &FRENCH).unwrap() {
            differences.push(format!("{} {difference}", case.id));
        }
    }
    assert_eq!(differences, Vec::<String>::new());
    assert_eq!((cases.cases.len(), expectations), (56, 90));
    let high = |case: &domain::status::cases::Case| {
        let sure = case
            .expect
            .iter()
            .filter(|e| e.confidence == Confidence::High);
        sure.count()
    };
    assert_eq!(cases.cases.iter().map(high).sum::<usize>(), 70);
}
