//! English.

use super::{
    super::{
        Light,
        reason::{Invalid, Reason},
        schedule::{Condition, Span},
    },
    Phrases, date,
};
use crate::account::Language;

pub(super) static PHRASES: Phrases = Phrases {
    notice,
    light,
    condition,
    reason,
    invalid,
    counts: |dose| format!("Counts as dose {dose}."),
    recommended: |on| format!("Recommended on {}.", date(on)),
    possible_from: |from| format!("Possible from {} on.", date(from)),
    late_from: |from| format!("Late from {} on.", date(from)),
    possible_until: |last| format!("Possible until {}.", date(last)),
    doses: |doses| match doses {
        1 => "1 dose counts.".into(),
        many => format!("{many} doses count."),
    },
    mandatory: "The law demands it of people born then, or in this situation.",
    refused: "Refused by the person.",
};

fn notice(version: &str, known: &str) -> String {
    format!(
        "Information from public rules (schedule {version}, sources followed until {known}), to be discussed with a practitioner. Calepin is not a medical device."
    )
}

fn light(light: Light) -> &'static str {
    match light {
        Light::DueNow { overdue: true } => "To be done without delay (late)",
        Light::DueNow { overdue: false } => "To be done without delay",
        Light::DueWithin6Months => "To be done within 6 months",
        Light::UpToDate => "Up to date",
        Light::Unknown => "No expert answer available",
        Light::NotConcerned => "Not concerned",
    }
}

fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::Pregnancy => "a pregnancy",
        Condition::Guyane => "life in French Guiana",
        Condition::Asplenia => "a missing spleen",
        Condition::Immunodeficiency => "an immunodeficiency",
        Condition::ChronicDisease => "a chronic disease",
        Condition::ChronicHeartOrLung => "a chronic disease of the heart or the lungs",
        Condition::HealthProfessional => "work in health care",
        Condition::TuberculosisRisk => "a high risk of tuberculosis",
        Condition::HepatitisARisk => "a risk of hepatitis A",
        Condition::HepatitisBRisk => "a risk of hepatitis B",
        Condition::VaricellaSusceptible => "no chickenpox in the past",
    }
}

fn reason(reason: &Reason) -> String {
    match *reason {
        Reason::AtAge {
            dose,
            age: Span::Days(0),
        } => format!("Dose {dose} from birth."),
        Reason::AtAge { dose, age } => format!("Dose {dose} at {}.", span(age)),
        Reason::InPregnancy { week } => {
            format!("One dose from {} of amenorrhoea on.", span(week))
        }
        Reason::AfterDose {
            dose,
            interval,
            after,
        } => format!(
            "Dose {dose} {} after the dose of {}.",
            span(interval),
            date(after)
        ),
        Reason::AfterInvalid {
            dose,
            interval,
            after,
        } => format!(
            "Dose {dose}, again, at least {} after that of {}, which does not count.",
            span(interval),
            date(after)
        ),
        Reason::AfterLiveVirus { interval, after } => format!(
            "Put off until {} after another live vaccine, given on {}.",
            span(interval),
            date(after)
        ),
        Reason::AfterOtherVaccine { interval, after } => format!(
            "Put off until {} after a vaccine of another kind, given on {}.",
            span(interval),
            date(after)
        ),
        Reason::Booster { age } => format!("Booster at {}.", span(age)),
        Reason::BoosterAfter {
            age,
            interval,
            after,
        } => format!(
            "Booster of {}, put off until {} after the dose of {}.",
            span(age),
            span(interval),
            date(after)
        ),
        Reason::InSeason { from, last } => format!(
            "One dose in the campaign, from {} to {}.",
            date(from),
            date(last)
        ),
        Reason::Complete => "Every planned dose was given.".into(),
        Reason::SeasonDone { on } => format!("The last dose, of {}, is enough.", date(on)),
        Reason::NotYet { from } => format!("From {} on only.", date(from)),
        Reason::TooLate { since } => format!("No longer recommended from {} on.", date(since)),
        Reason::Nothing => "Nothing is recommended.".into(),
        Reason::NoRule => "The schedule does not speak of it for this person.".into(),
        Reason::NotDuring { condition } => format!("Not during {}.", self::condition(condition)),
        Reason::Contraindicated => "Contraindicated, says a practitioner.".into(),
        Reason::Unsourced => "No source that was read has an answer.".into(),
        Reason::NoDate { dose } => {
            format!("Dose {dose} is needed; no source that was read says when.")
        }
        Reason::AfterUnknown { on } => format!(
            "No source that was read says what to do after the vaccine of {}.",
            date(on)
        ),
        Reason::UnknownSeason => "The dates of the next campaign are not known.".into(),
        Reason::Expertise { condition } => format!(
            "To be decided with a specialist, because of this: {}.",
            self::condition(condition)
        ),
        Reason::BeforeSchedule { from } => {
            format!("This schedule holds from {} on only.", date(from))
        }
    }
}

fn invalid(why: &Invalid) -> String {
    match *why {
        Invalid::BeforeBirth => "Does not count: before birth.".into(),
        Invalid::BeforePregnancy => "Does not count: before this pregnancy.".into(),
        Invalid::TooYoung { from } => {
            format!("Does not count: too young (from {} on).", date(from))
        }
        Invalid::TooSoon { after, from } => format!(
            "Does not count: too soon after that of {} (from {} on).",
            date(after),
            date(from)
        ),
        Invalid::LiveVirus { after, from } => format!(
            "Does not count: too soon after another live vaccine, of {} (on the same day, or from {} on).",
            date(after),
            date(from)
        ),
        Invalid::Duplicate => "Does not count: on the same day as another.".into(),
        Invalid::OtherVaccine => "Does not count: another kind of vaccine is asked for.".into(),
        Invalid::OtherSeason => "Counted for another campaign.".into(),
        Invalid::NoDoseAsked => "Is not judged: the schedule asks for no dose.".into(),
        Invalid::NotThisDisease => "Does not protect against this disease.".into(),
    }
}

fn span(span: Span) -> String {
    span.words(Language::English)
}
