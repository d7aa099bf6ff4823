//! What is wrong with a form, in English.

use domain::problem::{Field, FieldProblem, Problem};

use super::administration::ADMINISTRATION;

/// What is wrong with a field.
pub(in crate::text) fn problem(at: FieldProblem) -> String {
    match (at.problem, at.field) {
        (Problem::Missing, empty) => missing(empty).into(),
        (Problem::NotAttested, _) => missing(Field::Attestation).into(),
        (Problem::NotAnRppsNumber, Field::Form) => {
            ADMINISTRATION.rpps_refused.into()
        }
        (Problem::NotAnRppsNumber, _) => {
            "This RPPS number is not valid. Check the 11 digits on your card.".into()
        }
        (Problem::VaccineNotChosen, _) => "Choose a vaccine from the list.".into(),
        (Problem::LikelyEntered, _) => "This record already has a vaccination against the same diseases on that day. If this is a different vaccination, tick the box.".into(),
        (Problem::DateBeforeBirth, _) => {
            "This date is before the holder was born: check the year.".into()
        }
        (Problem::TooLong { max }, _) => format!("This is too long: {max} characters at the most."),
        (Problem::InvisibleCharacters, _) => {
            "This text holds invisible characters. Type it again on the keyboard.".into()
        }
        (Problem::NotAnEmail, _) => {
            "This e\u{2011}mail address is not complete. Example: name@example.com".into()
        }
        (Problem::NotAMobileNumber, _) => {
            "This is not a French mobile number. Example: 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78".into()
        }
        (Problem::NotACode, _) => "Enter the 6\u{a0}digits of the code.".into(),
        (Problem::WrongCode { tries_left: 1 }, _) => {
            "This is not the right code. 1 try left.".into()
        }
        (Problem::WrongCode { tries_left }, _) => {
            format!("This is not the right code. {tries_left} tries left.")
        }
        (Problem::CodeSpent, _) => "This code no longer works. Ask for a new one.".into(),
        (Problem::TooManyWrongCodes, _) => {
            "Too many wrong codes for this account today. Try again tomorrow.".into()
        }
        (Problem::TooManyCodes, _) => {
            "Too many codes were asked for. Wait an hour, then try again.".into()
        }
        (Problem::WrongCredentials, _) => "The e\u{2011}mail address or the password is not right.".into(),
        (Problem::TryLater { seconds }, Field::Code) => format!(
            "A code has just been sent: look at your text messages. You can ask for another in {}.",
            wait(seconds)
        ),
        (Problem::TryLater { seconds }, Field::Email) => format!(
            "Many messages in a short time. Try again in {}.",
            wait(seconds)
        ),
        (Problem::TryLater { seconds }, Field::Form) => format!(
            "Many requests in a short time. Try again in {}.",
            wait(seconds)
        ),
        (Problem::TryLater { seconds }, _) => {
            format!("Too many tries. Try again in {}.", wait(seconds))
        }
        (Problem::PasswordTooShort, _) => "Use at least 8\u{a0}characters.".into(),
        (Problem::PasswordWithoutDigit, _) => "A digit is missing.".into(),
        (Problem::PasswordWithoutLowerCase, _) => "A lower-case letter is missing.".into(),
        (Problem::PasswordWithoutUpperCase, _) => "An upper-case letter is missing.".into(),
        (Problem::PasswordTooCommon, _) => {
            "This password is too common and easy to guess. Choose another one.".into()
        }
        (Problem::PasswordHoldsEmail, _) => {
            "The password must not contain the start of your e\u{2011}mail address (before the @).".into()
        }
        (Problem::NotTheSame, _) => "The two passwords are not the same.".into(),
        (Problem::Unchanged, Field::Phone) => "This is your mobile number already.".into(),
        (Problem::Unchanged, _) => "This is your e\u{2011}mail address already.".into(),
        (Problem::NotADate, _) => {
            "Enter the date in figures: the day, the month, then the year.".into()
        }
        (Problem::DateIncomplete, _) => "The day, the month or the year is missing.".into(),
        (Problem::DateAmbiguous, _) => "Enter the year in 4 figures. Example: 2015".into(),
        (Problem::DateImpossible, _) => {
            "This date does not exist: check the day and the month.".into()
        }
        (Problem::DateInFuture, _) => "This date has not come yet: check the year.".into(),
        (Problem::DateTooOld, _) => "This date is too long ago: check the year.".into(),
        (Problem::WrongBirthDate { tries_left: 0 }, _) => {
            "This is not the right birth date. The link is now locked.".into()
        }
        (Problem::WrongBirthDate { tries_left: 1 }, _) => {
            "This is not the right birth date. 1\u{a0}try left; after that, this link will be locked and you will have to ask for another.".into()
        }
        (Problem::WrongBirthDate { tries_left }, _) => {
            format!("This is not the right birth date. {tries_left}\u{a0}tries left; after that, this link will be locked and you will have to ask for another.")
        }
    }
}

/// What is said of a field that was left empty.
const fn missing(field: Field) -> &'static str {
    match field {
        Field::Email => "Enter your e\u{2011}mail address.",
        Field::Password => "Enter your password.",
        Field::Code => "Enter the code you received by SMS.",
        Field::Confirmation => "Enter your password a second time.",
        Field::FirstName => "Enter the first name.",
        Field::FamilyName => "Enter the family name.",
        Field::Phone => "Enter a mobile number.",
        Field::BirthDate => "Enter the birth date.",
        Field::Rpps => "Enter the RPPS number.",
        Field::Profession => "Enter your profession.",
        Field::Workplace => "Enter your place of work.",
        Field::Reason => "Enter the reason.",
        Field::Again => "Tick the box if it is a different vaccination.",
        Field::Sex => "Select the sex.",
        Field::Vaccine => "Enter the vaccine.",
        Field::OccurredOn => "Enter the date it was given.",
        Field::Source => "Choose the source: “Given by me” or “Validated on proof”.",
        Field::Booster => "Say whether this dose is a booster.",
        Field::UsedName
        | Field::BirthPlace
        | Field::Comment
        | Field::LotNumber
        | Field::ExpiresOn
        | Field::Form => "This field is empty.",
        Field::Attestation => "Tick the box to add this record.",
    }
}

fn wait(seconds: u32) -> String {
    match seconds {
        0..=90 => format!("{seconds} seconds"),
        91..=5400 => format!("{} minutes", seconds.div_ceil(60)),
        _ => format!("{} hours", seconds.div_ceil(3600)),
    }
}
