//! The forecast of a dose each season.

use super::{
    Case, Outcome,
    decide::Answer,
    forecast::{Light, NextDose},
    reason::{Invalid, Reason},
    schedule::{Season, Seasons},
};
use crate::{date::CivilDate, vaccine::disease::Disease};

/// What `plan` asks of somebody with these acts: a dose in the season that runs, or else in the next that is known.
pub(super) fn answer(
    case: &Case,
    plan: &Seasons,
    disease: Disease,
    tell: &mut impl FnMut(usize, CivilDate, Outcome),
) -> Answer {
    let mut ahead = plan
        .known
        .iter()
        .filter(|season| case.on <= season.last.into());
    let season = ahead.next();
    let Some(season) = season else {
        tell_of(case, None, disease, tell);
        return Answer::without_dose(Light::Unknown, 0, Reason::UnknownSeason);
    };
    let (valid, last) = tell_of(case, Some(season), disease, tell);
    let due = |season: &Season| {
        let rested = plan
            .interval
            .zip(last)
            .map(|(interval, last)| interval.after(last));
        let from = CivilDate::from(season.from);
        let recommended = rested.map_or(from, |rested| from.max(rested));
        (recommended <= season.last.into()).then_some(recommended)
    };
    match last.filter(|_| valid > 0 || due(season).is_none()) {
        None => with_dose(
            case,
            valid,
            *season,
            due(season).unwrap_or(season.from.into()),
        ),
        Some(on) => match ahead.find_map(|season| Some((season, due(season)?))) {
            Some((season, recommended)) => with_dose(case, valid, *season, recommended),
            None => Answer::without_dose(Light::UpToDate, valid, Reason::SeasonDone { on }),
        },
    }
}

fn with_dose(case: &Case, valid: u8, season: Season, recommended: CivilDate) -> Answer {
    let (from, last) = (season.from.into(), season.last.into());
    let next = NextDose {
        earliest: recommended,
        recommended,
        overdue_from: None,
        latest: Some(last),
    };
    Answer::with_dose(case, valid, next, Reason::InSeason { from, last })
}

/// Judges the acts; how many count for `season`, and when the last of all was.
fn tell_of(
    case: &Case,
    season: Option<&Season>,
    disease: Disease,
    tell: &mut impl FnMut(usize, CivilDate, Outcome),
) -> (u8, Option<CivilDate>) {
    let mut valid = 0_u8;
    let mut last = None;
    for (place, act) in case.acts_against(disease) {
        let within = season
            .is_some_and(|season| (season.from.into()..=season.last.into()).contains(&act.on));
        let outcome = if last.replace(act.on) == Some(act.on) {
            Outcome::NotValid(Invalid::Duplicate)
        } else if within {
            valid = valid.saturating_add(1);
            Outcome::Valid { dose: valid }
        } else {
            Outcome::NotValid(Invalid::OtherSeason)
        };
        tell(place, act.on, outcome);
    }
    (valid, last)
}
