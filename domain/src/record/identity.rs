//! Who a record is about, and how to reach them, as a practitioner types it.

use super::{
    birth_date,
    names::{tidy_family_name, tidy_first_name},
    person::{Person, Sex},
};
use crate::{
    account::{email::Email, phone::MobileNumber},
    date::{self, CivilDate},
    parse::{self, optional},
    problem::{Field, FieldProblem, note},
};

/// The most characters a name or a place has.
pub const NAME_MAX: u16 = 100;
/// The most characters a comment has.
pub const COMMENT_MAX: u16 = 500;

/// The identity of a record's holder, and what else the practitioner notes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Names, sex and birth date.
    pub person: Person,
    /// Where they were born.
    pub birth_place: Option<String>,
    /// Where an invitation can be sent.
    pub email: Option<Email>,
    /// Where they can be reached.
    pub phone: Option<MobileNumber>,
    /// Whatever else.
    pub comment: Option<String>,
}

/// An identity as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IdentityForm {
    /// Family name.
    pub family_name: String,
    /// Name used in daily life.
    pub used_name: String,
    /// First name.
    pub first_name: String,
    /// `female` or `male`.
    pub sex: String,
    /// The three parts of the birth date.
    pub birth_date: [String; 3],
    /// Place of birth.
    pub birth_place: String,
    /// E-mail address.
    pub email: String,
    /// Mobile number.
    pub phone: String,
    /// Comment.
    pub comment: String,
}

impl IdentityForm {
    /// Reads it on the day `today`.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the fields.
    pub fn parse(&self, today: CivilDate) -> Result<Identity, Vec<FieldProblem>> {
        let mut wrong = vec![];
        let [day, month, year] = &self.birth_date;
        let family_name = parse::line(&self.family_name, NAME_MAX);
        let family_name = note(&mut wrong, Field::FamilyName, family_name);
        let first_name = parse::line(&self.first_name, NAME_MAX);
        let first_name = note(&mut wrong, Field::FirstName, first_name);
        let sex = note(&mut wrong, Field::Sex, Sex::parse(&self.sex));
        let birth_date = birth_date::parse(day, month, year, today);
        let birth_date = note(&mut wrong, Field::BirthDate, birth_date);
        let used_name = optional(parse::line(&self.used_name, NAME_MAX));
        let used_name = note(&mut wrong, Field::UsedName, used_name);
        let birth_place = optional(parse::line(&self.birth_place, NAME_MAX));
        let birth_place = note(&mut wrong, Field::BirthPlace, birth_place);
        let email = note(
            &mut wrong,
            Field::Email,
            optional(Email::parse(&self.email)),
        );
        let phone = optional(MobileNumber::parse(&self.phone));
        let phone = note(&mut wrong, Field::Phone, phone);
        let comment = optional(parse::line(&self.comment, COMMENT_MAX));
        let comment = note(&mut wrong, Field::Comment, comment);
        let (Some(family_name), Some(first_name), Some(sex), Some(birth_date), true) =
            (family_name, first_name, sex, birth_date, wrong.is_empty())
        else {
            return Err(wrong);
        };
        Ok(Identity {
            person: Person {
                family_name,
                used_name: used_name.flatten(),
                first_name,
                sex,
                birth_date,
            },
            birth_place: birth_place.flatten(),
            email: email.flatten(),
            phone: phone.flatten(),
            comment: comment.flatten(),
        })
    }

    /// Writes the names as identity papers do.
    pub fn tidy(&mut self) {
        self.family_name = tidy_family_name(&self.family_name);
        self.used_name = tidy_family_name(&self.used_name);
        self.first_name = tidy_first_name(&self.first_name);
    }

    /// Whether the names are written so already.
    pub fn is_tidy(&self) -> bool {
        let mut tidy = self.clone();
        tidy.tidy();
        tidy == *self
    }

    /// The form of somebody who was looked for in vain: names as in a list, the family name first and the last word the
    /// first name, tidied, and a date of eight digits or with its separators. A beginning, to be read over.
    pub fn looked_for(typed: &str) -> Self {
        let (dates, names): (Vec<&str>, Vec<&str>) = typed
            .split_whitespace()
            .partition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let (family_name, first_name) = match names.split_last() {
            Some((first_name, family_name)) if !family_name.is_empty() => {
                (family_name.join(" "), (*first_name).to_owned())
            }
            _ => (names.concat(), String::new()),
        };
        let mut form = Self {
            family_name,
            first_name,
            ..Self::default()
        };
        let read = |word: &&str| date::parse_parts(word, "", "").ok();
        if let Some(date) = dates.iter().find_map(read) {
            form.birth_date = parts_of(date);
        }
        form.tidy();
        form
    }
}

impl From<Identity> for IdentityForm {
    fn from(identity: Identity) -> Self {
        let person = identity.person;
        let or_nothing = Option::unwrap_or_default;
        Self {
            family_name: person.family_name,
            used_name: or_nothing(person.used_name),
            first_name: person.first_name,
            sex: person.sex.word().to_owned(),
            birth_date: parts_of(person.birth_date),
            birth_place: or_nothing(identity.birth_place),
            email: or_nothing(identity.email.map(|email| email.as_str().to_owned())),
            phone: or_nothing(identity.phone.map(|phone| phone.as_str().to_owned())),
            comment: or_nothing(identity.comment),
        }
    }
}

/// Day, month and year, as somebody would type them.
fn parts_of(date: CivilDate) -> [String; 3] {
    [
        format!("{:02}", date.day()),
        format!("{:02}", date.month()),
        format!("{:04}", date.year()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    fn form() -> IdentityForm {
        IdentityForm {
            family_name: "durand".into(),
            first_name: "camille".into(),
            sex: "female".into(),
            birth_date: ["14032019".into(), String::new(), String::new()],
            ..IdentityForm::default()
        }
    }

    fn today() -> CivilDate {
        CivilDate::new(2026, 11, 22).unwrap()
    }

    #[test]
    fn four_fields_are_enough_and_names_are_tidied_on_request_only() {
        let mut form = form();
        assert_eq!(form.parse(today()).unwrap().person.family_name, "durand");
        form.tidy();
        let identity = form.parse(today()).unwrap();
        assert_eq!(identity.person.family_name, "DURAND");
        assert_eq!(identity.person.first_name, "Camille");
        assert_eq!((identity.email, identity.phone), (None, None));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let nothing = IdentityForm {
            email: "personne@".into(),
            phone: "0102".into(),
            ..IdentityForm::default()
        };
        let wrong = nothing.parse(today()).unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|at| (at.field, at.problem)).collect();
        assert_eq!(
            wrong,
            [
                (Field::FamilyName, Problem::Missing),
                (Field::FirstName, Problem::Missing),
                (Field::Sex, Problem::Missing),
                (Field::BirthDate, Problem::Missing),
                (Field::Email, Problem::NotAnEmail),
                (Field::Phone, Problem::NotAMobileNumber),
            ]
        );
    }

    #[test]
    fn whoever_was_looked_for_in_vain_begins_a_form() {
        for (typed, family_name, first_name, day) in [
            ("durand camille 14032019", "DURAND", "Camille", "14"),
            (
                "14/03/2019 le goff Marie-Thérèse",
                "LE GOFF",
                "Marie-Thérèse",
                "14",
            ),
            (" durand ", "DURAND", "", ""),
            ("durand 1403", "DURAND", "", ""),
            ("31022019", "", "", ""),
            ("", "", "", ""),
        ] {
            let form = IdentityForm::looked_for(typed);
            assert_eq!(
                (&*form.family_name, &*form.first_name, &*form.birth_date[0]),
                (family_name, first_name, day),
                "{typed}"
            );
        }
        for (typed, parts) in [
            ("14032019", ["14", "03", "2019"]),
            ("1.1.0800", ["01", "01", "0800"]),
        ] {
            assert_eq!(IdentityForm::looked_for(typed).birth_date, parts);
        }
    }

    #[test]
    fn a_kept_identity_is_shown_and_read_back_unchanged() {
        let mut typed = form();
        typed.used_name = "McDonald".into();
        typed.email = "famille@exemple.fr".into();
        typed.phone = "06 39 98 00 42".into();
        typed.birth_place = "Nantes".into();
        typed.comment = "jumelle".into();
        let identity = typed.parse(today()).unwrap();
        let shown = IdentityForm::from(identity.clone());
        assert_eq!(shown.parse(today()).unwrap(), identity);
        assert!(!shown.is_tidy());
        typed.tidy();
        assert!(typed.is_tidy());
    }

    #[test]
    fn nothing_invisible_gets_into_a_name() {
        let mut form = form();
        form.used_name = "MAR\u{202E}TIN".into();
        let wrong = form.parse(today()).unwrap_err();
        assert_eq!(
            wrong,
            [FieldProblem::new(
                Field::UsedName,
                Problem::InvisibleCharacters
            )]
        );
    }
}
