//! The record was added.

use leptos::prelude::*;

use super::api::{AddedView, LoadAdded};
use crate::{
    routes,
    ui::{
        loaded::{asks, load_by, show},
        outcome::{button, outcome},
        texts,
    },
};

/// The success page.
#[component]
pub fn AddedPage() -> impl IntoView {
    show(load_by(asks!(LoadAdded { invitation })), page)
}

fn page(view: AddedView) -> AnyView {
    let t = &texts().claim;
    outcome(
        crate::icon!("check").into_any(),
        true,
        (t.added_title)(&view.first_name),
        t.added_lead.to_owned(),
        button(routes::record(view.record), t.open),
    )
}
