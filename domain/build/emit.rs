//! Writes a schedule as the Rust constant that the program holds: the browser gets a table, and no parser.

use crate::{
    status::schedule::{
        Anchor, Booster, Condition, Day, DiseaseRules, Dose, Doses, Formerly, Obligation, Period,
        Plan, Policy, Rule, Schedule, Season, Seasons, Series, Source, Span, Text, Wait, Who,
    },
    vaccine::{disease::Disease, valence::Valence},
};

/// The constant's source.
pub fn source(schedule: &Schedule) -> String {
    schedule.rust()
}

/// A value as the Rust expression that makes it.
trait Rust {
    fn rust(&self) -> String;
}

/// Literals: `Debug` writes them as Rust does.
macro_rules! literals {
    ($($name:ty),*) => { $(impl Rust for $name {
        fn rust(&self) -> String {
            format!("{self:?}")
        }
    })* };
}
literals!(u16, i16, i8, bool, &str);

/// Enumerations: `Debug` writes all but the type.
macro_rules! variants {
    ($($name:ident),*) => { $(impl Rust for $name {
        fn rust(&self) -> String {
            format!("{}::{self:?}", stringify!($name))
        }
    })* };
}
variants!(Anchor, Condition, Disease, Span, Valence);

macro_rules! structures {
    ($($name:ident { $($field:ident),* })*) => { $(impl Rust for $name {
        fn rust(&self) -> String {
            let fields = [$(format!("{}: {}", stringify!($field), self.$field.rust())),*];
            format!("{} {{ {} }}", stringify!($name), fields.join(", "))
        }
    })* };
}
structures! {
    Booster { age, overdue, stands, gap }
    Day { year, month, day }
    DiseaseRules { disease, rules }
    Dose { age, overdue, minimum_age, interval, minimum_interval, from_first, overdue_after, formerly }
    Doses { series, boosters, start_before, finish_before, only_when_soon }
    Formerly { until, minimum_interval }
    Obligation { born, conditions }
    Period { from, until }
    Policy { grace, soon, after_invalid, live_virus_interval, overdue_after, sources }
    Rule { id, diseases, who, valid, counts, live_virus, waits, unknown_after, plan, not_during, expertise_for, obligations, text, sources }
    Schedule { version, title, valid_from, known_until, policy, sources, rules, diseases }
    Season { from, last }
    Seasons { known, interval }
    Series { from, until, doses }
    Source { id, title, url, read, quoted_in, says }
    Text { fr, en }
    Wait { after, interval }
    Who { anchor, from, until, born, women, conditions }
}

impl Rust for Plan {
    fn rust(&self) -> String {
        match self {
            Self::Doses(doses) => format!("Plan::Doses({})", doses.rust()),
            Self::Seasons(seasons) => format!("Plan::Seasons({})", seasons.rust()),
            Self::Nothing => "Plan::Nothing".to_owned(),
            Self::Unknown => "Plan::Unknown".to_owned(),
        }
    }
}

impl<T: Rust> Rust for Option<T> {
    fn rust(&self) -> String {
        match self {
            Some(value) => format!("Some({})", value.rust()),
            None => "None".to_owned(),
        }
    }
}

impl<T: Rust> Rust for &[T] {
    fn rust(&self) -> String {
        let items: Vec<String> = self.iter().map(Rust::rust).collect();
        format!("&[{}]", items.join(", "))
    }
}
