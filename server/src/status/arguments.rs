//! What is asked of `calepin status`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::{
    account::Language,
    date::CivilDate,
    status::schedule::Condition,
    vaccine::{self, product::Product},
};

/// What can be asked of the vaccination schedule.
#[derive(Debug, Subcommand)]
pub enum StatusCommand {
    /// Run a file of acceptance cases: a line a case, and what differs; fails if a sure (`high`) expectation does
    Check {
        /// JSON, in the schema of domain/tests/data/cases.json
        file: PathBuf,
    },
    /// Say what one person needs on a day, and why, with the rules and their sources
    Explain(Explain),
}

/// One person, and a day.
#[derive(Debug, Args)]
pub struct Explain {
    /// Birth date, such as 1993-01-15
    #[arg(long, value_parser = date)]
    pub born: CivilDate,
    /// Sex: F or M
    #[arg(long, ignore_case = true)]
    pub sex: SexArgument,
    /// The day in question
    #[arg(long, value_parser = date)]
    pub on: CivilDate,
    /// A vaccine given on a day, such as revaxis:2023-05-20 (keys of the catalogue, or NUVA codes); repeatable
    #[arg(long = "act", value_name = "VACCINE:DATE", value_parser = act)]
    pub acts: Vec<(&'static Product, CivilDate)>,
    /// What holds of the person, such as health-professional; repeatable
    #[arg(long = "condition", value_parser = condition)]
    pub conditions: Vec<Condition>,
    /// First day of the last period of somebody pregnant
    #[arg(long, value_parser = date)]
    pub pregnant_since: Option<CivilDate>,
    /// Language: fr or en
    #[arg(long, default_value = "fr", value_parser = language)]
    pub language: Language,
}

/// A person's sex.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SexArgument {
    /// Female
    F,
    /// Male
    M,
}

fn date(text: &str) -> Result<CivilDate, String> {
    let not_a_date = |_| "a date is written 2026-02-28".to_owned();
    text.parse().map_err(not_a_date)
}

fn language(text: &str) -> Result<Language, &'static str> {
    Language::from_tag(text).ok_or("fr or en")
}

fn act(text: &str) -> Result<(&'static Product, CivilDate), String> {
    let (name, on) =
        (text.rsplit_once(':')).ok_or("a vaccine and a day, such as revaxis:2023-05-20")?;
    let product = vaccine::product(name).or_else(|| vaccine::by_nuva(name));
    let product =
        product.ok_or_else(|| format!("no vaccine has the key or the NUVA code `{name}`"))?;
    Ok((product, date(on)?))
}

/// Any condition but a pregnancy, which is told by its date.
fn condition(text: &str) -> Result<Condition, String> {
    let known = || {
        Condition::ALL
            .iter()
            .filter(|known| **known != Condition::Pregnancy)
    };
    let named = known().find(|condition| condition.code() == text);
    named.copied().ok_or_else(|| {
        let codes: Vec<&str> = known().map(|condition| condition.code()).collect();
        format!("one of {}", codes.join(", "))
    })
}
