//! A record, for a practitioner who keeps it.

use domain::{ids::RecordId, share::ShareStatus};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{
    api::{RecordView, load_patient_record},
    sheet::{Access, Acts, Identity},
};
use crate::{
    error::ApiError,
    routes,
    share::status::ShareStatusLogo,
    ui::{
        form::Revision,
        loaded::Loaded,
        page::{BackLink, Heading, Page},
        texts,
    },
};

/// The record's page.
pub struct PatientRecordPage {
    view: Resource<Result<RecordView, ApiError>>,
}

#[lazy_route]
impl LazyRoute for PatientRecordPage {
    fn data() -> Self {
        let params = use_params_map();
        let revision = Revision::current();
        let id = move || params.with(|params| params.get("record").unwrap_or_default());
        let view = Resource::new_blocking(
            move || (id(), revision.get()),
            |(id, _)| load_patient_record(id),
        );
        Self { view }
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded resource=this.view children=show /> }.into_any()
    }
}

fn show(view: RecordView) -> AnyView {
    let t = texts();
    let sheet = view.sheet;
    let name = format!("{} {}", sheet.holder.family_name, sheet.holder.first_name);
    view! {
        <Page title=t.record.kind wide=true>
            <BackLink href=routes::PATIENT_LIST label=t.practitioner.patients />
            <p class="step">{t.record.kind}</p>
            <Heading>
                <bdi>{name}</bdi>
            </Heading>
            <Identity holder=sheet.holder years=view.years months=view.months />
            <div class="with-aside">
                <Acts vaccinations=sheet.vaccinations />
                <SharingPanel record=sheet.id status=sheet.share_status />
            </div>
            <Access holders=sheet.access />
        </Page>
    }
    .into_any()
}

/// How far sharing has come, and the next step.
#[component]
fn SharingPanel(record: RecordId, status: ShareStatus) -> impl IntoView {
    let t = &texts().practitioner;
    let label = match status {
        ShareStatus::NotShared | ShareStatus::EndedByPatient => t.share,
        ShareStatus::InvitationPending
        | ShareStatus::InvitationStopped
        | ShareStatus::Shared => t.see_sharing,
    };
    view! {
        <aside class="panel no-print" aria-labelledby="partage">
            <h2 id="partage">{t.sharing}</h2>
            <p>
                <ShareStatusLogo status />
            </p>
            <p>{t.sharing_help}</p>
            <a class="button" href=routes::sharing(record)>
                {label}
            </a>
        </aside>
    }
}
