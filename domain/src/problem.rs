//! What may be wrong with what a person typed: the closed list of what they may be told, free of any wording.
//! The screens put each into words, in each language.

use serde::{Deserialize, Serialize};

/// One thing that is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing was typed.
    Missing,
    /// More characters than the field takes.
    TooLong {
        /// The most characters it takes.
        max: u16,
    },
    /// Holds characters that cannot be seen (control characters, direction overrides).
    InvisibleCharacters,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a mobile number of an allowed country.
    NotAMobileNumber,
    /// Not 11 digits of which the last checks the others.
    NotAnRppsNumber,
    /// Not a six-digit code.
    NotACode,
    /// The code is not the one that was sent last.
    WrongCode {
        /// How many tries the code has left.
        tries_left: u8,
    },
    /// The code is too old, was used, or had too many tries: a new one is needed.
    CodeSpent,
    /// Too many wrong codes for this account today.
    TooManyWrongCodes,
    /// No code can be sent now: too many were.
    TooManyCodes,
    /// E-mail and password do not go together. Never says which of the two is wrong.
    WrongCredentials,
    /// Too many tries: wait.
    TryLater {
        /// How many seconds to wait.
        seconds: u32,
    },
    /// Fewer characters than a password needs.
    PasswordTooShort,
    /// A password without a digit.
    PasswordWithoutDigit,
    /// A password without a lower-case letter.
    PasswordWithoutLowerCase,
    /// A password without an upper-case letter.
    PasswordWithoutUpperCase,
    /// A password that is on the list of common ones, whatever its capitals.
    PasswordTooCommon,
    /// A password that holds the part of the e-mail address before the `@`.
    PasswordHoldsEmail,
    /// Not the same text as in the field that it repeats.
    NotTheSame,
    /// What it is already.
    Unchanged,
    /// Not written as a date.
    NotADate,
    /// A day, a month or a year is missing.
    DateIncomplete,
    /// A year of two digits, or figures that can be read in several ways.
    DateAmbiguous,
    /// A date that no calendar has, such as 30 February.
    DateImpossible,
    /// A date that has not come yet.
    DateInFuture,
    /// A date that is too long ago to be a living person's birth date.
    DateTooOld,
    /// Not the holder's birth date.
    WrongBirthDate {
        /// How many tries the invitation has left; at 0 it is locked for good.
        tries_left: u8,
    },
    /// The attestation was not ticked.
    NotAttested,
    /// Not one vaccine of the catalogue: one must be chosen.
    VaccineNotChosen,
    /// A date before the holder was born.
    DateBeforeBirth,
    /// The record has an act like it: the same day, against the same diseases.
    LikelyEntered,
}

/// A field of a form. The name is also the `name` and the `id` of its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// A new password, once more.
    Confirmation,
    /// A first name.
    FirstName,
    /// A family name.
    FamilyName,
    /// A mobile number.
    Phone,
    /// The name used in daily life.
    UsedName,
    /// A sex.
    Sex,
    /// A place of birth.
    BirthPlace,
    /// A comment.
    Comment,
    /// A vaccine.
    Vaccine,
    /// The date of an act.
    OccurredOn,
    /// How a practitioner knows of an act.
    Source,
    /// Whether an act is a booster.
    Booster,
    /// The number of a batch.
    LotNumber,
    /// The expiry date of a batch.
    ExpiresOn,
    /// The code received by SMS.
    Code,
    /// The holder's birth date, a group of three inputs.
    BirthDate,
    /// « J'atteste être autorisé à accéder à ce carnet ».
    Attestation,
    /// A practitioner's RPPS number.
    Rpps,
    /// What a practitioner is.
    Profession,
    /// Where a practitioner works.
    Workplace,
    /// Why a practitioner is refused, or an act withdrawn.
    Reason,
    /// That an act is entered though the record has one like it.
    Again,
    /// The form as a whole: nothing that was typed is wrong, and no input has this name.
    Form,
}

impl Field {
    /// The `name` and `id` of the field's (first) input.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Password => "password",
            Self::Confirmation => "confirmation",
            Self::FirstName => "first_name",
            Self::FamilyName => "family_name",
            Self::Phone => "phone",
            Self::UsedName => "used_name",
            Self::Sex => "sex",
            Self::BirthPlace => "birth_place",
            Self::Comment => "comment",
            Self::Vaccine => "vaccine",
            Self::OccurredOn => "occurred_on",
            Self::Source => "source",
            Self::Booster => "booster",
            Self::LotNumber => "lot_number",
            Self::ExpiresOn => "expires_on",
            Self::Code => "code",
            Self::BirthDate => "day",
            Self::Attestation => "attestation",
            Self::Rpps => "rpps",
            Self::Profession => "profession",
            Self::Workplace => "workplace",
            Self::Reason => "reason",
            Self::Again => "again",
            Self::Form => "form",
        }
    }
}

/// A problem and the field it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

impl FieldProblem {
    /// `problem`, at `field`.
    pub const fn new(field: Field, problem: Problem) -> Self {
        Self { field, problem }
    }
}

/// What was read, or nothing and one more problem in `wrong`: a form says everything that is wrong at once.
pub fn note<T>(wrong: &mut Vec<FieldProblem>, field: Field, read: Result<T, Problem>) -> Option<T> {
    read.map_err(|problem| wrong.push(FieldProblem::new(field, problem)))
        .ok()
}
