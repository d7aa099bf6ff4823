//! What a practitioner says of themselves when they register. An administrator checks it before they may do anything.

use super::rpps::RppsNumber;
use crate::{
    parse,
    problem::{Field, FieldProblem, note},
};

/// The most characters that a profession or a place of work has.
const MAX_CHARS: u16 = 120;

/// The professional part of a registration, as it was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProfessionalForm<'a> {
    /// RPPS number.
    pub rpps: &'a str,
    /// Profession.
    pub profession: &'a str,
    /// Place of work.
    pub workplace: &'a str,
}

/// The professional part of a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Professional {
    /// Well-formed; whose it is, the administrator looks up.
    pub rpps: RppsNumber,
    /// What they say to be.
    pub profession: String,
    /// Where they say to work.
    pub workplace: String,
}

impl ProfessionalForm<'_> {
    /// Reads it; nothing, and what is wrong with it added to `wrong`.
    pub fn parse(&self, wrong: &mut Vec<FieldProblem>) -> Option<Professional> {
        let rpps = note(wrong, Field::Rpps, RppsNumber::parse(self.rpps));
        let profession = parse::line(self.profession, MAX_CHARS);
        let profession = note(wrong, Field::Profession, profession);
        let workplace = parse::line(self.workplace, MAX_CHARS);
        let workplace = note(wrong, Field::Workplace, workplace);
        Some(Professional {
            rpps: rpps?,
            profession: profession?,
            workplace: workplace?,
        })
    }
}

/// A practitioner's name, with the title bound to it by a space that does not break: « Dr Claire Martin ».
pub fn bind_title(name: &str) -> String {
    ["Dr", "Pr"]
        .into_iter()
        .find_map(|title| {
            let rest = name.strip_prefix(title)?.strip_prefix(' ')?;
            Some(format!("{title}\u{a0}{rest}"))
        })
        .unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_with_its_name() {
        for (name, bound) in [
            ("Dr Claire Martin", "Dr\u{a0}Claire Martin"),
            ("Pr Anne Petit", "Pr\u{a0}Anne Petit"),
            ("Inès Moreau", "Inès Moreau"),
            ("Drissa Traoré", "Drissa Traoré"),
        ] {
            assert_eq!(bind_title(name), bound);
        }
    }
}
