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

/// Everything that is said, in one language. A missing phrase does not compile.
struct Phrases {
    /// The parts: the schedule's version, and until when its sources were followed.
    notice: fn(&str, &str) -> String,
    light: fn(Light) -> &'static str,
    /// A condition, in a sentence.
    condition: fn(Condition) -> &'static str,
    reason: fn(&Reason) -> String,
    invalid: fn(&Invalid) -> String,
    /// The part: which dose an act counts as.
    counts: fn(u8) -> String,
    recommended: fn(CivilDate) -> String,
    possible_from: fn(CivilDate) -> String,
    late_from: fn(CivilDate) -> String,
    possible_until: fn(CivilDate) -> String,
    /// The part: how many doses count, one at least.
    doses: fn(u8) -> String,
    mandatory: &'static str,
    refused: &'static str,
}

const fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::French => &fr::PHRASES,
        Language::English => &en::PHRASES,
    }
}

/// What every answer says of itself.
pub fn notice(schedule: &Schedule, language: Language) -> String {
    let known = date(schedule.known_until.into());
    (phrases(language).notice)(schedule.version, &known)
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
    pub fn words(self, language: Language) -> &'static str {
        (phrases(language).light)(self)
    }
}

impl Condition {
    /// The words for it, in a sentence: « une grossesse ».
    pub fn words(self, language: Language) -> &'static str {
        (phrases(language).condition)(self)
    }
}

impl Reason {
    /// The reason, as a sentence.
    pub fn words(&self, language: Language) -> String {
        (phrases(language).reason)(self)
    }
}

impl Invalid {
    /// The reason, as a sentence.
    pub fn words(&self, language: Language) -> String {
        (phrases(language).invalid)(self)
    }
}

impl Evaluation {
    /// What the act counts for, as a sentence.
    pub fn words(&self, language: Language) -> String {
        match self.outcome {
            Outcome::Valid { dose } => (phrases(language).counts)(dose),
            Outcome::NotValid(why) => why.words(language),
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
        let say = phrases(language);
        let reason = Some((say.reason)(&self.reason));
        let dates = self.next.into_iter().flat_map(|next| {
            [
                Some((say.recommended)(next.recommended)),
                (next.earliest < next.recommended).then(|| (say.possible_from)(next.earliest)),
                next.overdue_from.map(say.late_from),
                next.latest.map(say.possible_until),
            ]
        });
        let standing = [
            (self.valid_doses > 0).then(|| (say.doses)(self.valid_doses)),
            self.mandatory.then(|| say.mandatory.into()),
            self.refused.then(|| say.refused.into()),
        ];
        [reason]
            .into_iter()
            .chain(dates)
            .chain(standing)
            .flatten()
            .collect()
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
    date.typed()
}
