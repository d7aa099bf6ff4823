//! Taking an act out of a record.

use crate::{
    parse,
    problem::{Field, FieldProblem},
};

/// Why an act is taken out of a record, in the practitioner's words: it stays with the act's versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalReason(String);

impl WithdrawalReason {
    /// The most characters.
    pub const MAX_CHARS: u16 = 300;

    /// Parses what was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(raw: &str) -> Result<Self, FieldProblem> {
        parse::line(raw, Self::MAX_CHARS)
            .map(Self)
            .map_err(|problem| FieldProblem::new(Field::Reason, problem))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    #[test]
    fn a_reason_is_said() {
        let reason = WithdrawalReason::parse(" saisi deux fois ").unwrap();
        assert_eq!(reason.as_str(), "saisi deux fois");
        let missing = FieldProblem::new(Field::Reason, Problem::Missing);
        assert_eq!(WithdrawalReason::parse(" "), Err(missing));
    }
}
