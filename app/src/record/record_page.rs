//! A record, for its owner.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{LoadRecord, RecordView},
    sheet::{Access, Acts, Identity},
};
use crate::{
    routes,
    ui::{
        loaded::{Loading, load_by, show},
        page::{BackLink, Heading, Page},
        texts,
    },
};

/// The record page.
pub struct RecordPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for RecordPage {
    fn data() -> Self {
        Self {
            view: load_by::<LoadRecord>("record"),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(view: RecordView) -> AnyView {
    let t = texts();
    let sheet = view.sheet;
    let name = format!("{} {}", sheet.holder.first_name, sheet.holder.family_name);
    view! {
        <Page title=t.record().kind>
            <BackLink href=routes::PATIENT_HOME label=t.site.my_records />
            <p class="step">{t.record().kind}</p>
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
