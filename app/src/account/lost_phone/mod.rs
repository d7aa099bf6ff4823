//! « Je n'ai plus ce téléphone »: where the code is asked for, another number is given; a link in a mail begins the wait,
//! another in a message ends it.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod ask;
mod link;
pub mod link_api;
pub mod pages;

use leptos::prelude::*;

use crate::{
    routes,
    ui::{outcome, texts},
};

/// Leads whoever fears for their password to where it is chosen anew.
fn change_password() -> AnyView {
    outcome::link(
        routes::FORGOTTEN_PASSWORD.to_owned(),
        texts().lost_phone().change_password,
    )
}
