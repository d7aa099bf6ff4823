//! A record, for a practitioner who keeps it.

use domain::{ids::RecordId, record::vaccination::Vaccination, share::ShareStatus};
use leptos::prelude::*;

use super::{
    api::PatientRecordView,
    identity::notes::notes,
    sheet::{Access, Acts, Identity},
    withdrawn::withdrawn,
};
use crate::{
    routes,
    share::status::ShareStatusLogo,
    ui::{
        notice::Done,
        page::{BackLink, Heading, Page, query_part, what_was_done},
        texts,
    },
};

pub(super) fn page(view: PatientRecordView) -> AnyView {
    let t = texts();
    let noted = notes(view.notes);
    let view = view.record;
    let sheet = view.sheet;
    let name = sheet.holder.listed_name();
    let done = done(&sheet.withdrawn);
    view! {
        <Page title=t.record().kind wide=true>
            <BackLink href=routes::PATIENT_LIST label=t.desk().patients />
            <p class="step">{t.record().kind}</p>
            <Heading>
                <bdi>{name}</bdi>
            </Heading>
            {done}
            <Identity holder=sheet.holder years=view.years months=view.months />
            {noted}
            {correct(sheet.id, sheet.share_status)}
            <div class="with-aside">
                <div class="stack">
                    <Acts vaccinations=sheet.vaccinations of=sheet.id />
                    {withdrawn(sheet.id, &sheet.withdrawn)}
                </div>
                <SharingPanel record=sheet.id status=sheet.share_status />
            </div>
            <Access holders=sheet.access />
        </Page>
    }
    .into_any()
}

/// What the form that led here has done.
fn done(withdrawn: &[Vaccination]) -> Option<AnyView> {
    let t = texts().identity();
    match what_was_done().as_str() {
        "cree" => Some(
            view! {
                <Done text=t.created />
                <p class="no-print">
                    <a href=routes::NEW_RECORD>{t.another_record}</a>
                </p>
            }
            .into_any(),
        ),
        "corrige" => Some(view! { <Done text=t.corrected /> }.into_any()),
        what => done_to_act(what, withdrawn).map(|text| view! { <Done text /> }.into_any()),
    }
}

/// The same, of an act.
fn done_to_act(what: &str, withdrawn: &[Vaccination]) -> Option<String> {
    let t = texts().acts();
    match what {
        "actes" => Some(t.all_entered.to_owned()),
        "modifie" => Some(t.changed.to_owned()),
        "retire" => {
            let which = query_part(routes::ABOUT).get_untracked();
            let act = withdrawn.iter().find(|act| act.id.to_string() == which)?;
            let date = (texts().format.date)(act.occurred_on);
            Some((t.withdrawal_done)(&act.vaccine, &date))
        }
        _ => None,
    }
}

/// Leads to the correction, as long as nobody owns the record.
fn correct(record: RecordId, status: ShareStatus) -> Option<AnyView> {
    (status != ShareStatus::Shared).then(|| {
        view! {
            <p class="no-print">
                <a href=routes::identity(record)>{texts().identity().correct}</a>
            </p>
        }
        .into_any()
    })
}

/// How far sharing has come, and the next step: a quiet one beside that into the acts.
#[component]
fn SharingPanel(record: RecordId, status: ShareStatus) -> impl IntoView {
    let t = texts().sharing();
    let help = if status == ShareStatus::Shared {
        t.shared_help
    } else {
        t.sharing_help
    };
    let label = match status {
        ShareStatus::NotShared => t.share,
        ShareStatus::InvitationPending | ShareStatus::InvitationStopped | ShareStatus::Shared => {
            t.see_sharing
        }
    };
    view! {
        <aside class="panel no-print" aria-labelledby="partage">
            <h2 id="partage">{t.sharing}</h2>
            <p>
                <ShareStatusLogo status />
            </p>
            <p>{help}</p>
            <a class="button button--secondary" href=routes::sharing(record)>
                {label}
            </a>
        </aside>
    }
}
