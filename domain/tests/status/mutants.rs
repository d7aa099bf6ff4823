//! Each number of the schedule, one more and one less: who would notice?

use domain::status::{cases::Cases, schedule::Schedule};

use crate::{
    boundaries, cases,
    probe::Probe,
    sheet::{FR, compile},
};

/// A number in the rules' text, changed.
struct Mutant {
    rule: String,
    /// Such as `5 for 4`.
    change: String,
    text: String,
}

/// Those that nobody notices, and why: each makes no difference to anybody. docs/status.md has the same list.
const EQUIVALENT: &[(&str, &str)] = &[
    // Nobody under 18 is asked by this rule.
    ("pneumococcal-adult-at-risk", "17 for 18"),
    // From 2 years on nothing is begun; what was begun is complete.
    ("pneumococcal-infant", "1 for 2"),
    ("pneumococcal-infant", "4 for 3"),
    // On the day of birth, the general rule announces what this one does.
    ("mmr-health-professional-born-before-1980", "1 for 0"),
    // At 65 the general rule asks for the same.
    ("covid-19-at-risk", "66 for 65"),
    // At 18 the rule of adolescents answers the same.
    ("varicella-health-professional", "18 for 19"),
    ("varicella-woman", "18 for 19"),
    // As for measles: announced on the day of birth by the general rule.
    ("tuberculosis-at-risk", "1 for 0"),
    ("hepatitis-a-at-risk", "1 for 0"),
    ("yellow-fever-guyane", "1 for 0"),
];

#[test]
fn nearly_every_changed_number_is_noticed() {
    let mutants = mutants();
    let cases: Cases = serde_json::from_str(cases::SHARED).unwrap();
    let kept = boundaries::kept();
    let mut survivors = Vec::new();
    let (mut by_build, mut by_cases) = (0, 0);
    for mutant in &mutants {
        let Ok(schedule) = compile(&mutant.text) else {
            by_build += 1;
            continue;
        };
        if by_the_cases(schedule, &cases) {
            by_cases += 1;
        } else if !by_a_boundary(schedule, &mutant.rule, &kept) {
            survivors.push((mutant.rule.as_str(), mutant.change.as_str()));
        }
    }
    let by_boundaries = mutants.len() - by_build - by_cases - survivors.len();
    println!(
        "{} changed numbers: {by_build} refused by the build, {by_cases} noticed by the shared cases, {by_boundaries} by the kept boundaries alone, {} by nobody",
        mutants.len(),
        survivors.len(),
    );
    assert!(survivors.len() * 10 <= mutants.len(), "{survivors:#?}");
    assert_eq!(survivors.as_slice(), EQUIVALENT);
}

fn by_the_cases(schedule: &'static Schedule, cases: &Cases) -> bool {
    let mut all = cases.cases.iter();
    all.any(|case| !cases.check(case, schedule).unwrap().is_empty())
}

/// Whether a boundary has another answer by `schedule`; `rule` says among which to look.
fn by_a_boundary(schedule: &'static Schedule, rule: &str, kept: &[(Probe, String)]) -> bool {
    let changed = schedule.rules.iter().find(|known| known.id == rule);
    let near = |probe: &Probe| changed.is_none_or(|rule| rule.diseases.contains(&probe.disease));
    let differs =
        |(probe, answers): &(Probe, String)| near(probe) && probe.answers(schedule) != *answers;
    kept.iter().any(differs)
}

fn mutants() -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let mut rule = "policy".to_owned();
    let mut in_source = false;
    let mut start = 0;
    for text in FR.lines() {
        match text {
            "[[source]]" => in_source = true,
            "[[rule]]" | "[policy]" => in_source = false,
            _ => {}
        }
        if let Some(id) = text.strip_prefix("id = \"").filter(|_| !in_source) {
            rule = id.trim_end_matches('"').to_owned();
        }
        let data = !in_source
            && ![
                "#",
                "text.",
                "sources",
                "id ",
                "version",
                "fr ",
                "en ",
                "known_until",
            ]
            .iter()
            .any(|start| text.starts_with(start));
        if data {
            for (place, was, is) in changes(text) {
                let at = start + place;
                mutants.push(Mutant {
                    rule: rule.clone(),
                    change: format!("{is} for {was}"),
                    text: format!("{}{is}{}", &FR[..at], &FR[at + was.len()..]),
                });
            }
        }
        start += text.len() + 1;
    }
    mutants
}

/// The lengths of time and the days of a line, each one more and one less, with their places.
fn changes(line: &str) -> Vec<(usize, String, String)> {
    let mut changes = Vec::new();
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let number = line[at..].bytes().take_while(u8::is_ascii_digit).count();
        if number == 0 {
            at += line[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let day = line
            .get(at..at + 10)
            .filter(|day| day.matches('-').count() == 2);
        if let Some(day) = day {
            let date: domain::date::CivilDate = day.parse().unwrap();
            for is in [date.day_before(), date.plus_days(1)] {
                changes.push((at, day.to_owned(), is.to_string()));
            }
            at += 10;
        } else {
            let unit = line[at + number..].chars().next();
            let quoted = at > 0 && bytes[at - 1] == b'"';
            if quoted && unit.is_some_and(|unit| "dwmy".contains(unit)) {
                let was: u16 = line[at..at + number].parse().unwrap();
                for is in [was.checked_sub(1), was.checked_add(1)]
                    .into_iter()
                    .flatten()
                {
                    changes.push((at, was.to_string(), is.to_string()));
                }
            }
            at += number;
        }
    }
    changes
}
