//! The record was added.

use leptos::prelude::*;

use super::api::{AddedView, load_added};
use crate::{
    account::towards,
    routes,
    ui::{
        loaded::Loaded,
        page::{Heading, Page},
        texts,
    },
};

/// The success page.
#[component]
pub fn AddedPage() -> impl IntoView {
    let invitation = towards();
    let view = Resource::new_blocking(move || invitation.get(), load_added);
    view! { <Loaded resource=view children=show /> }
}

fn show(view: AddedView) -> AnyView {
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
