//! The questions that the schedule's boundaries raise: for each rule, people around each of its numbers.

use std::collections::BTreeSet;

use domain::{
    date::CivilDate,
    status::{
        FRENCH,
        schedule::{Anchor, Booster, Condition, Dose, Doses, Period, Plan, Rule, Seasons, Span},
    },
    vaccine::{self, disease::Disease, product::Naming, valence::Valence},
};

use crate::probe::Probe;

/// The day on which most people are asked about.
const ON: &str = "2026-01-31";

/// Every question that the schedule's boundaries raise.
pub fn questions() -> Vec<Probe> {
    let mut asked = Vec::new();
    for rule in FRENCH.rules {
        of_people(&People(rule), &mut asked);
        match &rule.plan {
            Plan::Doses(doses) => of_doses(&People(rule), doses, &mut asked),
            Plan::Seasons(seasons) => of_seasons(&People(rule), seasons, &mut asked),
            Plan::Nothing | Plan::Unknown => {}
        }
    }
    of_policy(&mut asked);
    asked
}

/// Who is concerned, and whom the law means.
fn of_people(people: &People, asked: &mut Vec<Probe>) {
    let rule = people.0;
    let obligations = rule.obligations.iter().map(|obligation| obligation.born);
    for period in std::iter::once(rule.who.born).chain(obligations) {
        for born in edges(period).flat_map(around) {
            let on = date(ON).max(rule.who.from.after(born));
            asked.push(people.of(born, [], vec![on]));
        }
    }
    for age in [Some(rule.who.from), rule.who.until].into_iter().flatten() {
        let born = back(age, date(ON));
        asked.push(people.of(born, [], days(age.after(born))));
    }
}

fn of_seasons(people: &People, seasons: &Seasons, asked: &mut Vec<Probe>) {
    let born = back(people.0.who.from, date("2025-02-28"));
    for season in seasons.known {
        let (from, last) = (season.from.into(), CivilDate::from(season.last));
        asked.push(people.of(born, [], days(from)));
        asked.push(people.of(born, [], days(last)));
        for given in around(from).chain(around(last)) {
            asked.push(people.of(born, [given], vec![last]));
        }
        if let Some(interval) = seasons.interval {
            // Rested by the first day of the season, and by its last.
            for given in around(back(interval, from)) {
                asked.push(people.of(born, [given], days(from)));
            }
            for given in around(back(interval, last)).filter(|given| *given < from) {
                asked.push(people.of(born, [given], vec![last]));
            }
        }
    }
}

fn of_doses(people: &People, doses: &'static Doses, asked: &mut Vec<Probe>) {
    for age in [doses.start_before, doses.finish_before]
        .into_iter()
        .flatten()
    {
        let born = people.born(age, date(ON));
        asked.push(people.of(born, [], days(age.after(born))));
    }
    for series in doses.series {
        // Begun at the first age, just before and after the last, and so late that intervals decide.
        let begins = longest([Some(series.from), series.doses[0].age]);
        let late = longest(series.doses.iter().map(|dose| dose.age));
        for start in [Some(begins), Some(late), series.until]
            .into_iter()
            .flatten()
        {
            let born = people.born(start, date("2025-08-31"));
            for begun in around(start.after(born)) {
                of_series(people, born, begun, series.doses, asked);
            }
        }
    }
    for booster in doses.boosters {
        of_booster(people, doses, booster, asked);
    }
    for wait in people.0.waits {
        let other = vaccine_of(|valence| wait.after.contains(valence));
        let born = back(
            longest(doses.series[0].doses.iter().map(|dose| dose.age)),
            date("2020-01-01"),
        );
        for given in around(back(wait.interval, date(ON))) {
            let mut probe = people.of(born, [], days(date(ON)));
            probe.acts.push((other, given));
            asked.push(probe.clone());
            probe
                .acts
                .push((people.product(), back(FRENCH.policy.grace, date(ON))));
            asked.push(probe);
        }
    }
}

/// A walk through a series: around the day of each dose, around the day on which it is late, and with the dose around the
/// first day on which it counts.
fn of_series(
    people: &People,
    born: CivilDate,
    begun: CivilDate,
    series: &'static [Dose],
    asked: &mut Vec<Probe>,
) {
    let mut given: Vec<CivilDate> = Vec::new();
    let mut on = begun;
    for dose in series {
        let late_after = dose
            .overdue_after
            .unwrap_or(FRENCH.policy.overdue_after)
            .after(on);
        let late = dose.overdue.map_or(late_after, |age| age.after(born));
        for day in [on, late] {
            asked.push(people.of(born, given.clone(), days(day)));
        }
        for first in first_valid(dose, born, &given) {
            for on in around(back(FRENCH.policy.grace, first)).filter(|on| born <= *on) {
                let acts = given
                    .iter()
                    .copied()
                    .filter(|before| *before < on)
                    .chain([on]);
                asked.push(people.of(
                    born,
                    acts.collect::<Vec<_>>(),
                    vec![in_force(on.plus_days(1))],
                ));
            }
        }
        of_former_interval(people, dose, given.len(), asked);
        given.push(on);
        on = next_on(series, born, &given, on);
    }
    asked.push(people.of(born, given, days(on)));
}

/// The days from which a dose counts: by age, by interval.
fn first_valid(
    dose: &Dose,
    born: CivilDate,
    given: &[CivilDate],
) -> impl Iterator<Item = CivilDate> {
    let by_age = dose.minimum_age.map(|age| age.after(born));
    let by_interval = dose
        .minimum_interval
        .zip(given.last())
        .map(|(span, last)| span.after(*last));
    [by_age, by_interval].into_iter().flatten()
}

/// Doses at the minimum interval of former times, and a little before, around the day on which those times ended.
fn of_former_interval(people: &People, dose: &Dose, before: usize, asked: &mut Vec<Probe>) {
    let Some(formerly) = dose.formerly else {
        return;
    };
    for on in around(formerly.until.into()) {
        let rested = back(formerly.minimum_interval, on);
        for last in [
            rested.plus_days(4),
            rested.plus_days(5),
            rested.plus_days(20),
        ] {
            let mut acts = vec![last, on];
            while acts.len() <= before {
                acts.insert(0, back(Span::Months(2), acts[0]));
            }
            asked.push(people.of(back(Span::Months(2), acts[0]), acts, vec![date(ON)]));
        }
    }
}

/// When the dose after those `given` is recommended by its own age and intervals.
fn next_on(series: &[Dose], born: CivilDate, given: &[CivilDate], last: CivilDate) -> CivilDate {
    let dates = series.get(given.len()).map(|dose| {
        [
            dose.age.map(|age| age.after(born)),
            dose.interval
                .or(dose.minimum_interval)
                .map(|span| span.after(last)),
            dose.from_first.map(|span| span.after(given[0])),
        ]
    });
    let latest = dates.into_iter().flatten().flatten().max();
    latest.unwrap_or_else(|| last.plus_months(1))
}

/// A booster after a series of infancy, with a last dose around the day from which it stands for the booster, and around
/// the day that puts the booster off.
fn of_booster(people: &People, doses: &'static Doses, booster: &Booster, asked: &mut Vec<Probe>) {
    let born = people.born(booster.age, date(ON));
    let due = booster.age.after(born);
    let infancy = doses.series[0].doses.iter().filter_map(|dose| dose.age);
    let infancy: Vec<CivilDate> = infancy.map(|age| age.after(born)).collect();
    for day in [due, booster.overdue.after(born)] {
        asked.push(people.of(born, infancy.clone(), days(day)));
    }
    let edges = [Some(booster.stands), booster.gap];
    for last in edges
        .into_iter()
        .flatten()
        .flat_map(|span| around(back(span, due)))
    {
        let before = infancy.iter().copied().filter(|on| *on < last);
        asked.push(people.of(born, before.chain([last]).collect::<Vec<_>>(), days(due)));
    }
}

/// What holds for every rule: the schedule's first day, and live viruses close to one another.
fn of_policy(asked: &mut Vec<Probe>) {
    let measles = |acts, on| Probe {
        disease: Disease::Measles,
        born: date("2024-12-15"),
        female: true,
        conditions: Vec::new(),
        pregnant_since: None,
        acts,
        on,
    };
    let first = CivilDate::from(FRENCH.valid_from);
    asked.push(measles(vec![], around(first).collect()));
    let yellow_fever = vaccine_of(|valence| *valence == Valence::YellowFever);
    let measles_vaccine = vaccine_of(|valence| *valence == Valence::Measles);
    let given = date("2026-04-10");
    asked.push(measles(
        vec![(yellow_fever, given)],
        days(FRENCH.policy.live_virus_interval.after(given)),
    ));
    for on in around(FRENCH.policy.live_virus_interval.after(given)).chain([given]) {
        asked.push(measles(
            vec![(yellow_fever, given), (measles_vaccine, on)],
            vec![on.plus_days(40)],
        ));
    }
}

/// People whom a rule concerns.
struct People(&'static Rule);

impl People {
    /// Born on a day (or, for a rule that counts from it, pregnant since), with doses of a vaccine that counts.
    fn of(
        &self,
        born: CivilDate,
        acts: impl IntoIterator<Item = CivilDate>,
        on: Vec<CivilDate>,
    ) -> Probe {
        let who = &self.0.who;
        let anchored = who.anchor == Anchor::Pregnancy;
        let condition = who.conditions.first().copied();
        let pregnant = condition == Some(Condition::Pregnancy);
        let product = self.product();
        Probe {
            disease: self.0.diseases[0],
            born: if anchored { date("1995-05-05") } else { born },
            female: who.women || pregnant,
            conditions: condition.into_iter().filter(|_| !pregnant).collect(),
            pregnant_since: pregnant.then_some(if anchored { born } else { date("2025-09-01") }),
            acts: acts.into_iter().map(|on| (product, on)).collect(),
            on,
        }
    }

    /// A birth date such that `age` is reached about `on`, as near as the rule has people.
    fn born(&self, age: Span, on: CivilDate) -> CivilDate {
        let Period { from, until } = self.0.who.born;
        let born = from.map_or(back(age, on), |from| back(age, on).max(from.into()));
        until.map_or(born, |until| born.min(CivilDate::from(until).day_before()))
    }

    fn product(&self) -> &'static str {
        let rule = self.0;
        vaccine_of(|valence| {
            valence.disease() == rule.diseases[0]
                && !rule.unknown_after.contains(valence)
                && (rule.counts.is_empty() || rule.counts.contains(valence))
        })
    }
}

/// A vaccine with such a valence, and with as little else in it as there is.
fn vaccine_of(holds: impl Fn(&Valence) -> bool) -> &'static str {
    let named = vaccine::all()
        .iter()
        .filter(|product| product.naming == Naming::Named);
    let holding = named.filter(|product| product.valences.iter().any(&holds));
    holding
        .min_by_key(|product| product.valences.len())
        .unwrap()
        .key
}

fn longest(spans: impl IntoIterator<Item = Option<Span>>) -> Span {
    let reached = |span: &Span| span.after(date("2000-01-01"));
    spans
        .into_iter()
        .flatten()
        .max_by_key(reached)
        .unwrap_or(Span::Days(0))
}

fn date(iso: &str) -> CivilDate {
    iso.parse().unwrap()
}

/// The day before, the day, the day after.
fn around(day: CivilDate) -> impl Iterator<Item = CivilDate> + Clone {
    [day.day_before(), day, day.plus_days(1)].into_iter()
}

/// The same as days in question, none before the schedule's first.
fn days(day: CivilDate) -> Vec<CivilDate> {
    let days: BTreeSet<CivilDate> = around(day).map(in_force).collect();
    days.into_iter().collect()
}

fn in_force(day: CivilDate) -> CivilDate {
    day.max(FRENCH.valid_from.into())
}

fn edges(period: Period) -> impl Iterator<Item = CivilDate> {
    [period.from, period.until]
        .into_iter()
        .flatten()
        .map(CivilDate::from)
}

/// The latest day of which `span` later is not after `day`.
fn back(span: Span, day: CivilDate) -> CivilDate {
    let mut found = match span {
        Span::Days(days) => {
            let mut found = day;
            for _ in 0..days {
                found = found.day_before();
            }
            found
        }
        Span::Months(months) => {
            let years = i16::try_from(months / 12 + 1).unwrap();
            let earlier = CivilDate::new(day.year() - years, day.month(), 1).unwrap();
            let rest = u16::try_from(years).unwrap() * 12 - months;
            let first = earlier.plus_months(rest);
            first.plus_days(u16::from(day.day().unsigned_abs()) - 1)
        }
    };
    while span.after(found) > day {
        found = found.day_before();
    }
    found
}
