//! Claiming a record: whose birth date, on whose word, and the success.

pub mod added;
#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod birth_date;

use leptos::prelude::*;

use crate::ui::texts;

/// Which step of a claim a page is, on the way to an invitation.
pub fn step(invitation: &str, number: u8) -> Option<AnyView> {
    let text = || (texts().claim.step)(number);
    (!invitation.is_empty()).then(|| view! { <p class="step">{text()}</p> }.into_any())
}
