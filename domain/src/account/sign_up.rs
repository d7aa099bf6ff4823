//! What the registration form holds.

use super::{
    email::Email,
    password::{NewPassword, PasswordAttempt},
    professional::{Professional, ProfessionalForm},
};
use crate::{
    parse,
    problem::{Field, FieldProblem, Problem},
};

/// The most characters that a first or a family name has.
const NAME_CHARS: u16 = 80;

/// The form as it was typed.
#[derive(Clone, Copy, Default)]
pub struct SignUpForm<'a> {
    /// First name.
    pub first_name: &'a str,
    /// Family name.
    pub family_name: &'a str,
    /// Of a practitioner: what an administrator checks.
    pub professional: Option<ProfessionalForm<'a>>,
    /// The address to sign in with.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// The password, once more.
    pub confirmation: &'a str,
}

/// Someone who wants an account.
#[derive(Debug)]
pub struct SignUp {
    /// First name.
    pub first_name: String,
    /// Family name.
    pub family_name: String,
    /// Of a practitioner: what an administrator checks.
    pub professional: Option<Professional>,
    /// Signs in with it, once it is confirmed.
    pub email: Email,
    /// Signs in with it. Whether it is a common one is still to be seen.
    pub password: NewPassword,
}

impl SignUpForm<'_> {
    /// Parses the form.
    ///
    /// # Errors
    /// Everything that is wrong, field by field, in the order of the form.
    pub fn parse(&self) -> Result<SignUp, Vec<FieldProblem>> {
        let mut problems = vec![];
        let first_name = name(Field::FirstName, self.first_name, &mut problems);
        let family_name = name(Field::FamilyName, self.family_name, &mut problems);
        let professional = self.professional.map(|form| form.parse(&mut problems));
        let email = Email::parse(self.email)
            .map_err(|problem| problems.push(FieldProblem::new(Field::Email, problem)))
            .ok();
        let password = NewPassword::choose(self.password, email.as_ref())
            .map_err(|wrong| {
                let at_password = |problem| FieldProblem::new(Field::Password, problem);
                problems.extend(wrong.into_iter().map(at_password));
            })
            .ok();
        if let Some(problem) = wrong_confirmation(self.password, self.confirmation) {
            problems.push(FieldProblem::new(Field::Confirmation, problem));
        }
        match (first_name, family_name, email, password) {
            (Some(first_name), Some(family_name), Some(email), Some(password))
                if problems.is_empty() =>
            {
                Ok(SignUp {
                    first_name,
                    family_name,
                    professional: professional.flatten(),
                    email,
                    password,
                })
            }
            _ => Err(problems),
        }
    }
}

fn name(field: Field, raw: &str, problems: &mut Vec<FieldProblem>) -> Option<String> {
    parse::line(raw, NAME_CHARS)
        .map_err(|problem| problems.push(FieldProblem::new(field, problem)))
        .ok()
}

/// What is wrong with the second time a password was typed, if anything is.
fn wrong_confirmation(password: &str, confirmation: &str) -> Option<Problem> {
    if confirmation.is_empty() {
        return Some(Problem::Missing);
    }
    let same = match (
        PasswordAttempt::parse(password),
        PasswordAttempt::parse(confirmation),
    ) {
        (Some(password), Some(confirmation)) => password.expose() == confirmation.expose(),
        _ => password == confirmation,
    };
    (!same).then_some(Problem::NotTheSame)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: SignUpForm = SignUpForm {
        first_name: " Dominique ",
        family_name: "Durand",
        professional: None,
        email: "Dominique@Exemple.fr",
        password: "Calepin2026",
        confirmation: "Calepin2026",
    };

    #[test]
    fn takes_what_is_right() {
        let sign_up = RIGHT.parse().unwrap();
        assert_eq!(sign_up.first_name, "Dominique");
        assert_eq!(sign_up.email.as_str(), "dominique@exemple.fr");
    }

    #[test]
    fn collects_every_problem_in_the_order_of_the_form() {
        let told: Vec<(Field, Problem)> = SignUpForm::default()
            .parse()
            .unwrap_err()
            .into_iter()
            .map(|at| (at.field, at.problem))
            .collect();
        let missing = [
            Field::FirstName,
            Field::FamilyName,
            Field::Email,
            Field::Password,
            Field::Confirmation,
        ];
        assert_eq!(told, missing.map(|field| (field, Problem::Missing)));
    }

    #[test]
    fn a_practitioner_says_what_an_administrator_checks() {
        let form = |professional| SignUpForm {
            professional: Some(professional),
            ..RIGHT
        };
        let right = ProfessionalForm {
            rpps: "997 0000 0021",
            profession: " Pharmacienne ",
            workplace: "Nantes",
        };
        let professional = form(right).parse().unwrap().professional.unwrap();
        assert_eq!(professional.rpps.as_str(), "99700000021");
        assert_eq!(professional.profession, "Pharmacienne");
        let wrong = ProfessionalForm {
            rpps: "99700000022",
            ..ProfessionalForm::default()
        };
        let told: Vec<(Field, Problem)> = form(wrong)
            .parse()
            .unwrap_err()
            .into_iter()
            .map(|at| (at.field, at.problem))
            .collect();
        assert_eq!(
            told,
            [
                (Field::Rpps, Problem::NotAnRppsNumber),
                (Field::Profession, Problem::Missing),
                (Field::Workplace, Problem::Missing),
            ]
        );
    }

    #[test]
    fn each_rule_alone_refuses() {
        let long = "x".repeat(81);
        for (form, field, problem) in [
            (
                SignUpForm {
                    first_name: &long,
                    ..RIGHT
                },
                Field::FirstName,
                Problem::TooLong { max: 80 },
            ),
            (
                SignUpForm {
                    family_name: "Du\u{202E}rand",
                    ..RIGHT
                },
                Field::FamilyName,
                Problem::InvisibleCharacters,
            ),
            (
                SignUpForm {
                    email: "dominique",
                    ..RIGHT
                },
                Field::Email,
                Problem::NotAnEmail,
            ),
            (
                SignUpForm {
                    password: "Dominique2026",
                    confirmation: "Dominique2026",
                    ..RIGHT
                },
                Field::Password,
                Problem::PasswordHoldsEmail,
            ),
            (
                SignUpForm {
                    confirmation: "calepin2026",
                    ..RIGHT
                },
                Field::Confirmation,
                Problem::NotTheSame,
            ),
        ] {
            let told = form.parse().unwrap_err();
            assert_eq!(told, [FieldProblem::new(field, problem)]);
        }
    }

    #[test]
    fn another_keyboard_writes_the_same_password() {
        let form = SignUpForm {
            password: "Éléphant7",
            confirmation: "E\u{301}le\u{301}phant7",
            ..RIGHT
        };
        assert!(form.parse().is_ok());
    }
}
