//! The build reads the schedule: what is wrong in it is an error, and the error names the line.

use domain::status::{FRENCH, schedule::Schedule};

use crate::{check, read};

pub const FR: &str = include_str!("../../schedule/fr.toml");

/// A schedule's text, read and checked as the build does.
pub fn compile(text: &str) -> Result<&'static Schedule, String> {
    let read = read::read(text)?;
    check::check(&read)?;
    Ok(Box::leak(Box::new(read.schedule)))
}

#[test]
fn the_program_holds_what_the_sheet_says() {
    assert_eq!(compile(FR), Ok(&FRENCH));
}

/// The line, from 1, on which `needle` stands first.
fn line_of(needle: &str) -> usize {
    FR[..FR.find(needle).unwrap()].matches('\n').count() + 1
}

fn fault(from: &str, to: &str) -> String {
    assert!(FR.contains(from), "{from}");
    compile(&FR.replacen(from, to, 1)).unwrap_err()
}

#[test]
fn unknown_names_are_refused_with_their_line() {
    for (from, to, word) in [
        (
            "diseases = [\"hib\"]",
            "diseases = [\"hibb\"]",
            "unknown disease `hibb`",
        ),
        (
            "counts = [\"Pcv20\", ",
            "counts = [\"Pcv2\", ",
            "unknown valence `Pcv2`",
        ),
        (
            "conditions = [\"asplenia\"]",
            "conditions = [\"spleen\"]",
            "unknown condition `spleen`",
        ),
        (
            "age = \"6y\"",
            "age = \"6 years\"",
            "`6 years` is no length of time",
        ),
        (
            "valid_from = 2025-04-01",
            "valid_from = 2025-04-31",
            "2025-04-31",
        ),
        (
            "only_when_soon = true",
            "only_when_sooon = true",
            "unknown field `only_when_sooon`",
        ),
    ] {
        let fault = fault(from, to);
        assert!(
            fault.contains(&format!("line {}", line_of(from))),
            "{fault}"
        );
        assert!(
            word == "2025-04-31" || fault.contains(word),
            "{word}: {fault}"
        );
    }
}

#[test]
fn contradictions_are_refused_with_the_line_of_their_rule() {
    for (rule, from, to, what) in [
        (
            "dtp",
            "age = \"2m\", overdue = \"3m\"",
            "age = \"2m\", overdue = \"2m\"",
            "overdue before",
        ),
        (
            "dtp",
            "minimum_age = \"6w\"",
            "minimum_age = \"9w\"",
            "before the minimum age",
        ),
        (
            "dtp",
            "interval = \"2m\", minimum_interval = \"2m\"",
            "interval = \"2m\", minimum_interval = \"3m\"",
            "before the minimum interval",
        ),
        (
            "dtp",
            "from = \"0d\", until = \"12m\", doses",
            "from = \"0d\", until = \"11m\", doses",
            "a series begins",
        ),
        (
            "dtp",
            "{ age = \"6y\", overdue = \"7y\"",
            "{ age = \"12y\", overdue = \"13y\"",
            "do not follow",
        ),
        (
            "pneumococcal-infant",
            "until = \"65y\"",
            "until = \"64y\"",
            "no rule from",
        ),
        (
            "pneumococcal-infant",
            "until = \"65y\"",
            "until = \"66y\"",
            "another rule ends at",
        ),
        (
            "mmr",
            "born_from = 1980-01-01",
            "born_from = 1981-01-01",
            "no rule from",
        ),
        (
            "rotavirus",
            "start_before = \"4m\"",
            "start_before = \"6m\"",
            "begun after",
        ),
        (
            "influenza",
            "last = 2026-02-28",
            "last = 2025-02-28",
            "ends before it begins",
        ),
        (
            "hpv",
            "sources = [\"SP_HPV\"",
            "sources = [\"SP_HVP\"",
            "unknown source",
        ),
        (
            "influenza",
            "seasons =",
            "nothing = true\nseasons =",
            "exactly one of",
        ),
    ] {
        let begins = FR.find(&format!("id = \"{rule}\"")).unwrap();
        let place = begins + FR[begins..].find(from).unwrap();
        let text = format!("{}{to}{}", &FR[..place], &FR[place + from.len()..]);
        let fault = compile(&text).unwrap_err();
        assert!(fault.contains(what), "{rule}, {what}: {fault}");
        // A hole may show at the rule that follows it.
        let near = fault
            .lines()
            .any(|line| line.starts_with("line ") && !line.starts_with("line 1:"));
        assert!(near, "{fault}");
    }
}
