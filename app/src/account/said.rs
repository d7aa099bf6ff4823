//! A page that says how something about the account went.

use leptos::prelude::*;

use crate::{
    routes,
    ui::outcome::{button, outcome},
};

/// Says how it went, and leads to the sign-in in the words of `action`, or home from there; `more` is what else there is
/// to do.
pub(super) fn said(
    (title, text): (&'static str, &'static str),
    icon: AnyView,
    well: bool,
    action: &'static str,
    more: AnyView,
) -> AnyView {
    let onward = view! {
        {button(routes::SIGN_IN.to_owned(), action)}
        {more}
    };
    outcome(
        icon,
        well,
        title.to_owned(),
        text.to_owned(),
        onward.into_any(),
    )
}
