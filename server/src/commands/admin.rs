//! Making administrators.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::{Context, Result, anyhow, bail};
use domain::{
    account::{Language, email::Email, password::NewPassword, phone::MobileNumber},
    parse,
    problem::Problem,
};
use services::{Error, NewAdministrator};

use super::{LOG_OF_TERMINAL, services, start_log};
use crate::{cli::AdminCommand, config::Config, secret};

/// The most characters of a name.
const NAME: u16 = 100;

/// Does what was asked.
///
/// # Errors
/// When something that was typed is not what it must be, or the address has an account already.
pub async fn admin(config: Config, command: AdminCommand) -> Result<ExitCode> {
    start_log(&config, LOG_OF_TERMINAL)?;
    let AdminCommand::Create { password_file } = command;
    // First: nobody should type everything to learn that there is no database.
    let administration = services(&config).await?.administration;
    let new = if io::stdin().is_terminal() {
        asked(&mut Terminal, password_file.as_deref())?
    } else {
        asked(&mut Lines(io::stdin().lock()), password_file.as_deref())?
    };
    match administration.create(new).await {
        Ok(()) => println!("The administrator can sign in."),
        Err(Error::Conflict) => bail!("this e-mail address has an account already"),
        Err(error) => return Err(error.into()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Where answers come from.
trait Answers {
    fn line(&mut self, question: &str) -> io::Result<String>;
    fn password(&mut self, question: &str) -> io::Result<String>;
    /// Whether a slip of the fingers is possible.
    fn are_typed(&self) -> bool;
}

/// Someone who types.
struct Terminal;

impl Answers for Terminal {
    fn line(&mut self, question: &str) -> io::Result<String> {
        print!("{question}: ");
        io::stdout().flush()?;
        let mut line = String::new();
        io::stdin().read_line(&mut line)?;
        Ok(line)
    }

    fn password(&mut self, question: &str) -> io::Result<String> {
        rpassword::prompt_password(format!("{question}: "))
    }

    fn are_typed(&self) -> bool {
        true
    }
}

/// A program or a file, one answer a line.
struct Lines<R>(R);

impl<R: BufRead> Answers for Lines<R> {
    fn line(&mut self, _: &str) -> io::Result<String> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line)
    }

    fn password(&mut self, question: &str) -> io::Result<String> {
        let line = self.line(question)?;
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn are_typed(&self) -> bool {
        false
    }
}

fn asked(answers: &mut impl Answers, password_file: Option<&Path>) -> Result<NewAdministrator> {
    let email = answers.line("E-mail address")?;
    let email = Email::parse(&email).map_err(|wrong| told("the e-mail address", &[wrong]))?;
    let phone = answers.line("Mobile number, for the codes")?;
    let phone = MobileNumber::parse(&phone).map_err(|wrong| told("the mobile number", &[wrong]))?;
    let first_name = name(answers, "First name")?;
    let family_name = name(answers, "Family name")?;
    let password = match password_file {
        Some(file) => secret::line("password", file).context("--password-file")?,
        None => password(answers)?,
    };
    let password = NewPassword::choose(&password, Some(&email))
        .map_err(|wrong| told("the password", &wrong))?;
    Ok(NewAdministrator {
        email,
        phone,
        password,
        first_name,
        family_name,
        language: Language::default(),
    })
}

fn name(answers: &mut impl Answers, question: &str) -> Result<String> {
    let typed = answers.line(question)?;
    parse::line(&typed, NAME).map_err(|wrong| told(&question.to_lowercase(), &[wrong]))
}

fn password(answers: &mut impl Answers) -> Result<String> {
    let password = answers.password("Password")?;
    if answers.are_typed() && answers.password("Password again")? != password {
        bail!("the two passwords differ");
    }
    Ok(password)
}

/// What is wrong, without what was typed.
fn told(what: &str, wrong: &[Problem]) -> anyhow::Error {
    anyhow!("{what}: {wrong:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(text: &str) -> Result<NewAdministrator> {
        asked(&mut Lines(text.as_bytes()), None)
    }

    #[test]
    fn is_read_line_by_line() {
        let new = from("Admin@Exemple.fr\n06 12 34 56 78\nNora\nLefèvre\nCalepin 2026\n").unwrap();
        assert_eq!(new.email.as_str(), "admin@exemple.fr");
        assert_eq!(new.phone.as_str(), "+33612345678");
        assert_eq!(
            (new.first_name.as_str(), new.family_name.as_str()),
            ("Nora", "Lefèvre")
        );
        assert_eq!(new.password.into_attempt().expose(), "Calepin 2026");
    }

    #[test]
    fn what_is_wrong_is_named_and_not_repeated() {
        for (text, says) in [
            ("", "the e-mail address"),
            ("admin@exemple.fr\n01 23 45 67 89\n", "the mobile number"),
            ("admin@exemple.fr\n0612345678\n\n", "first name"),
            (
                "admin@exemple.fr\n0612345678\nA\nB\nsecret\n",
                "the password",
            ),
        ] {
            let wrong = from(text).unwrap_err().to_string();
            assert!(wrong.starts_with(says), "{wrong}");
            assert!(
                !wrong.contains("secret") && !wrong.contains("01 23"),
                "{wrong}"
            );
        }
    }
}
