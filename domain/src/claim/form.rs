//! The last form of a claim: whose birth date, and on whose word.

use serde::{Deserialize, Serialize};

use crate::{
    date::CivilDate,
    problem::{Field, FieldProblem, Problem},
    record::birth_date,
};

/// The wording that was attested. A changed wording is a new version: the old ones must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attestation {
    /// « J'atteste être autorisé à accéder à ce carnet ».
    V1,
}

impl Attestation {
    /// The version as the database keeps it.
    pub const fn version(self) -> i32 {
        match self {
            Self::V1 => 1,
        }
    }
}

/// The form as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimForm {
    /// Day, or the whole date as eight digits.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year.
    pub year: String,
    /// Whether the attestation is ticked.
    pub attestation: bool,
}

/// A claim that can be compared with the record: everything in it could be read.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    /// The birth date that was typed.
    pub birth_date: CivilDate,
    /// What was attested.
    pub attestation: Attestation,
}

impl ClaimForm {
    /// Parses the whole form before anything is compared or counted.
    ///
    /// # Errors
    /// Everything that is wrong, field by field: none of it is a try.
    pub fn parse(&self, today: CivilDate) -> Result<Claim, Vec<FieldProblem>> {
        let birth_date = birth_date::parse(&self.day, &self.month, &self.year, today)
            .map_err(|problem| FieldProblem::new(Field::BirthDate, problem));
        let attestation = self
            .attestation
            .then_some(Attestation::V1)
            .ok_or(FieldProblem::new(Field::Attestation, Problem::NotAttested));
        match (birth_date, attestation) {
            (Ok(birth_date), Ok(attestation)) => Ok(Claim {
                birth_date,
                attestation,
            }),
            (birth_date, attestation) => Err([birth_date.err(), attestation.err()]
                .into_iter()
                .flatten()
                .collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collects_every_problem() {
        let today = CivilDate::new(2026, 11, 21).unwrap();
        let form = ClaimForm {
            day: "30".into(),
            month: "02".into(),
            year: "2019".into(),
            attestation: false,
        };
        assert_eq!(
            form.parse(today).err(),
            Some(vec![
                FieldProblem::new(Field::BirthDate, Problem::DateImpossible),
                FieldProblem::new(Field::Attestation, Problem::NotAttested),
            ])
        );
        let form = ClaimForm {
            day: "28".into(),
            attestation: true,
            ..form
        };
        assert!(form.parse(today).is_ok());
    }
}
