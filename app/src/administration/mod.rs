//! The administrator's pages, and that of practitioners who wait to be approved.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod approval;
mod decide;
mod home;
pub mod pages;
mod practitioner;
mod practitioners;
mod table;
