//! Registration of a new patient: the form, the mobile number and its code, the e-mail, and its confirmation. Each step
//! is a page over a row of the server's.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod confirm;
mod form;
#[cfg(feature = "ssr")]
mod held;
mod mail;
mod mobile;
mod number_code;
pub mod page;
mod password;
#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod register;
mod start_again;
#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod steps;

use leptos::prelude::*;

use crate::ui::texts;

/// Which step of the registration a page is.
fn step(number: u8) -> AnyView {
    view! { <p class="step">{(texts().registration().step)(number)}</p> }.into_any()
}
