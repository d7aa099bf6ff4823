//! The forecast of a series of doses and its boosters.

use super::{
    Case, Outcome,
    course::{Course, minimum_interval},
    decide::Answer,
    forecast::{Light, NextDose},
    reason::Reason,
    schedule::{Anchor, Booster, Dose, Doses, Rule},
};
use crate::{date::CivilDate, vaccine::disease::Disease};

/// A day, and why not before it.
type Bound = (CivilDate, Reason);

/// What `plan` asks of somebody with these acts.
pub(super) fn answer(
    case: &Case,
    rule: &Rule,
    plan: &Doses,
    disease: Disease,
    anchor: CivilDate,
    tell: &mut impl FnMut(usize, CivilDate, Outcome),
) -> Answer {
    let course = Course::of(case, rule, plan, disease, anchor, |place, on, outcome| {
        tell(place, on, outcome);
    });
    if let Some(on) = course.unknown {
        let reason = Reason::AfterUnknown { on };
        return Answer::without_dose(Light::Unknown, course.valid, reason);
    }
    let series = course.series.or_else(|| course.series_begun(plan, case.on));
    let dose = series.and_then(|series| series.doses.get(usize::from(course.valid)));
    let planned = Planned {
        case,
        rule,
        plan,
        course: &course,
    };
    match dose {
        Some(dose) => planned.next_dose(dose, disease),
        None => planned.next_booster(),
    }
}

struct Planned<'a> {
    case: &'a Case<'a>,
    rule: &'a Rule,
    plan: &'a Doses,
    course: &'a Course,
}

impl Planned<'_> {
    fn next_dose(&self, dose: &Dose, disease: Disease) -> Answer {
        let course = self.course;
        let Some(by_plan) = later_of(self.by_plan(dose)) else {
            let reason = Reason::NoDate {
                dose: self.number(),
            };
            return Answer::without_dose(Light::Unknown, course.valid, reason);
        };
        let held_back = later_of(self.held_back(disease));
        let earliest = [
            course.old_enough(dose),
            self.interval_over(dose),
            held_back.map(|(day, _)| day),
        ];
        let (recommended, reason) = later_of([Some(by_plan), held_back]).unwrap_or(by_plan);
        let window = dose.overdue.map(|age| age.after(course.anchor));
        let next = NextDose {
            earliest: earliest
                .into_iter()
                .flatten()
                .max()
                .unwrap_or(recommended)
                .min(recommended),
            recommended,
            overdue_from: match reason {
                Reason::AtAge { .. } | Reason::InPregnancy { .. } => window,
                _ => window.max(Some(self.overdue_after(dose).after(recommended))),
            },
            latest: self.limit().map(CivilDate::day_before),
        };
        self.within_limits(next, reason)
    }

    /// The days that the series itself gives.
    fn by_plan(&self, dose: &Dose) -> [Option<Bound>; 3] {
        let course = self.course;
        let number = self.number();
        let at_age = dose.age.map(|age| {
            let reason = match self.rule.who.anchor {
                Anchor::Birth => Reason::AtAge { dose: number, age },
                Anchor::Pregnancy => Reason::InPregnancy { week: age },
            };
            (age.after(course.anchor), reason)
        });
        let after = |interval: Option<_>, after: Option<CivilDate>| {
            interval.zip(after).map(|(interval, after)| {
                let reason = Reason::AfterDose {
                    dose: number,
                    interval,
                    after,
                };
                (interval.after(after), reason)
            })
        };
        [
            at_age,
            after(dose.interval.or(dose.minimum_interval), course.last),
            after(dose.from_first, course.first),
        ]
    }

    /// The days that other vaccines, or doses that do not count, give.
    fn held_back(&self, disease: Disease) -> [Option<Bound>; 3] {
        let policy = &self.case.schedule.policy;
        let invalid = self.course.invalid.map(|after| {
            let interval = policy.after_invalid;
            let reason = Reason::AfterInvalid {
                dose: self.number(),
                interval,
                after,
            };
            (interval.after(after), reason)
        });
        let other = self.course.wait.map(|(after, interval)| {
            let reason = Reason::AfterOtherVaccine { interval, after };
            (interval.after(after), reason)
        });
        let live = self.rule.live_virus.then(|| {
            let after = self.case.live_viruses_besides(disease).last()?;
            let interval = policy.live_virus_interval;
            let reason = Reason::AfterLiveVirus { interval, after };
            Some((interval.after(after), reason))
        });
        [invalid, other, live.flatten()]
    }

    fn next_booster(&self) -> Answer {
        let course = self.course;
        let Some((booster, last)) = self.booster() else {
            return Answer::without_dose(Light::UpToDate, course.valid, Reason::Complete);
        };
        let at_age = booster.age.after(course.anchor);
        let gap = booster.gap.map(|interval| (interval, interval.after(last)));
        let age = booster.age;
        let (recommended, reason) = match gap {
            Some((interval, over)) if over > at_age => {
                let after = last;
                let reason = Reason::BoosterAfter {
                    age,
                    interval,
                    after,
                };
                (over, reason)
            }
            _ => (at_age, Reason::Booster { age }),
        };
        let window = booster.overdue.after(course.anchor);
        let overdue_from = if recommended == at_age {
            window
        } else {
            let policy = &self.case.schedule.policy;
            window.max(policy.overdue_after.after(recommended))
        };
        let next = NextDose {
            earliest: recommended,
            recommended,
            overdue_from: Some(overdue_from),
            latest: self.limit().map(CivilDate::day_before),
        };
        self.within_limits(next, reason)
    }

    /// The first booster for which no dose stands, and the last dose.
    fn booster(&self) -> Option<(&'static Booster, CivilDate)> {
        let last = self.course.last?;
        let stands = |booster: &&Booster| {
            booster.stands.after(last) >= booster.age.after(self.course.anchor)
        };
        let booster = self.plan.boosters.iter().find(|booster| !stands(booster))?;
        Some((booster, last))
    }

    fn within_limits(&self, next: NextDose, reason: Reason) -> Answer {
        let (case, valid) = (self.case, self.course.valid);
        if let Some(since) = self.limit()
            && (since <= case.on || since <= next.recommended)
        {
            let reason = Reason::TooLate { since };
            return Answer::without_dose(Light::NotConcerned, valid, reason);
        }
        let answer = Answer::with_dose(case, valid, next, reason);
        if self.plan.only_when_soon && valid == 0 && answer.light == Light::UpToDate {
            let from = next.recommended;
            return Answer::without_dose(Light::NotConcerned, valid, Reason::NotYet { from });
        }
        answer
    }

    /// The first day on which the dose is no longer given.
    fn limit(&self) -> Option<CivilDate> {
        let begin = self.plan.start_before.filter(|_| self.course.valid == 0);
        let limits = [begin, self.plan.finish_before];
        let days = limits.into_iter().flatten();
        days.map(|age| age.after(self.course.anchor)).min()
    }

    fn interval_over(&self, dose: &Dose) -> Option<CivilDate> {
        let interval = minimum_interval(dose, self.case.on);
        interval
            .zip(self.course.last)
            .map(|(interval, last)| interval.after(last))
    }

    fn overdue_after(&self, dose: &Dose) -> super::schedule::Span {
        dose.overdue_after
            .unwrap_or(self.case.schedule.policy.overdue_after)
    }

    fn number(&self) -> u8 {
        self.course.valid.saturating_add(1)
    }
}

/// The latest of the days; of equal ones, the first.
fn later_of(bounds: impl IntoIterator<Item = Option<Bound>>) -> Option<Bound> {
    let later = |first: Bound, second: Bound| if second.0 > first.0 { second } else { first };
    bounds.into_iter().flatten().reduce(later)
}
