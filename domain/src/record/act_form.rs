//! An act as it is typed: what is wrong with it is said all at once.

use serde::{Deserialize, Serialize};

use super::{
    act::{Act, asks_booster},
    vaccination::{BodySite, Route, Source, Vaccination},
};
use crate::{
    date::{self, CivilDate},
    parse::{self, optional},
    problem::{Field, FieldProblem, Problem, note},
    vaccine::{self, product::Product, search},
};

/// The most characters the number of a batch has.
const LOT_MAX: u16 = 40;
/// The most characters a comment has.
const COMMENT_MAX: u16 = 500;

/// An act as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActForm {
    /// What was typed for the vaccine.
    pub vaccine: String,
    /// The key of the vaccine that was chosen, if one was.
    pub product: String,
    /// What was typed when that choice was offered; nothing where the choice follows what is typed by itself.
    pub searched: String,
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
    /// `on`, to enter it though the record has one like it.
    pub again: String,
}

impl ActForm {
    /// Each input's name, and what was typed into it.
    pub fn inputs(&self) -> [(&'static str, &str); 12] {
        [
            ("vaccine", &self.vaccine),
            ("product", &self.product),
            ("searched", &self.searched),
            ("occurred_on", &self.occurred_on),
            ("source", &self.source),
            ("booster", &self.booster),
            ("lot_number", &self.lot_number),
            ("expires_on", &self.expires_on),
            ("route", &self.route),
            ("body_site", &self.body_site),
            ("comment", &self.comment),
            ("again", &self.again),
        ]
    }

    /// What was typed, by the names of the inputs.
    pub fn read(input: impl Fn(&str) -> String) -> Self {
        Self {
            vaccine: input("vaccine"),
            product: input("product"),
            searched: input("searched"),
            occurred_on: input("occurred_on"),
            source: input("source"),
            booster: input("booster"),
            lot_number: input("lot_number"),
            expires_on: input("expires_on"),
            route: input("route"),
            body_site: input("body_site"),
            comment: input("comment"),
            again: input("again"),
        }
    }

    /// An act as it would be typed.
    pub fn of(act: &Vaccination) -> Self {
        let booster = act
            .booster
            .map(|booster| if booster { "yes" } else { "no" });
        Self {
            vaccine: act.vaccine.clone(),
            product: act.product.clone().unwrap_or_default(),
            searched: String::new(),
            occurred_on: act.occurred_on.typed(),
            source: act.source.map(Source::word).unwrap_or_default().to_owned(),
            booster: booster.unwrap_or_default().to_owned(),
            lot_number: act.lot_number.clone().unwrap_or_default(),
            expires_on: act.expires_on.map(CivilDate::typed).unwrap_or_default(),
            route: act.route.map(Route::word).unwrap_or_default().to_owned(),
            body_site: act
                .body_site
                .map(BodySite::word)
                .unwrap_or_default()
                .to_owned(),
            comment: act.comment.clone().unwrap_or_default(),
            again: String::new(),
        }
    }

    /// Whether it is to be entered though the record has one like it.
    pub fn is_meant_again(&self) -> bool {
        self.again == "on"
    }

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
        // Typed anew since it was chosen: the choice says nothing of that.
        let follows = self.searched.is_empty() || self.searched == self.vaccine;
        if let (Some(chosen), true) = (vaccine::product(&self.product), follows) {
            return Ok(chosen);
        }
        if self.vaccine.trim().is_empty() {
            return Err(Problem::Missing);
        }
        search::named(&self.vaccine).ok_or(Problem::VaccineNotChosen)
    }
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
    fn a_choice_that_was_offered_for_other_words_is_none() {
        let mut form = form("prior", "15042022");
        form.product = "priorix".into();
        form.searched = "prior".into();
        assert_eq!(parse(&form).unwrap().product.key, "priorix");
        form.vaccine = "rouv".into();
        assert_eq!(
            refused(&form),
            [(Field::Vaccine, Problem::VaccineNotChosen)]
        );
        form.vaccine = "rouvax".into();
        assert_eq!(parse(&form).unwrap().product.key, "rouvax");
    }

    #[test]
    fn inputs_are_read_as_they_are_named() {
        let form = ActForm {
            lot_number: "A21CC".into(),
            again: "on".into(),
            ..form("priorix", "15042022")
        };
        let inputs = form.inputs();
        let input = |name: &str| inputs.iter().find(|(known, _)| *known == name).unwrap().1;
        assert_eq!(ActForm::read(|name| input(name).to_owned()), form);
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
