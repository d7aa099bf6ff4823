//! Reads a schedule's text into the table of `src/status/schedule.rs`. Every error names the line.
//! The build uses it on `schedule/fr.toml`, the tests on that text with numbers changed.

use serde::Deserialize;
use toml::Spanned;

use crate::{
    status::schedule::{
        Anchor, Booster, DiseaseRules, Dose, Doses, Formerly, Obligation, Period, Plan, Policy,
        Rule, Schedule, Season, Seasons, Series, Source, Text, Wait, Who,
    },
    vaccine::{
        disease::Disease,
        valence::{Nature, Valence},
    },
    words::{ConditionText, DayText, DiseaseText, SpanText, ValenceText},
};

/// The schedule, and the line on which each rule begins.
pub struct Read {
    /// The schedule; leaked: build scripts and tests end soon.
    pub schedule: Schedule,
    /// The line of each rule.
    pub lines: Vec<usize>,
}

/// Reads a schedule's text.
///
/// # Errors
/// What cannot be read, with its line.
pub fn read(text: &str) -> Result<Read, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let line = |rule: &Spanned<RuleText>| text[..rule.span().start].matches('\n').count() + 1;
    let mut lines = Vec::new();
    let mut rules = Vec::new();
    for rule in &file.rule {
        lines.push(line(rule));
        rules.push(
            rule.get_ref()
                .rule()
                .map_err(|error| format!("line {}: {error}", line(rule)))?,
        );
    }
    let schedule = Schedule {
        version: leak(&file.version),
        title: file.title.text(),
        valid_from: file.valid_from.0,
        known_until: file.known_until.0,
        policy: file.policy.policy(),
        sources: list(file.source.iter().map(SourceText::source)),
        diseases: by_disease(&rules),
        rules: list(rules),
    };
    Ok(Read { schedule, lines })
}

fn by_disease(rules: &[Rule]) -> &'static [DiseaseRules] {
    let of = |disease: &Disease| {
        let places = (0_u16..).zip(rules);
        list(
            places
                .filter(|(_, rule)| rule.diseases.contains(disease))
                .map(|(place, _)| place),
        )
    };
    let entries = Disease::ALL.iter().map(|disease| DiseaseRules {
        disease: *disease,
        rules: of(disease),
    });
    list(entries.filter(|entry| !entry.rules.is_empty()))
}

fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(items.into_iter().collect())
}

fn leak(text: &str) -> &'static str {
    String::leak(text.trim().to_owned())
}

fn words(names: &[String]) -> &'static [&'static str] {
    list(names.iter().map(|name| leak(name)))
}

fn copied<T, U: Copy>(items: &[T], field: impl Fn(&T) -> U) -> &'static [U] {
    list(items.iter().map(field))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    valid_from: DayText,
    known_until: DayText,
    title: TextText,
    policy: PolicyText,
    source: Vec<SourceText>,
    rule: Vec<Spanned<RuleText>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextText {
    fr: String,
    en: String,
}

impl TextText {
    fn text(&self) -> Text {
        Text {
            fr: leak(&self.fr),
            en: leak(&self.en),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyText {
    grace: SpanText,
    soon: SpanText,
    after_invalid: SpanText,
    live_virus_interval: SpanText,
    overdue_after: SpanText,
    sources: Vec<String>,
}

impl PolicyText {
    fn policy(&self) -> Policy {
        Policy {
            grace: self.grace.0,
            soon: self.soon.0,
            after_invalid: self.after_invalid.0,
            live_virus_interval: self.live_virus_interval.0,
            overdue_after: self.overdue_after.0,
            sources: words(&self.sources),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceText {
    id: String,
    title: String,
    url: Option<String>,
    read: DayText,
    quoted_in: Option<String>,
    says: String,
}

impl SourceText {
    fn source(&self) -> Source {
        Source {
            id: leak(&self.id),
            title: leak(&self.title),
            url: self.url.as_deref().map(leak),
            read: self.read.0,
            quoted_in: self.quoted_in.as_deref().map(leak),
            says: leak(&self.says),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    id: String,
    diseases: Vec<DiseaseText>,
    who: WhoText,
    #[serde(default)]
    valid: PeriodText,
    #[serde(default)]
    counts: Vec<ValenceText>,
    #[serde(default)]
    waits: Vec<WaitText>,
    #[serde(default)]
    unknown_after: Vec<ValenceText>,
    #[serde(default)]
    series: Vec<SeriesText>,
    #[serde(default)]
    boosters: Vec<BoosterText>,
    start_before: Option<SpanText>,
    finish_before: Option<SpanText>,
    #[serde(default)]
    only_when_soon: bool,
    #[serde(default)]
    seasons: Vec<SeasonText>,
    interval: Option<SpanText>,
    #[serde(default)]
    nothing: bool,
    #[serde(default)]
    unknown: bool,
    #[serde(default)]
    not_during: Vec<ConditionText>,
    #[serde(default)]
    expertise_for: Vec<ConditionText>,
    #[serde(default)]
    obligations: Vec<ObligationText>,
    text: TextText,
    sources: Vec<String>,
}

impl RuleText {
    fn rule(&self) -> Result<Rule, String> {
        Ok(Rule {
            id: leak(&self.id),
            diseases: copied(&self.diseases, |disease| disease.0),
            who: self.who.who(),
            valid: self.valid.period(),
            counts: copied(&self.counts, |valence| valence.0),
            live_virus: self.live_virus(),
            waits: copied(&self.waits, WaitText::wait),
            unknown_after: copied(&self.unknown_after, |valence| valence.0),
            plan: self.plan()?,
            not_during: copied(&self.not_during, |condition| condition.0),
            expertise_for: copied(&self.expertise_for, |condition| condition.0),
            obligations: copied(&self.obligations, ObligationText::obligation),
            text: self.text.text(),
            sources: words(&self.sources),
        })
    }

    fn live_virus(&self) -> bool {
        let counts = |valence: &Valence| {
            let of_disease = self
                .diseases
                .iter()
                .any(|disease| disease.0 == valence.disease());
            of_disease
                && (self.counts.is_empty()
                    || self.counts.iter().any(|counted| counted.0 == *valence))
        };
        let mut counted = Valence::ALL.iter().filter(|valence| counts(valence));
        counted.any(|valence| valence.nature() == Nature::LiveVirus)
    }

    fn plan(&self) -> Result<Plan, String> {
        match (
            !self.series.is_empty(),
            !self.seasons.is_empty(),
            self.nothing,
            self.unknown,
        ) {
            (true, false, false, false) => Ok(Plan::Doses(Doses {
                series: copied(&self.series, SeriesText::series),
                boosters: copied(&self.boosters, BoosterText::booster),
                start_before: self.start_before.map(|span| span.0),
                finish_before: self.finish_before.map(|span| span.0),
                only_when_soon: self.only_when_soon,
            })),
            (false, true, false, false) => Ok(Plan::Seasons(Seasons {
                known: copied(&self.seasons, |season| Season {
                    from: season.from.0,
                    last: season.last.0,
                }),
                interval: self.interval.map(|span| span.0),
            })),
            (false, false, true, false) => Ok(Plan::Nothing),
            (false, false, false, true) => Ok(Plan::Unknown),
            _ => Err(format!(
                "{}: a rule has exactly one of `series`, `seasons`, `nothing`, `unknown`",
                self.id
            )),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhoText {
    #[serde(default)]
    anchor: AnchorText,
    from: SpanText,
    until: Option<SpanText>,
    born_from: Option<DayText>,
    born_until: Option<DayText>,
    #[serde(default)]
    women: bool,
    #[serde(default)]
    conditions: Vec<ConditionText>,
}

impl WhoText {
    fn who(&self) -> Who {
        Who {
            anchor: match self.anchor {
                AnchorText::Birth => Anchor::Birth,
                AnchorText::Pregnancy => Anchor::Pregnancy,
            },
            from: self.from.0,
            until: self.until.map(|span| span.0),
            born: Period {
                from: self.born_from.map(|day| day.0),
                until: self.born_until.map(|day| day.0),
            },
            women: self.women,
            conditions: copied(&self.conditions, |condition| condition.0),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
enum AnchorText {
    #[default]
    Birth,
    Pregnancy,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct PeriodText {
    from: Option<DayText>,
    until: Option<DayText>,
}

impl PeriodText {
    fn period(&self) -> Period {
        Period {
            from: self.from.map(|day| day.0),
            until: self.until.map(|day| day.0),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaitText {
    after: Vec<ValenceText>,
    interval: SpanText,
}

impl WaitText {
    fn wait(&self) -> Wait {
        Wait {
            after: copied(&self.after, |valence| valence.0),
            interval: self.interval.0,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObligationText {
    born_from: Option<DayText>,
    born_until: Option<DayText>,
    #[serde(default)]
    conditions: Vec<ConditionText>,
}

impl ObligationText {
    fn obligation(&self) -> Obligation {
        Obligation {
            born: Period {
                from: self.born_from.map(|day| day.0),
                until: self.born_until.map(|day| day.0),
            },
            conditions: copied(&self.conditions, |condition| condition.0),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeriesText {
    from: SpanText,
    until: Option<SpanText>,
    doses: Vec<DoseText>,
}

impl SeriesText {
    fn series(&self) -> Series {
        Series {
            from: self.from.0,
            until: self.until.map(|span| span.0),
            doses: copied(&self.doses, DoseText::dose),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DoseText {
    age: Option<SpanText>,
    overdue: Option<SpanText>,
    minimum_age: Option<SpanText>,
    interval: Option<SpanText>,
    minimum_interval: Option<SpanText>,
    from_first: Option<SpanText>,
    overdue_after: Option<SpanText>,
    formerly: Option<FormerlyText>,
}

impl DoseText {
    fn dose(&self) -> Dose {
        Dose {
            age: self.age.map(|span| span.0),
            overdue: self.overdue.map(|span| span.0),
            minimum_age: self.minimum_age.map(|span| span.0),
            interval: self.interval.map(|span| span.0),
            minimum_interval: self.minimum_interval.map(|span| span.0),
            from_first: self.from_first.map(|span| span.0),
            overdue_after: self.overdue_after.map(|span| span.0),
            formerly: self.formerly.as_ref().map(|formerly| Formerly {
                until: formerly.until.0,
                minimum_interval: formerly.minimum_interval.0,
            }),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormerlyText {
    until: DayText,
    minimum_interval: SpanText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoosterText {
    age: SpanText,
    overdue: SpanText,
    stands: SpanText,
    gap: Option<SpanText>,
}

impl BoosterText {
    fn booster(&self) -> Booster {
        Booster {
            age: self.age.0,
            overdue: self.overdue.0,
            stands: self.stands.0,
            gap: self.gap.map(|span| span.0),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeasonText {
    from: DayText,
    last: DayText,
}
