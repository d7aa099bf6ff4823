//! What a rule makes of the acts against one disease: which count, and how far its series has come.

use super::{
    Case, Outcome,
    reason::Invalid,
    schedule::{Anchor, Dose, Doses, Rule, Series, Span},
    subject::Act,
};
use crate::{
    date::CivilDate,
    vaccine::{disease::Disease, valence::Nature},
};

/// How far a series has come.
pub(super) struct Course {
    /// What ages are counted from.
    pub anchor: CivilDate,
    /// The series, once a dose counts.
    pub series: Option<&'static Series>,
    /// How many doses count.
    pub valid: u8,
    /// The first that counts.
    pub first: Option<CivilDate>,
    /// The last that counts.
    pub last: Option<CivilDate>,
    /// A later one that does not count.
    pub invalid: Option<CivilDate>,
    /// A vaccine that the rule does not count and after which it waits, and until when.
    pub wait: Option<(CivilDate, Span)>,
    /// A vaccine after which the schedule has no answer.
    pub unknown: Option<CivilDate>,
    /// The last entry that was judged.
    judged: Option<CivilDate>,
}

impl Course {
    /// Judges the acts against `disease` by `rule`, in the order of their days; tells `tell` of each.
    pub fn of(
        case: &Case,
        rule: &Rule,
        doses: &Doses,
        disease: Disease,
        anchor: CivilDate,
        mut tell: impl FnMut(usize, CivilDate, Outcome),
    ) -> Self {
        let mut course = Self {
            anchor,
            series: None,
            valid: 0,
            first: None,
            last: None,
            invalid: None,
            wait: None,
            unknown: None,
            judged: None,
        };
        for (place, act) in case.acts_against(disease) {
            let outcome = match course.judge(case, rule, doses, disease, act) {
                Ok(()) => Outcome::Valid { dose: course.valid },
                Err(why) => Outcome::NotValid(why),
            };
            tell(place, act.on, outcome);
        }
        course
    }

    /// The series of somebody who begins on `date`; the last, for those older than every other.
    pub fn series_begun(&self, doses: &Doses, date: CivilDate) -> Option<&'static Series> {
        let begun = |series: &&Series| {
            series
                .until
                .is_none_or(|until| date < until.after(self.anchor))
        };
        doses.series.iter().find(begun)
    }

    fn judge(
        &mut self,
        case: &Case,
        rule: &Rule,
        doses: &Doses,
        disease: Disease,
        act: &Act,
    ) -> Result<(), Invalid> {
        if act.on < self.anchor {
            return Err(match rule.who.anchor {
                Anchor::Birth => Invalid::BeforeBirth,
                Anchor::Pregnancy => Invalid::BeforePregnancy,
            });
        }
        self.note_uncounted(rule, act);
        if !counts(rule, disease, act) {
            return Err(Invalid::OtherVaccine);
        }
        if self.judged.replace(act.on) == Some(act.on) {
            return Err(Invalid::Duplicate);
        }
        let series = self.series.or_else(|| self.series_begun(doses, act.on));
        let dose = series.and_then(|series| series.doses.get(usize::from(self.valid)));
        let judged = self
            .timely(case, dose, act.on)
            .and_then(|()| compatible(case, rule, disease, act));
        match judged {
            Ok(()) => self.count(series, act.on),
            Err(_) => self.invalid = Some(act.on),
        }
        judged
    }

    fn count(&mut self, series: Option<&'static Series>, on: CivilDate) {
        self.series = series;
        self.valid = self.valid.saturating_add(1);
        self.first = self.first.or(Some(on));
        self.last = Some(on);
        self.invalid = None;
    }

    fn note_uncounted(&mut self, rule: &Rule, act: &Act) {
        let holds = |valences: &[_]| {
            let mut held = act.product.valences.iter();
            held.any(|valence| valences.contains(valence))
        };
        if holds(rule.unknown_after) {
            self.unknown = self.unknown.or(Some(act.on));
        }
        if let Some(wait) = rule.waits.iter().find(|wait| holds(wait.after)) {
            self.wait = Some((act.on, wait.interval));
        }
    }

    /// Whether `on` is late enough for the dose, with the grace that the policy gives.
    fn timely(&self, case: &Case, dose: Option<&Dose>, on: CivilDate) -> Result<(), Invalid> {
        let policy = &case.schedule.policy;
        let early = |from: CivilDate| on < from && policy.grace.after(on) < from;
        if let Some(from) = dose.and_then(|dose| self.old_enough(dose))
            && early(from)
        {
            return Err(Invalid::TooYoung { from });
        }
        let intervals = [
            self.last
                .zip(dose.and_then(|dose| minimum_interval(dose, on))),
            self.invalid.zip(dose.map(|_| policy.after_invalid)),
            self.wait,
        ];
        for (after, interval) in intervals.into_iter().flatten() {
            let from = interval.after(after);
            if early(from) {
                return Err(Invalid::TooSoon { after, from });
            }
        }
        Ok(())
    }

    /// The first day on which somebody is old enough for `dose`.
    pub fn old_enough(&self, dose: &Dose) -> Option<CivilDate> {
        dose.minimum_age.map(|age| age.after(self.anchor))
    }
}

/// The minimum interval before a dose given `on` that day.
pub(super) fn minimum_interval(dose: &Dose, on: CivilDate) -> Option<Span> {
    let formerly = dose
        .formerly
        .filter(|formerly| on < formerly.until.into())
        .map(|formerly| formerly.minimum_interval);
    formerly.or(dose.minimum_interval)
}

fn counts(rule: &Rule, disease: Disease, act: &Act) -> bool {
    let mut against = act
        .product
        .valences
        .iter()
        .filter(|valence| valence.disease() == disease);
    rule.counts.is_empty() || against.any(|valence| rule.counts.contains(valence))
}

/// Whether no live virus against another disease came too shortly before. No grace here: it is for intervals of one
/// series.
fn compatible(case: &Case, rule: &Rule, disease: Disease, act: &Act) -> Result<(), Invalid> {
    if !rule.live_virus || !act.product.has(Nature::LiveVirus) {
        return Ok(());
    }
    let interval = case.schedule.policy.live_virus_interval;
    let before = case
        .live_viruses_besides(disease)
        .take_while(|other| *other < act.on)
        .last();
    match before.map(|after| (after, interval.after(after))) {
        Some((after, from)) if act.on < from => Err(Invalid::LiveVirus { after, from }),
        _ => Ok(()),
    }
}
