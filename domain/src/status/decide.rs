//! Which rule decides about one disease, and what its answer comes to.

use super::{
    Case, Evaluation, Outcome, doses,
    forecast::{Forecast, Light, NextDose},
    reason::{Invalid, Reason},
    schedule::{DiseaseRules, Obligation, Plan, Rule},
    seasons,
};
use crate::{date::CivilDate, record::person::Sex, vaccine::disease::Disease};

/// What one rule answers.
#[derive(Clone, Copy)]
pub(super) struct Answer {
    pub light: Light,
    pub valid_doses: u8,
    pub next: Option<NextDose>,
    pub reason: Reason,
}

impl Answer {
    /// An answer without a dose to come.
    pub fn without_dose(light: Light, valid_doses: u8, reason: Reason) -> Self {
        Self {
            light,
            valid_doses,
            next: None,
            reason,
        }
    }

    /// An answer with a dose to come: how near it is decides the light.
    pub fn with_dose(case: &Case, valid_doses: u8, next: NextDose, reason: Reason) -> Self {
        Self {
            light: light(case, &next),
            valid_doses,
            next: Some(next),
            reason,
        }
    }

    /// Whether it asks for nothing more: a rule whose ages are still to come may.
    fn asks_nothing_more(&self) -> bool {
        matches!(
            self.reason,
            Reason::Complete | Reason::Nothing | Reason::TooLate { .. }
        )
    }
}

fn light(case: &Case, next: &NextDose) -> Light {
    if next.recommended <= case.on {
        let overdue = next.overdue_from.is_some_and(|from| from <= case.on);
        Light::DueNow { overdue }
    } else if next.recommended <= case.schedule.policy.soon.after(case.on) {
        Light::DueWithin6Months
    } else {
        Light::UpToDate
    }
}

/// The forecast by the first rule that fits, or by the next to come where that one has nothing more to ask.
pub(super) fn forecast(
    case: &Case,
    rules: &DiseaseRules,
    evaluations: &mut Vec<Evaluation>,
) -> Forecast {
    let disease = rules.disease;
    let deciding = decide(case, rules, |place, on, outcome| {
        evaluations.push(Evaluation {
            act: place,
            on,
            disease,
            outcome,
        });
    });
    let (rule, answer) = match deciding {
        Some((rule, answer)) if answer.asks_nothing_more() => match later(case, rules) {
            Some((later, ahead)) => (
                Some(later),
                Answer {
                    valid_doses: answer.valid_doses,
                    ..ahead
                },
            ),
            None => (Some(rule), answer),
        },
        Some((rule, answer)) => (Some(rule), answer),
        None => (
            None,
            Answer::without_dose(Light::NotConcerned, 0, Reason::NoRule),
        ),
    };
    shown(case, disease, rule, answer)
}

fn decide(
    case: &Case,
    rules: &DiseaseRules,
    mut tell: impl FnMut(usize, CivilDate, Outcome),
) -> Option<(u16, Answer)> {
    let disease = rules.disease;
    if case.on < case.schedule.valid_from.into() {
        let from = case.schedule.valid_from.into();
        untold(case, disease, &mut tell);
        let reason = Reason::BeforeSchedule { from };
        return Some((
            *rules.rules.first()?,
            Answer::without_dose(Light::Unknown, 0, reason),
        ));
    }
    let fits = |place: &u16| rule_at(case, *place).filter(|rule| fits(case, rule));
    let (place, rule) = rules
        .rules
        .iter()
        .find_map(|place| Some((*place, fits(place)?)))?;
    Some((place, answer(case, rule, disease, &mut tell)?))
}

/// The answer of the next rule whose ages are still to come, if it asks for a dose.
fn later(case: &Case, rules: &DiseaseRules) -> Option<(u16, Answer)> {
    let ahead = |place: &u16| {
        let rule = rule_at(case, *place).filter(|rule| concerns(case, rule))?;
        let from = rule.who.from.after(case.anchor(rule)?);
        (case.on < from).then_some((*place, rule, from))
    };
    let (place, rule, from) = rules.rules.iter().find_map(ahead)?;
    let answer = answer(case, rule, rules.disease, &mut |_, _, _| {})?;
    let overdue_after = case.schedule.policy.overdue_after;
    let planned = answer.next?;
    let next = planned.not_before(from, overdue_after);
    let reason = if next.recommended == planned.recommended {
        answer.reason
    } else {
        Reason::NotYet { from }
    };
    let in_time = next.latest.is_none_or(|latest| next.recommended <= latest);
    let concerned = answer.light != Light::NotConcerned;
    let answer = Answer {
        light: light(case, &next),
        next: Some(next),
        reason,
        ..answer
    };
    (in_time && concerned).then_some((place, answer))
}

fn answer(
    case: &Case,
    rule: &Rule,
    disease: Disease,
    tell: &mut impl FnMut(usize, CivilDate, Outcome),
) -> Option<Answer> {
    Some(match &rule.plan {
        Plan::Doses(plan) => doses::answer(case, rule, plan, disease, case.anchor(rule)?, tell),
        Plan::Seasons(plan) => seasons::answer(case, plan, disease, tell),
        Plan::Nothing => {
            untold(case, disease, tell);
            Answer::without_dose(Light::NotConcerned, 0, Reason::Nothing)
        }
        Plan::Unknown => {
            untold(case, disease, tell);
            Answer::without_dose(Light::Unknown, 0, Reason::Unsourced)
        }
    })
}

/// Acts that no rule counts.
fn untold(case: &Case, disease: Disease, tell: &mut impl FnMut(usize, CivilDate, Outcome)) {
    for (place, act) in case.acts_against(disease) {
        tell(place, act.on, Outcome::NotValid(Invalid::NoDoseAsked));
    }
}

fn rule_at(case: &Case, place: u16) -> Option<&'static Rule> {
    case.schedule.rules.get(usize::from(place))
}

/// Whether `rule` is about such a person, at some age.
fn concerns(case: &Case, rule: &Rule) -> bool {
    let who = &rule.who;
    rule.valid.holds(case.on)
        && who.born.holds(case.subject.birth_date)
        && (!who.women || case.subject.sex == Sex::Female)
        && (who.conditions.is_empty() || case.profile.has_any(who.conditions))
}

/// Whether `rule` is about this person on this day.
fn fits(case: &Case, rule: &Rule) -> bool {
    let of_age = |anchor: CivilDate| {
        rule.who.from.after(anchor) <= case.on
            && (rule.who.until).is_none_or(|until| case.on < until.after(anchor))
    };
    concerns(case, rule) && case.anchor(rule).is_some_and(of_age)
}

fn shown(case: &Case, disease: Disease, place: Option<u16>, answer: Answer) -> Forecast {
    let rule = place.and_then(|place| rule_at(case, place));
    let excluded = case.profile.contraindicated.contains(&disease);
    let answer = if excluded {
        Answer::without_dose(
            Light::NotConcerned,
            answer.valid_doses,
            Reason::Contraindicated,
        )
    } else {
        rule.map_or(answer, |rule| conditional(case, rule, answer))
    };
    let demanded = |rule: &Rule| {
        let mut obligations = rule.obligations.iter();
        obligations.any(|obligation| binds(case, obligation))
    };
    Forecast {
        disease,
        light: answer.light,
        rule: place,
        valid_doses: answer.valid_doses,
        next: answer.next,
        mandatory: !excluded && rule.is_some_and(demanded),
        refused: case.profile.refused.contains(&disease),
        reason: answer.reason,
    }
}

/// What becomes of a dose to come while a condition stands against it.
fn conditional(case: &Case, rule: &Rule, answer: Answer) -> Answer {
    if answer.next.is_none() {
        return answer;
    }
    let holds = |conditions: &[_]| {
        let mut held = conditions.iter().copied();
        held.find(|condition| case.profile.has(*condition))
    };
    if let Some(condition) = holds(rule.not_during) {
        let reason = Reason::NotDuring { condition };
        return Answer::without_dose(Light::NotConcerned, answer.valid_doses, reason);
    }
    if let Some(condition) = holds(rule.expertise_for) {
        let reason = Reason::Expertise { condition };
        return Answer::without_dose(Light::Unknown, answer.valid_doses, reason);
    }
    answer
}

fn binds(case: &Case, obligation: &Obligation) -> bool {
    obligation.born.holds(case.subject.birth_date)
        && (obligation.conditions.is_empty() || case.profile.has_any(obligation.conditions))
}
