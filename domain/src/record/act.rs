//! An act as a practitioner enters it.

use super::vaccination::{BodySite, Route, Source};
use crate::{
    date::{self, CivilDate},
    parse::{self, optional},
    problem::{Field, FieldProblem, Problem, note},
    vaccine::{
        self,
        disease::Disease::{Diphtheria, Poliomyelitis, Tetanus},
        product::Product,
        search,
    },
};

/// The most characters the number of a batch has.
const LOT_MAX: u16 = 40;
/// The most characters a comment has.
pub const COMMENT_MAX: u16 = 500;
/// From which age a dose against diphtheria, tetanus or poliomyelitis may be a booster that is worth telling: the French
/// calendar's first one of that kind is given from 11 years on.
const BOOSTER_FROM_YEARS: u16 = 11;

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

/// An act as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActForm {
    /// What was typed for the vaccine.
    pub vaccine: String,
    /// The key of the vaccine that was chosen, if one was.
    pub product: String,
    /// The date.
    pub occurred_on: String,
    /// The word of a source.
    pub source: String,
    /// `yes` or `no`.
    pub booster: String,
    /// The batch.
    pub lot_number: String,
    /// Its expiry date.
    pub expires_on: String,
    /// The word of a route.
    pub route: String,
    /// The word of a site.
    pub body_site: String,
    /// A comment.
    pub comment: String,
}

impl ActForm {
    /// Reads it for a holder who was born on `birth_date`, on the day `today`.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the fields.
    pub fn parse(&self, birth_date: CivilDate, today: CivilDate) -> Result<Act, Vec<FieldProblem>> {
        let mut wrong = vec![];
        let product = note(&mut wrong, Field::Vaccine, self.chosen());
        let occurred_on = given_on(&self.occurred_on, birth_date, today);
        let occurred_on = note(&mut wrong, Field::OccurredOn, occurred_on);
        let source = Source::from_word(&self.source).ok_or(Problem::Missing);
        let source = note(&mut wrong, Field::Source, source);
        let booster = match (product, occurred_on) {
            (Some(product), Some(on)) if asks_booster(product, birth_date, on) => {
                note(&mut wrong, Field::Booster, yes_or_no(&self.booster))
            }
            _ => None,
        };
        let lot_number = optional(parse::line(&self.lot_number, LOT_MAX));
        let lot_number = note(&mut wrong, Field::LotNumber, lot_number);
        let expires_on = optional(expiry(&self.expires_on));
        let expires_on = note(&mut wrong, Field::ExpiresOn, expires_on);
        let comment = optional(parse::line(&self.comment, COMMENT_MAX));
        let comment = note(&mut wrong, Field::Comment, comment);
        let (Some(product), Some(occurred_on), Some(source), true) =
            (product, occurred_on, source, wrong.is_empty())
        else {
            return Err(wrong);
        };
        Ok(Act {
            product,
            occurred_on,
            source,
            booster,
            lot_number: lot_number.flatten(),
            expires_on: expires_on.flatten(),
            route: Route::from_word(&self.route),
            body_site: BodySite::from_word(&self.body_site),
            comment: comment.flatten(),
        })
    }

    /// The vaccine: the one that was chosen, or the only one that what was typed can mean.
    ///
    /// # Errors
    /// [`Problem::Missing`] or [`Problem::VaccineNotChosen`].
    pub fn chosen(&self) -> Result<&'static Product, Problem> {
        if let Some(chosen) = vaccine::product(&self.product) {
            return Ok(chosen);
        }
        if self.vaccine.trim().is_empty() {
            return Err(Problem::Missing);
        }
        search::named(&self.vaccine).ok_or(Problem::VaccineNotChosen)
    }
}

/// Whether it is asked if a dose was a booster: a vaccine against diphtheria, tetanus or poliomyelitis, from 11 years on.
pub fn asks_booster(product: &Product, birth_date: CivilDate, on: CivilDate) -> bool {
    [Diphtheria, Tetanus, Poliomyelitis]
        .into_iter()
        .any(|disease| product.covers(disease))
        && birth_date.whole_years_until(on) >= BOOSTER_FROM_YEARS
}

fn given_on(typed: &str, birth_date: CivilDate, today: CivilDate) -> Result<CivilDate, Problem> {
    match date::parse_parts(typed, "", "")? {
        on if on > today => Err(Problem::DateInFuture),
        on if on < birth_date => Err(Problem::DateBeforeBirth),
        on => Ok(on),
    }
}

/// A date; or, as many boxes have it, a month and a year, which mean the month's last day.
fn expiry(typed: &str) -> Result<CivilDate, Problem> {
    let typed = typed.trim();
    match typed.split(['/', '.', '-', ' ']).collect::<Vec<_>>()[..] {
        [month, year] if year.len() == 4 => {
            let first = date::parse_parts("1", month, year)?;
            Ok(first.plus_months(1).day_before())
        }
        _ => date::parse_parts(typed, "", ""),
    }
}

fn yes_or_no(word: &str) -> Result<bool, Problem> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Problem::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BORN: &str = "2005-03-14";
    const TODAY: &str = "2026-11-22";

    fn form(vaccine: &str, occurred_on: &str) -> ActForm {
        ActForm {
            vaccine: vaccine.into(),
            occurred_on: occurred_on.into(),
            source: "performed".into(),
            ..ActForm::default()
        }
    }

    fn parse(form: &ActForm) -> Result<Act, Vec<FieldProblem>> {
        form.parse(BORN.parse().unwrap(), TODAY.parse().unwrap())
    }

    fn refused(form: &ActForm) -> Vec<(Field, Problem)> {
        let wrong = parse(form).unwrap_err();
        wrong.iter().map(|at| (at.field, at.problem)).collect()
    }

    #[test]
    fn a_vaccine_and_a_date_are_enough() {
        let act = parse(&form("priorix", "15042022")).unwrap();
        assert_eq!(act.product.key, "priorix");
        assert_eq!(act.occurred_on.to_string(), "2022-04-15");
        assert_eq!(act.booster, None);
        assert_eq!(parse(&form("PRIORIX", "15/04/2022")), Ok(act));
    }

    #[test]
    fn a_chosen_vaccine_wins_over_what_was_typed() {
        let mut chosen = form("prior", "15042022");
        assert_eq!(
            refused(&chosen),
            [(Field::Vaccine, Problem::VaccineNotChosen)]
        );
        chosen.product = "priorix".into();
        assert_eq!(parse(&chosen).unwrap().product.key, "priorix");
        chosen.product = "no-such-vaccine".into();
        assert_eq!(
            refused(&chosen),
            [(Field::Vaccine, Problem::VaccineNotChosen)]
        );
    }

    #[test]
    fn dates_that_cannot_be_are_refused() {
        for (typed, problem) in [
            ("", Problem::Missing),
            ("150422", Problem::DateAmbiguous),
            ("15/04/22", Problem::DateAmbiguous),
            ("30022022", Problem::DateImpossible),
            ("23/11/2026", Problem::DateInFuture),
            ("13/03/2005", Problem::DateBeforeBirth),
            ("hier", Problem::NotADate),
        ] {
            let wrong = refused(&form("priorix", typed));
            assert_eq!(wrong, [(Field::OccurredOn, problem)], "{typed}");
        }
        for typed in ["14/03/2005", "22/11/2026"] {
            assert!(parse(&form("priorix", typed)).is_ok(), "{typed}");
        }
    }

    #[test]
    fn the_booster_is_asked_for_these_vaccines_from_eleven_years_on() {
        for (vaccine, on, asked) in [
            ("revaxis", "14/03/2016", true),
            ("revaxis", "13/03/2016", false),
            ("boostrixtetra", "14/03/2020", true),
            ("priorix", "14/03/2020", false),
            ("gardasil 9", "14/03/2020", false),
        ] {
            let mut form = form(vaccine, on);
            let missing = [(Field::Booster, Problem::Missing)];
            match parse(&form) {
                Ok(act) => assert!(!asked && act.booster.is_none(), "{vaccine} {on}"),
                Err(_) => assert!(asked && refused(&form) == missing, "{vaccine} {on}"),
            }
            form.booster = "yes".into();
            assert_eq!(parse(&form).unwrap().booster, asked.then_some(true));
        }
    }

    #[test]
    fn a_batch_expires_on_a_day_or_with_a_month() {
        for (typed, on) in [
            ("02/2028", Some("2028-02-29")),
            ("12 2027", Some("2027-12-31")),
            ("15/04/2027", Some("2027-04-15")),
            ("15042027", Some("2027-04-15")),
            ("", None),
        ] {
            let mut form = form("priorix", "15042022");
            form.expires_on = typed.into();
            let read = parse(&form).unwrap().expires_on.map(|on| on.to_string());
            assert_eq!(read.as_deref(), on, "{typed}");
        }
        let mut form = form("priorix", "15042022");
        form.expires_on = "13/2028".into();
        assert_eq!(
            refused(&form),
            [(Field::ExpiresOn, Problem::DateImpossible)]
        );
    }
}
