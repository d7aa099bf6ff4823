//! The record was added.

use leptos::prelude::*;

use super::api::{AddedView, LoadAdded};
use crate::{
    routes,
    ui::{
        loaded::{asks, load_by, show},
        page::{Heading, Page},
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
    let title = (t.added_title)(&view.first_name);
    view! {
        <Page title=title.clone()>
            <div class="stamp stamp--success">{crate::icon!("check")}</div>
            <Heading>{title}</Heading>
            <p class="lead">{t.added_lead}</p>
            <a class="button" href=routes::record(view.record)>
                {t.open}
            </a>
        </Page>
    }
    .into_any()
}
