//! Signing in: password, code, trusted device; and a practitioner's paused session.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod code;
pub mod device;
pub mod resume;
pub mod sign_in;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The invitation in the page's URL, as text; empty on the pages that have none.
pub fn towards() -> Signal<String> {
    let params = use_params_map();
    Signal::derive(move || params.with(|params| params.get("invitation").unwrap_or_default()))
}
