//! « Nouveau carnet ».

use leptos::prelude::*;

use super::{api::NewRecordView, fields::IdentityFields};
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(in crate::record) fn page(view: NewRecordView) -> AnyView {
    let t = texts().identity();
    let state = FormState::new(&Draft {
        values: vec![],
        error: view.error,
    });
    view! {
        <Page title=t.new_record wide=true>
            <BackLink href=routes::PATIENT_LIST label=texts().desk().patients />
            <ErrorSummary state />
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
