//! The identity of a record's holder.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;

/// The sex that the vaccination calendar and the identity papers ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// Who a record is about. Names are kept as they were entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The family name of the civil register.
    pub family_name: String,
    /// The name used in daily life, where it differs.
    pub used_name: Option<String>,
    /// The first name.
    pub first_name: String,
    /// The sex.
    pub sex: Sex,
    /// The birth date.
    pub birth_date: CivilDate,
}
