//! What people register and sign in with.

use domain::{
    account::{
        email::Email,
        one_time_code::OneTimeCode,
        password::{NewPassword, PasswordAttempt, Strength, problems},
        phone::MobileNumber,
        professional::ProfessionalForm,
        rpps::RppsNumber,
        sign_in::{self, SignIn},
        sign_up::SignUpForm,
        user_agent::UserAgent,
    },
    parse,
    problem::Field,
};
use unicode_normalization::UnicodeNormalization;

use crate::{assert_kept_as_a_line, assert_told, fields};

/// An address is one address however it is typed, and nothing but one.
pub(crate) fn email(text: &str) {
    let Ok(email) = Email::parse(text) else {
        return;
    };
    let kept = email.as_str();
    assert!(kept.chars().count() <= usize::from(Email::MAX_CHARS));
    assert!(!email.local_part().is_empty());
    assert!(
        !kept.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;:\"()".contains(c))
    );
    let decomposed: String = kept.nfd().collect();
    for typed in [kept, &decomposed, &kept.to_ascii_uppercase()] {
        assert_eq!(Email::parse(typed).as_ref().map(Email::as_str), Ok(kept));
    }
    assert_eq!(kept.parse(), Ok(email));
}

/// A number is kept in one form, and read again from it.
pub(crate) fn phone(text: &str) {
    let Ok(number) = MobileNumber::parse(text) else {
        return;
    };
    let kept = number.as_str();
    let digits = kept.strip_prefix('+').unwrap_or_default();
    assert!((9..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()));
    assert!(kept.ends_with(number.ending()) && number.ending().len() == 2);
    for typed in [kept, &format!("00{digits}")] {
        assert_eq!(MobileNumber::parse(typed), Ok(number.clone()));
    }
}

/// A password that was chosen obeys the rule, and signs in from every keyboard.
pub(crate) fn password(text: &str) {
    let [typed, address] = fields(text);
    let email = Email::parse(address).ok();
    let local_part = email.as_ref().map_or("", Email::local_part);
    match NewPassword::choose(typed, email.as_ref()) {
        Ok(password) => {
            let kept = password.expose();
            let chars = kept.chars().count();
            assert!(
                (NewPassword::MIN_CHARS..=usize::from(NewPassword::MAX_CHARS)).contains(&chars)
            );
            assert_eq!(problems(kept, local_part), []);
            assert!(NewPassword::parse(typed).is_ok());
            assert_eq!(chars >= 16, Strength::of(kept) == Strength::Strong);
            let decomposed: String = kept.nfd().collect();
            for again in [typed, kept, &decomposed] {
                let attempt = sign_in::parse_password(again).ok();
                assert_eq!(attempt.as_ref().map(PasswordAttempt::expose), Some(kept));
            }
        }
        Err(wrong) => assert!(!wrong.is_empty()),
    }
}

/// A code is six digits.
pub(crate) fn code(text: &str) {
    if let Ok(code) = OneTimeCode::parse(text) {
        let digits = code.expose();
        assert!(digits.len() == OneTimeCode::DIGITS && digits.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(OneTimeCode::parse(digits), Ok(code.clone()));
    }
}

/// A number with one wrong digit is refused.
pub(crate) fn rpps(text: &str) {
    let Ok(number) = RppsNumber::parse(text) else {
        return;
    };
    let digits = number.as_str();
    assert_eq!(digits.len(), RppsNumber::DIGITS);
    assert_eq!(RppsNumber::parse(digits), Ok(number.clone()));
    for (at, digit) in digits.bytes().enumerate() {
        for wrong in (b'0'..=b'9').filter(|other| *other != digit) {
            let typed = format!(
                "{}{}{}",
                &digits[..at],
                char::from(wrong),
                &digits[at + 1..]
            );
            assert!(RppsNumber::parse(&typed).is_err(), "{typed} for {digits}");
        }
    }
}

/// A sign-in is an address and a password; a refused one says which is wrong.
pub(crate) fn sign_in(text: &str) {
    let [email, password] = fields(text);
    match SignIn::parse(email, password) {
        Ok(read) => {
            assert_eq!(Email::parse(email), Ok(read.email));
            assert!(!read.password.expose().is_empty());
        }
        Err(wrong) => assert_told(&wrong),
    }
}

/// Whoever registered can sign in with what they typed.
pub(crate) fn sign_up(text: &str) {
    let [
        first_name,
        family_name,
        email,
        password,
        confirmation,
        rpps,
        profession,
        workplace,
    ] = fields(text);
    let professional = ProfessionalForm {
        rpps,
        profession,
        workplace,
    };
    for professional in [None, Some(professional)] {
        let form = SignUpForm {
            first_name,
            family_name,
            professional,
            email,
            password,
            confirmation,
        };
        match form.parse() {
            Ok(read) => {
                assert!(SignIn::parse(email, confirmation).is_ok());
                assert_eq!(read.professional.is_some(), professional.is_some());
                for name in [read.first_name, read.family_name] {
                    assert_eq!(parse::line(&name, 80), Ok(name));
                }
                if let Some(said) = read.professional {
                    assert_kept_as_a_line(&said.profession);
                    assert_kept_as_a_line(&said.workplace);
                }
            }
            Err(mut wrong) => {
                // A password breaks as many rules as it breaks.
                wrong.dedup_by(|one, before| [one.field, before.field] == [Field::Password; 2]);
                assert_told(&wrong);
            }
        }
    }
}

/// What was read of a browser is kept as it was read.
pub(crate) fn user_agent(text: &str) {
    for read in [UserAgent::parse(text), UserAgent::from_text(text)] {
        assert_eq!(UserAgent::from_text(&read.to_text()), read);
    }
}
