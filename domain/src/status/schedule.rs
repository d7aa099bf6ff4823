//! What a vaccination schedule says, as a constant table. The build makes it from `schedule/fr.toml`, where each field
//! is explained to those who write and review rules. This file is part of the build script, too.

use crate::vaccine::{disease::Disease, valence::Valence};

/// A version of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// Its name, given with every answer.
    pub version: &'static str,
    /// What it is, in words.
    pub title: Text,
    /// The first day that it can answer for.
    pub valid_from: Day,
    /// The day until which its sources were followed.
    pub known_until: Day,
    /// What holds for every rule.
    pub policy: Policy,
    /// What the rules were read in.
    pub sources: &'static [Source],
    /// The rules. Of those that fit a person, the first decides.
    pub rules: &'static [Rule],
    /// Which rules speak of which disease, in their order.
    pub diseases: &'static [DiseaseRules],
}

/// The rules of one disease.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiseaseRules {
    /// The disease.
    pub disease: Disease,
    /// Places in [`Schedule::rules`].
    pub rules: &'static [u16],
}

/// The same words in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// French.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

/// What a rule was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// How rules name it.
    pub id: &'static str,
    /// Who publishes it, and what.
    pub title: &'static str,
    /// Where it can be read; none for what the project decided itself.
    pub url: Option<&'static str>,
    /// When it was read.
    pub read: Day,
    /// In what it was read, where only a quotation was.
    pub quoted_in: Option<&'static str>,
    /// What it says, in short.
    pub says: &'static str,
}

/// What holds for every rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// By how much a dose may come before a minimum age or interval and still count.
    pub grace: Span,
    /// How far ahead a dose is announced.
    pub soon: Span,
    /// After a dose that does not count, the next waits for this long at least.
    pub after_invalid: Span,
    /// Two injected live viruses: on the same day, or so far apart.
    pub live_virus_interval: Span,
    /// A dose that follows an interval is overdue so long after its date, where the rule says no other.
    pub overdue_after: Span,
    /// The source of these.
    pub sources: &'static [&'static str],
}

/// A length of time in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Days.
    Days(u16),
    /// Months; a day that the month lacks is the 1st of the next.
    Months(u16),
}

/// A day, as a constant table can hold it.
#[allow(clippy::struct_field_names, reason = "what everybody calls them")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month, 1 to 31.
    pub day: i8,
}

/// From a day on (none: always) until the day before another (none: for good).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<Day>,
    /// The first day after.
    pub until: Option<Day>,
}

/// One rule: for whom, which doses, on whose authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name, which does not change from version to version.
    pub id: &'static str,
    /// The diseases that it speaks of; each is followed by itself.
    pub diseases: &'static [Disease],
    /// Whom it concerns.
    pub who: Who,
    /// When it is in force.
    pub valid: Period,
    /// The kinds of vaccine that count; all those against the disease, if empty.
    pub counts: &'static [Valence],
    /// Whether what counts is an injected live virus; told from the valences.
    pub live_virus: bool,
    /// How long to wait after a vaccine that does not count.
    pub waits: &'static [Wait],
    /// Once one of these was given, the schedule has no sourced answer.
    pub unknown_after: &'static [Valence],
    /// What is to be done.
    pub plan: Plan,
    /// While one of these holds, no dose is given.
    pub not_during: &'static [Condition],
    /// With one of these, whether a dose is given is a specialist's decision.
    pub expertise_for: &'static [Condition],
    /// For whom the law demands it.
    pub obligations: &'static [Obligation],
    /// The rule as people read it.
    pub text: Text,
    /// Names of [`Source`]s.
    pub sources: &'static [&'static str],
}

/// Whom a rule concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// What ages are counted from.
    pub anchor: Anchor,
    /// From this age on…
    pub from: Span,
    /// …until the day before this one.
    pub until: Option<Span>,
    /// Born in this period.
    pub born: Period,
    /// Women only.
    pub women: bool,
    /// One of these at least; everybody, if empty.
    pub conditions: &'static [Condition],
}

/// What a rule counts ages from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Birth.
    Birth,
    /// The first day of the last period, from which weeks of amenorrhoea are counted. Earlier doses do not count.
    Pregnancy,
}

macro_rules! conditions {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What in a health profile changes the schedule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Condition { $($(#[$doc])* $name,)* }

        impl Condition {
            /// Every condition.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word for it in data.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The condition of a word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|condition| condition.code() == code)
            }
        }
    };
}

conditions! {
    /// Is pregnant.
    Pregnancy = "pregnancy",
    /// Lives in French Guiana.
    Guyane = "guyane",
    /// Has no spleen, or one that does not work.
    Asplenia = "asplenia",
    /// Has a congenital or acquired immunodeficiency.
    Immunodeficiency = "immunodeficiency",
    /// Has a chronic disease that makes influenza, COVID-19 and pneumococci dangerous.
    ChronicDisease = "chronic-disease",
    /// Has a chronic disease of the heart or the lungs.
    ChronicHeartOrLung = "chronic-heart-or-lung",
    /// Works in health care.
    HealthProfessional = "health-professional",
    /// Is a child at high risk of tuberculosis.
    TuberculosisRisk = "tuberculosis-risk",
    /// Is at risk of hepatitis A.
    HepatitisARisk = "hepatitis-a-risk",
    /// Is at risk of hepatitis B.
    HepatitisBRisk = "hepatitis-b-risk",
    /// Never had chickenpox, and a blood test says so.
    VaricellaSusceptible = "varicella-susceptible",
}

/// How long to wait after a vaccine that does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// After one of these…
    pub after: &'static [Valence],
    /// …so long.
    pub interval: Span,
}

/// A legal obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obligation {
    /// Of those born in this period.
    pub born: Period,
    /// Of those with one of these; of everybody, if empty.
    pub conditions: &'static [Condition],
}

/// What a rule asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// A series of doses, and boosters after it.
    Doses(Doses),
    /// A dose each season.
    Seasons(Seasons),
    /// Nothing: the rule says why.
    Nothing,
    /// The schedule has no sourced answer: « Expertise indisponible ».
    Unknown,
}

/// A series of doses, and boosters after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doses {
    /// The series, by age at the first dose that counts.
    pub series: &'static [Series],
    /// Boosters at fixed ages, once the series is complete.
    pub boosters: &'static [Booster],
    /// From this age on, nothing is begun.
    pub start_before: Option<Span>,
    /// From this age on, nothing is given any more.
    pub finish_before: Option<Span>,
    /// Not spoken of until the first dose is near ([`Policy::soon`]).
    pub only_when_soon: bool,
}

/// The doses of those who begin between two ages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series {
    /// Begun from this age on…
    pub from: Span,
    /// …until the day before this one; at any age, if none.
    pub until: Option<Span>,
    /// The doses; at least one.
    pub doses: &'static [Dose],
}

/// One dose of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// The age at which it is recommended.
    pub age: Option<Span>,
    /// The age from which it is overdue.
    pub overdue: Option<Span>,
    /// Given younger, it does not count.
    pub minimum_age: Option<Span>,
    /// Recommended so long after the dose before.
    pub interval: Option<Span>,
    /// Given sooner after the dose before, it does not count.
    pub minimum_interval: Option<Span>,
    /// Recommended so long after the first dose.
    pub from_first: Option<Span>,
    /// Overdue so long after its date, where that date follows an interval.
    pub overdue_after: Option<Span>,
    /// A shorter minimum interval that was in force formerly.
    pub formerly: Option<Formerly>,
}

/// A minimum interval that was in force formerly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formerly {
    /// For doses given before this day.
    pub until: Day,
    /// The minimum interval then.
    pub minimum_interval: Span,
}

/// A booster at a fixed age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booster {
    /// The age.
    pub age: Span,
    /// The age from which it is overdue.
    pub overdue: Span,
    /// A dose given so long before that age, or later, stands for it.
    pub stands: Span,
    /// So long after the dose before, at least.
    pub gap: Option<Span>,
}

/// A dose each season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seasons {
    /// The seasons that are known, in order.
    pub known: &'static [Season],
    /// So long after the dose before, at least.
    pub interval: Option<Span>,
}

/// A vaccination campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Season {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub last: Day,
}
