//! What makes a schedule wrong although it can be read: holes, overlaps, contradictions. Each with its line.

use std::collections::BTreeSet;

use crate::{
    read::Read,
    status::schedule::{
        Anchor, Booster, Day, Dose, Doses, Period, Plan, Rule, Schedule, Seasons, Series, Span,
    },
    vaccine::disease::Disease,
};

/// Checks a schedule.
///
/// # Errors
/// Everything that is wrong, a line each.
pub fn check(read: &Read) -> Result<(), String> {
    let mut faults = Faults::default();
    for (rule, line) in read.schedule.rules.iter().zip(&read.lines) {
        faults.line = *line;
        of_rule(rule, &read.schedule, &mut faults);
    }
    of_names(&read.schedule, &mut faults);
    for disease in read.schedule.diseases {
        of_cover(read, disease.disease, &mut faults);
    }
    if faults.found.is_empty() {
        Ok(())
    } else {
        Err(faults.found.join("\n"))
    }
}

#[derive(Default)]
struct Faults {
    line: usize,
    found: Vec<String>,
}

impl Faults {
    fn require(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.found.push(format!("line {}: {}", self.line, what()));
        }
    }
}

/// A span as a number that grows with it: months count 30.44 days.
fn length(span: Span) -> u32 {
    match span {
        Span::Days(days) => u32::from(days) * 100,
        Span::Months(months) => u32::from(months) * 3044,
    }
}

/// Whether the first is not longer than the second, where both are said.
fn in_order(first: Option<Span>, second: Option<Span>) -> bool {
    first
        .zip(second)
        .is_none_or(|(first, second)| length(first) <= length(second))
}

fn of_rule(rule: &Rule, schedule: &Schedule, faults: &mut Faults) {
    let id = rule.id;
    faults.require(!rule.diseases.is_empty(), || format!("{id}: of no disease"));
    faults.require(!rule.text.fr.is_empty() && !rule.text.en.is_empty(), || {
        format!("{id}: a text is missing")
    });
    faults.require(!rule.sources.is_empty(), || format!("{id}: no source"));
    for source in rule.sources {
        let known = schedule.sources.iter().any(|known| known.id == *source);
        faults.require(known, || format!("{id}: unknown source `{source}`"));
    }
    let who = rule.who;
    faults.require(strictly(Some(who.from), who.until), || {
        format!("{id}: concerns no age")
    });
    faults.require(follows(who.born), || {
        format!("{id}: concerns no birth date")
    });
    faults.require(follows(rule.valid), || format!("{id}: is never in force"));
    let pregnant = who.anchor == Anchor::Pregnancy;
    faults.require(
        !pregnant
            || who
                .conditions
                .iter()
                .any(|condition| condition.code() == "pregnancy"),
        || format!("{id}: counts from a pregnancy that its people need not have"),
    );
    for valence in rule
        .counts
        .iter()
        .chain(rule.unknown_after)
        .chain(rule.waits.iter().flat_map(|wait| wait.after))
    {
        faults.require(rule.diseases.contains(&valence.disease()), || {
            format!("{id}: {valence:?} is of another disease")
        });
    }
    match &rule.plan {
        Plan::Doses(doses) => of_doses(id, doses, faults),
        Plan::Seasons(seasons) => of_seasons(id, seasons, faults),
        Plan::Nothing | Plan::Unknown => {}
    }
}

fn strictly(first: Option<Span>, second: Option<Span>) -> bool {
    first
        .zip(second)
        .is_none_or(|(first, second)| length(first) < length(second))
}

fn follows(period: Period) -> bool {
    period
        .from
        .zip(period.until)
        .is_none_or(|(from, until)| from < until)
}

fn of_doses(id: &str, doses: &Doses, faults: &mut Faults) {
    of_windows(id, doses.series, faults);
    for series in doses.series {
        faults.require(!series.doses.is_empty(), || {
            format!("{id}: a series of no dose")
        });
        for (place, dose) in series.doses.iter().enumerate() {
            of_dose(&format!("{id}, dose {}", place + 1), place, dose, faults);
        }
        let ages: Vec<Span> = series.doses.iter().filter_map(|dose| dose.age).collect();
        faults.require(
            ages.windows(2)
                .all(|pair| length(pair[0]) < length(pair[1])),
            || format!("{id}: the ages of the doses do not follow one another"),
        );
    }
    for booster in doses.boosters {
        of_booster(id, booster, faults);
    }
    let ages: Vec<u32> = doses
        .boosters
        .iter()
        .map(|booster| length(booster.age))
        .collect();
    faults.require(ages.is_sorted_by(|first, second| first < second), || {
        format!("{id}: the boosters do not follow one another")
    });
    faults.require(in_order(doses.start_before, doses.finish_before), || {
        format!("{id}: may be begun after it must be finished")
    });
}

fn of_windows(id: &str, series: &[Series], faults: &mut Faults) {
    faults.require(
        series
            .first()
            .is_some_and(|first| first.from == Span::Days(0)),
        || format!("{id}: the first series does not begin at birth"),
    );
    faults.require(
        series.last().is_some_and(|last| last.until.is_none()),
        || format!("{id}: the last series ends"),
    );
    for pair in series.windows(2) {
        faults.require(pair[0].until == Some(pair[1].from), || {
            format!(
                "{id}: a series begins at {:?}, the one before ends at {:?}",
                pair[1].from, pair[0].until
            )
        });
        faults.require(strictly(Some(pair[0].from), pair[0].until), || {
            format!("{id}: a series for no age")
        });
    }
}

fn of_dose(id: &str, place: usize, dose: &Dose, faults: &mut Faults) {
    faults.require(in_order(dose.minimum_age, dose.age), || {
        format!("{id}: recommended before the minimum age")
    });
    faults.require(strictly(dose.age, dose.overdue), || {
        format!("{id}: overdue before it is recommended")
    });
    faults.require(dose.age.is_some() || dose.overdue.is_none(), || {
        format!("{id}: overdue at an age, recommended at none")
    });
    faults.require(in_order(dose.minimum_interval, dose.interval), || {
        format!("{id}: recommended before the minimum interval")
    });
    let formerly = dose.formerly.map(|formerly| formerly.minimum_interval);
    faults.require(strictly(formerly, dose.minimum_interval), || {
        format!("{id}: the former minimum interval is not shorter")
    });
    let after_another = dose
        .interval
        .or(dose.minimum_interval)
        .or(dose.from_first)
        .or(formerly);
    faults.require(place > 0 || after_another.is_none(), || {
        format!("{id}: an interval, and no dose before")
    });
    faults.require(place > 0 || dose.age.is_some(), || format!("{id}: no age"));
}

fn of_booster(id: &str, booster: &Booster, faults: &mut Faults) {
    faults.require(strictly(Some(booster.age), Some(booster.overdue)), || {
        format!(
            "{id}: a booster is overdue before {:?}, its age",
            booster.age
        )
    });
    faults.require(strictly(Some(booster.stands), Some(booster.age)), || {
        format!("{id}: any dose stands for the booster at {:?}", booster.age)
    });
}

fn of_seasons(id: &str, seasons: &Seasons, faults: &mut Faults) {
    faults.require(
        seasons
            .known
            .iter()
            .all(|season| season.from <= season.last),
        || format!("{id}: a season ends before it begins"),
    );
    faults.require(
        seasons
            .known
            .windows(2)
            .all(|pair| pair[0].last < pair[1].from),
        || format!("{id}: the seasons overlap"),
    );
}

fn of_names(schedule: &Schedule, faults: &mut Faults) {
    let twice = |names: Vec<&'static str>| {
        let once: BTreeSet<&str> = names.iter().copied().collect();
        once.len() < names.len()
    };
    faults.line = 1;
    faults.require(
        !twice(schedule.rules.iter().map(|rule| rule.id).collect()),
        || "two rules have one id".to_owned(),
    );
    faults.require(
        !twice(schedule.sources.iter().map(|source| source.id).collect()),
        || "two sources have one id".to_owned(),
    );
    for source in schedule.policy.sources {
        let known = schedule.sources.iter().any(|known| known.id == *source);
        faults.require(known, || format!("policy: unknown source `{source}`"));
    }
    for source in schedule.sources {
        let of_rules = schedule.rules.iter().flat_map(|rule| rule.sources);
        let used = of_rules
            .chain(schedule.policy.sources)
            .any(|used| *used == source.id);
        faults.require(used, || format!("source `{}` serves no rule", source.id));
    }
}

/// For people without any condition, the rules of a disease cover every birth date, day and age once.
fn of_cover(read: &Read, disease: Disease, faults: &mut Faults) {
    let rules: Vec<(&Rule, usize)> = read
        .schedule
        .rules
        .iter()
        .zip(read.lines.iter().copied())
        .filter(|(rule, _)| {
            rule.diseases.contains(&disease) && rule.who.conditions.is_empty() && !rule.who.women
        })
        .collect();
    for born in first_days(rules.iter().map(|(rule, _)| rule.who.born)) {
        for on in first_days(rules.iter().map(|(rule, _)| rule.valid)) {
            let mut fitting: Vec<(&Rule, usize)> = rules
                .iter()
                .filter(|(rule, _)| holds(rule.who.born, born) && holds(rule.valid, on))
                .copied()
                .collect();
            fitting.sort_by_key(|(rule, _)| length(rule.who.from));
            of_ages(disease, &fitting, faults);
        }
    }
}

/// The days at which what holds may change; the first stands for all days before.
fn first_days(periods: impl Iterator<Item = Period>) -> BTreeSet<Day> {
    let long_ago = Day {
        year: 1,
        month: 1,
        day: 1,
    };
    let mut days = BTreeSet::from([long_ago]);
    for period in periods {
        days.extend(period.from);
        days.extend(period.until);
    }
    days
}

fn holds(period: Period, on: Day) -> bool {
    period.from.is_none_or(|from| from <= on) && period.until.is_none_or(|until| on < until)
}

fn of_ages(disease: Disease, rules: &[(&Rule, usize)], faults: &mut Faults) {
    let code = disease.code();
    let mut reached = Some(Span::Days(0));
    for (rule, line) in rules {
        faults.line = *line;
        let from = rule.who.from;
        match reached {
            Some(reached) => {
                faults.require(length(reached) >= length(from), || {
                    format!("{code}: no rule from {reached:?} to {from:?}")
                });
                faults.require(length(reached) <= length(from), || {
                    format!(
                        "{code}: `{}` begins at {from:?}, another rule ends at {reached:?}",
                        rule.id
                    )
                });
            }
            None => faults.require(false, || {
                format!("{code}: `{}` begins after a rule without end", rule.id)
            }),
        }
        reached = rule.who.until;
    }
    faults.require(reached.is_none(), || {
        format!("{code}: no rule from {reached:?} on")
    });
}
