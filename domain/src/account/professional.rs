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
