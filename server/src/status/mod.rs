//! `calepin status`: what the vaccination schedule says, on the command line.

mod arguments;

use std::{fmt::Write, fs, path::Path, process::ExitCode};

use anyhow::{Context, Result, anyhow};
use app::text::Texts;
use domain::{
    account::Language,
    record::person::Sex,
    status::{
        Evaluation, FRENCH, Forecast, VaccinationStatus,
        cases::{Cases, Confidence, UnknownWord},
        evaluate,
        subject::{Act, Profile, Subject},
        wording,
    },
};

pub use arguments::StatusCommand;
use arguments::{Explain, SexArgument};

/// Does what was asked.
///
/// # Errors
/// When a file cannot be read, or is no file of cases.
pub fn run(command: StatusCommand) -> Result<ExitCode> {
    match command {
        StatusCommand::Check { file } => check(&file),
        StatusCommand::Explain(person) => {
            print!("{}", explain(&person));
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn check(file: &Path) -> Result<ExitCode> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let report = report(&text).with_context(|| file.display().to_string())?;
    print!("{}", report.text);
    Ok(if report.defects == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What a file of cases came to.
struct Report {
    text: String,
    /// Sure expectations that do not hold.
    defects: usize,
}

fn report(text: &str) -> Result<Report> {
    let file: Cases = serde_json::from_str(text).context("not a file of cases")?;
    let mut text = String::new();
    let (mut defects, mut differing) = (0, 0);
    for case in &file.cases {
        let differences = file
            .check(case, &FRENCH)
            .map_err(|UnknownWord(word)| anyhow!("{}: `{word}` is not known", case.id))?;
        let mark = if differences.is_empty() {
            "ok  "
        } else {
            "DIFF"
        };
        writeln!(text, "{mark} {} {}", case.id, case.title)?;
        for difference in &differences {
            writeln!(text, "       {difference}")?;
            defects += usize::from(difference.confidence == Confidence::High);
        }
        differing += usize::from(!differences.is_empty());
    }
    let cases = file.cases.len();
    writeln!(
        text,
        "{cases} cases by {}: {differing} differ, {defects} sure expectations fail.",
        FRENCH.version
    )?;
    Ok(Report { text, defects })
}

fn explain(asked: &Explain) -> String {
    let acts: Vec<Act> = asked
        .acts
        .iter()
        .map(|(product, on)| Act { product, on: *on })
        .collect();
    let subject = Subject {
        birth_date: asked.born,
        sex: match asked.sex {
            SexArgument::F => Sex::Female,
            SexArgument::M => Sex::Male,
        },
    };
    let profile = Profile {
        conditions: asked.conditions.clone(),
        pregnant_since: asked.pregnant_since,
        ..Profile::default()
    };
    let status = evaluate(&FRENCH, &subject, &acts, &profile, asked.on);
    explained(&status, &acts, asked.language)
}

/// Disease by disease, then the sources of what was said, then act by act.
fn explained(status: &VaccinationStatus, acts: &[Act], language: Language) -> String {
    let mut lines = vec![
        FRENCH.title.words(language).to_owned(),
        wording::notice(&FRENCH, language),
        String::new(),
    ];
    for forecast in &status.forecasts {
        lines.extend(forecast_explained(forecast, language));
    }
    lines.push(String::new());
    lines.extend(sources(status, language));
    lines.push(String::new());
    for evaluation in &status.evaluations {
        lines.push(evaluation_explained(evaluation, acts, language));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn forecast_explained(forecast: &Forecast, language: Language) -> Vec<String> {
    let disease = (Texts::of(language).record().disease)(forecast.disease);
    let light = forecast.light.words(language);
    let mut lines = vec![
        format!("{disease} — {light}"),
        format!("    {}", forecast.words(language).join(" ")),
    ];
    if let Some(rule) = forecast.rule(&FRENCH) {
        let sources: Vec<&str> = rule.sources(&FRENCH).map(|source| source.id).collect();
        lines.push(format!("    « {} »", rule.text.words(language)));
        lines.push(format!("    [{}: {}]", rule.id, sources.join(", ")));
    }
    lines
}

/// The sources of the rules that were used, each once.
fn sources(status: &VaccinationStatus, language: Language) -> impl Iterator<Item = String> {
    let rules = status
        .forecasts
        .iter()
        .filter_map(|forecast| forecast.rule(&FRENCH));
    let used: Vec<&str> = rules.flat_map(|rule| rule.sources).copied().collect();
    let date = Texts::of(language).format.date;
    FRENCH
        .sources
        .iter()
        .filter(move |source| used.contains(&source.id))
        .map(move |source| {
            let (id, title, url) = (source.id, source.title, source.url.unwrap_or_default());
            let read = date(source.read.into());
            let quoted = source
                .quoted_in
                .map_or_else(String::new, |file| format!(" < {file}"));
            format!("{id}: {title} ({read}{quoted}) {url}")
        })
}

fn evaluation_explained(evaluation: &Evaluation, acts: &[Act], language: Language) -> String {
    let texts = Texts::of(language);
    format!(
        "{} {}, {}: {}",
        (texts.format.date)(evaluation.on),
        acts[evaluation.act].product.name,
        (texts.record().disease)(evaluation.disease),
        evaluation.words(language)
    )
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::{Cli, Command};

    const SHARED: &str = include_str!("../../../domain/tests/data/cases.json");

    fn explanation(arguments: &[&str]) -> String {
        let all = ["calepin", "status", "explain"].iter().chain(arguments);
        match Cli::try_parse_from(all).unwrap().command {
            Command::Status(StatusCommand::Explain(asked)) => explain(&asked),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_line_a_case_and_none_differs() {
        let report = report(SHARED).unwrap();
        assert_eq!(report.defects, 0);
        assert_eq!(
            report
                .text
                .lines()
                .filter(|line| line.starts_with("ok   FR-"))
                .count(),
            56
        );
        assert!(
            report.text.contains("56 cases by fr-2026.1: 0 differ"),
            "{}",
            report.text
        );
    }

    #[test]
    fn what_differs_is_said_and_counted() {
        let wrong = SHARED.replacen(
            "\"next_due_date\": \"2026-05-10\"",
            "\"next_due_date\": \"2026-05-11\"",
            1,
        );
        let report = report(&wrong).unwrap();
        assert_eq!(report.defects, 7, "{}", report.text);
        assert!(report.text.contains("DIFF FR-001"));
        assert!(report.text.contains("expected 2026-05-11, came 2026-05-10"));
        assert!(super::report("{}").is_err());
        let unknown = SHARED.replacen("\"VAC0510\"", "\"VAC9999\"", 1);
        assert!(super::report(&unknown).is_err());
    }

    #[test]
    fn one_person_is_explained_in_plain_words() {
        let adult = [
            "--born",
            "1993-01-15",
            "--sex",
            "F",
            "--on",
            "2026-02-01",
            "--act",
            "pentavac:1993-03-20",
            "--act",
            "pentavac:1993-05-25",
            "--act",
            "pentavac:1994-06-10",
            "--act",
            "revaxis:2023-05-20",
        ];
        let french = explanation(&adult);
        assert!(
            french.contains("tétanos — À jour\n    Rappel à 45 ans. Recommandée le 15/01/2038."),
            "{french}"
        );
        assert!(
            french.contains("20/05/2023 REVAXIS, tétanos: Compte comme 4e dose."),
            "{french}"
        );
        assert!(french.contains("Calepin n’est pas un dispositif médical."));
        let english = explanation(&[&adult[..], &["--language", "en"]].concat());
        assert!(
            english.contains("tetanus — Up to date\n    Booster at 45 years."),
            "{english}"
        );
    }
}
