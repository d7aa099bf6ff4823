//! Claiming a record with an invitation: the patient's side of sharing.

pub mod form;
pub mod step;
