//! How the database writes what has a closed list in `domain`: both ways of each beside each other.

use domain::{
    date::CivilDate,
    record::{
        access::AccessKind,
        person::Sex,
        vaccination::{Source, Validation},
    },
    vaccine::disease::Disease,
};

use crate::error::{Error, Result};

pub(crate) const fn kind_text(kind: AccessKind) -> &'static str {
    match kind {
        AccessKind::Owner => "owner",
        AccessKind::Practitioner => "practitioner",
    }
}

pub(super) fn kind_from(text: &str) -> Result<AccessKind> {
    match text {
        "owner" => Ok(AccessKind::Owner),
        "practitioner" => Ok(AccessKind::Practitioner),
        _ => Err(Error::Corrupt("a kind of access")),
    }
}

pub(crate) const fn sex_text(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}

pub(super) fn sex_from(text: &str) -> Result<Sex> {
    match text {
        "female" => Ok(Sex::Female),
        "male" => Ok(Sex::Male),
        _ => Err(Error::Corrupt("a sex")),
    }
}

pub(crate) const fn validation_text(validation: Validation) -> &'static str {
    match validation {
        Validation::Pending => "pending",
        Validation::Validated => "validated",
        Validation::Refused => "refused",
    }
}

pub(super) fn validation_from(text: &str) -> Result<Validation> {
    match text {
        "pending" => Ok(Validation::Pending),
        "validated" => Ok(Validation::Validated),
        "refused" => Ok(Validation::Refused),
        _ => Err(Error::Corrupt("a validation")),
    }
}

pub(crate) const fn source_text(source: Source) -> &'static str {
    match source {
        Source::Performed => "performed",
        Source::SeenOnProof => "seen-on-proof",
    }
}

pub(super) fn source_from(text: &str) -> Result<Source> {
    match text {
        "performed" => Ok(Source::Performed),
        "seen-on-proof" => Ok(Source::SeenOnProof),
        _ => Err(Error::Corrupt("a source")),
    }
}

/// The codes of diseases, with commas between them.
pub(crate) fn diseases_text(diseases: &[Disease]) -> String {
    let codes: Vec<&str> = diseases.iter().map(|disease| disease.code()).collect();
    codes.join(",")
}

pub(super) fn diseases_from(text: &str) -> Result<Vec<Disease>> {
    text.split(',')
        .map(|code| Disease::from_code(code).ok_or(Error::Corrupt("a disease")))
        .collect()
}

/// A date; it writes itself.
pub(crate) fn date_from(text: &str) -> Result<CivilDate> {
    text.parse().map_err(|_| Error::Corrupt("a date"))
}
