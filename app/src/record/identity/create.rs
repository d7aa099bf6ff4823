//! « Nouveau carnet ».

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{LoadNewRecord, NewRecordView},
    fields::IdentityFields,
};
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        loaded::{Loading, load_by, show},
        page::{BackLink, Heading, Page},
        texts,
    },
};

/// The page of a new record.
pub struct NewRecordPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for NewRecordPage {
    fn data() -> Self {
        Self {
            view: load_by::<LoadNewRecord>("form"),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(view: NewRecordView) -> AnyView {
    let t = texts().identity();
    let state = FormState::new(&Draft {
        values: vec![],
        error: view.error,
    });
    view! {
        <Page title=t.new_record wide=true>
            <ErrorSummary state />
            <BackLink href=routes::PATIENT_LIST label=texts().practitioner().patients />
            <Heading>{t.new_record}</Heading>
            <p>{t.new_record_lead}</p>
            <Form state action="/api/create_record">
                <input type="hidden" name="form" value=view.form autocomplete="off" />
                <IdentityFields state typed=view.typed />
                <SubmitButton state label=t.create />
            </Form>
        </Page>
    }
    .into_any()
}
