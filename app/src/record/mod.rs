//! Records: the patient's own, and those on the practitioner's list.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod home;
pub mod identity;
pub mod patient_list;
pub mod patient_record;
pub mod record_page;
pub mod sheet;
