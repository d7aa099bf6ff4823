//! How the database writes what has a closed list in `domain`: both ways of each beside each other.

use domain::{
    date::CivilDate,
    record::{access::AccessKind, person::Sex},
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

/// A sex; it writes itself.
pub(super) fn sex_from(text: &str) -> Result<Sex> {
    Sex::parse(text).map_err(|_| Error::Corrupt("a sex"))
}

/// The codes of diseases, with commas between them.
pub(crate) fn diseases_text(diseases: &[Disease]) -> String {
    let codes: Vec<&str> = diseases.iter().map(|disease| disease.code()).collect();
    codes.join(",")
}

pub(crate) fn diseases_from(text: &str) -> Result<Vec<Disease>> {
    text.split(',')
        .map(|code| Disease::from_code(code).ok_or(Error::Corrupt("a disease")))
        .collect()
}

/// A date; it writes itself.
pub(crate) fn date_from(text: &str) -> Result<CivilDate> {
    text.parse().map_err(|_| Error::Corrupt("a date"))
}
