//! A record, for its owner.

use leptos::prelude::*;

use super::{
    api::RecordView,
    sheet::{Access, Acts, Identity},
};
use crate::{
    routes,
    ui::{
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(view: RecordView) -> AnyView {
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
