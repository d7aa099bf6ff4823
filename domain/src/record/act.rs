//! An act as a practitioner vouches for it.

use super::vaccination::{BodySite, Route, Source, Vaccination, Validation};
use crate::{
    date::CivilDate,
    vaccine::{
        disease::Disease::{Diphtheria, Poliomyelitis, Tetanus},
        product::Product,
    },
};

/// From which age a dose against diphtheria, tetanus or poliomyelitis may be a booster that is worth telling: the French
/// calendar's first one of that kind is given from 11 years on.
const BOOSTER_FROM_YEARS: u16 = 11;
/// How many seconds acts that are entered one after the other belong together: a paper booklet is copied in one sitting.
pub const SITTING: i64 = 60 * 60;

/// An act, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The vaccine.
    pub product: &'static Product,
    /// When it was given.
    pub occurred_on: CivilDate,
    /// How the practitioner knows.
    pub source: Source,
    /// Whether it was a booster; nothing where that is not asked.
    pub booster: Option<bool>,
    /// The batch.
    pub lot_number: Option<String>,
    /// The batch's expiry date.
    pub expires_on: Option<CivilDate>,
    /// How it was given.
    pub route: Option<Route>,
    /// Where it was given.
    pub body_site: Option<BodySite>,
    /// Whatever else.
    pub comment: Option<String>,
}

impl Act {
    /// Whether it is likely the same as one that a record has already: a dose against the same diseases, on the same day.
    pub fn is_like(&self, known: &Vaccination) -> bool {
        let diseases = &known.diseases;
        known.validation != Validation::Refused
            && known.occurred_on == self.occurred_on
            && self.product.diseases().count() == diseases.len()
            && diseases.iter().all(|disease| self.product.covers(*disease))
    }
}

/// Whether it is asked if a dose was a booster: a vaccine against diphtheria, tetanus or poliomyelitis, from 11 years on.
pub fn asks_booster(product: &Product, birth_date: CivilDate, on: CivilDate) -> bool {
    has_boosters(product) && is_of_age_for_boosters(birth_date, on)
}

/// Whether a vaccine is against diphtheria, tetanus or poliomyelitis: one of two things that [`asks_booster`] is about.
pub fn has_boosters(product: &Product) -> bool {
    [Diphtheria, Tetanus, Poliomyelitis]
        .into_iter()
        .any(|disease| product.covers(disease))
}

/// Whether a holder was old enough on a day: the other one.
pub fn is_of_age_for_boosters(birth_date: CivilDate, on: CivilDate) -> bool {
    birth_date.whole_years_until(on) >= BOOSTER_FROM_YEARS
}
