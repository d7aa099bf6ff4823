//! A record, for its owner.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{RecordView, load_record},
    sheet::{Access, Acts, Identity},
};
use crate::{
    routes,
    ui::{
        loaded::Loaded,
        page::{BackLink, Heading, Page},
        texts,
    },
};

/// The record page.
#[component]
pub fn RecordPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("record").unwrap_or_default());
    let view = Resource::new_blocking(id, load_record);
    view! { <Loaded resource=view children=show /> }
}

fn show(view: RecordView) -> AnyView {
    let t = texts();
    let sheet = view.sheet;
    let name = format!("{} {}", sheet.holder.first_name, sheet.holder.family_name);
    view! {
        <Page title=t.record.kind>
            <BackLink href=routes::PATIENT_HOME label=t.site.my_records />
            <p class="step">{t.record.kind}</p>
            <Heading>
                <bdi>{name}</bdi>
            </Heading>
            <Identity holder=sheet.holder years=view.years months=view.months />
            <Acts vaccinations=sheet.vaccinations />
            <Access holders=sheet.access />
        </Page>
    }
    .into_any()
}
