//! What the engine says, in words. The sentences stand beside the schedule, not with the texts of the screens, because
//! they are reviewed with its rules and said by the command line, too (docs/adr/0006).

mod en;
mod fr;

use super::{
    Evaluation, Forecast, Light, Outcome,
    reason::{Invalid, Reason},
    schedule::{Condition, Rule, Schedule, Source, Text},
};
use crate::{account::Language, date::CivilDate};

/// What every answer says of itself.
pub fn notice(schedule: &Schedule, language: Language) -> String {
    let known = date(schedule.known_until.into());
    match language {
        Language::French => fr::notice(schedule.version, &known),
        Language::English => en::notice(schedule.version, &known),
    }
}

impl Text {
    /// The words in a language.
    pub const fn words(&self, language: Language) -> &'static str {
        match language {
            Language::French => self.fr,
            Language::English => self.en,
        }
    }
}

impl Light {
    /// The words for it: « À jour ».
    pub const fn words(self, language: Language) -> &'static str {
        match language {
            Language::French => fr::light(self),
            Language::English => en::light(self),
        }
    }
}

impl Condition {
    /// The words for it, in a sentence: « une grossesse ».
    pub const fn words(self, language: Language) -> &'static str {
        match language {
            Language::French => fr::condition(self),
            Language::English => en::condition(self),
        }
    }
}

impl Reason {
    /// The reason, as a sentence.
    pub fn words(&self, language: Language) -> String {
        match language {
            Language::French => fr::reason(self),
            Language::English => en::reason(self),
        }
    }
}

impl Invalid {
    /// The reason, as a sentence.
    pub fn words(&self, language: Language) -> String {
        match language {
            Language::French => fr::invalid(self),
            Language::English => en::invalid(self),
        }
    }
}

impl Evaluation {
    /// What the act counts for, as a sentence.
    pub fn words(&self, language: Language) -> String {
        match (self.outcome, language) {
            (Outcome::Valid { dose }, Language::French) => fr::counts(dose),
            (Outcome::Valid { dose }, Language::English) => en::counts(dose),
            (Outcome::NotValid(why), language) => why.words(language),
        }
    }
}

impl Forecast {
    /// The rule that decided.
    pub fn rule<'a>(&self, schedule: &'a Schedule) -> Option<&'a Rule> {
        schedule.rules.get(usize::from(self.rule?))
    }

    /// What is to be done, and why, in sentences.
    pub fn words(&self, language: Language) -> Vec<String> {
        let say = |fr: fn(&Self) -> Vec<String>, en: fn(&Self) -> Vec<String>| match language {
            Language::French => fr(self),
            Language::English => en(self),
        };
        let mut sentences = vec![self.reason.words(language)];
        sentences.extend(say(fr::dates, en::dates));
        sentences.extend(say(fr::standing, en::standing));
        sentences
    }
}

impl Rule {
    /// Its sources.
    pub fn sources<'a>(&self, schedule: &'a Schedule) -> impl Iterator<Item = &'a Source> {
        let named = |source: &&Source| self.sources.contains(&source.id);
        schedule.sources.iter().filter(named)
    }
}

/// A date as both languages write it: 14/03/2019.
fn date(date: CivilDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}
