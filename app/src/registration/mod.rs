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
mod not_here;
mod number_code;
pub mod page;
mod password;
mod start_again;

use leptos::prelude::*;

use crate::ui::texts;

/// Which step of the registration a page is.
fn step(number: u8) -> AnyView {
    view! { <p class="step">{(texts().registration().step)(number)}</p> }.into_any()
}

/// « Abandonner cette inscription »: a plain form, so that nothing of the page stays.
fn abandon(registration: String) -> AnyView {
    let t = texts().registration();
    view! {
        <form method="post" action="/api/abandon_registration" class="stack stack--tight">
            <input type="hidden" name="registration" value=registration />
            <p class="small">{t.abandon_help}</p>
            <button class="link-button">{t.abandon}</button>
        </form>
    }
    .into_any()
}
