//! The words of a practitioner's registration.

use super::Words;

/// Registering as a practitioner.
pub struct Professional {
    /// Before the way here.
    pub are_you: Words,
    /// Leads here.
    pub register: Words,
    /// Before the way to the patients' form.
    pub are_you_not: Words,
    /// Leads there.
    pub register_patient: Words,
    /// The form.
    pub title: Words,
    /// Who looks at it.
    pub lead: Words,
    /// Labels the number.
    pub rpps: Words,
    /// Where it stands.
    pub rpps_hint: Words,
    /// Labels the profession.
    pub profession: Words,
    /// Examples.
    pub profession_hint: Words,
    /// Labels the place of work.
    pub workplace: Words,
    /// What to name.
    pub workplace_hint: Words,
}
