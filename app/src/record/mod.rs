//! Records: the patient's own, and those on the practitioner's list.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod home;
pub mod identity;
pub mod pages;
mod patient_list;
mod patient_record;
mod record_page;
mod requests;
pub mod sheet;
mod withdrawn;
