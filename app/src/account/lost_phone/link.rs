//! The pages that the links in the messages lead to.

use leptos::prelude::*;

use crate::{
    account::said::said,
    draft::Draft,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        notice::Info,
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn begin(ending: Option<String>) -> AnyView {
    let t = texts().lost_phone();
    let Some(ending) = ending else {
        return said(t.begin_ended, crate::icon!("clock").into_any(), false);
    };
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.begin_title>
            <ErrorSummary state />
            <Heading>{t.begin_title}</Heading>
            <p class="lead">{(t.begin_lead)(&ending)}</p>
            <Info text=t.begin_advice />
            <Form state action="/api/begin_wait">
                <SubmitButton state label=t.begin />
            </Form>
        </Page>
    }
    .into_any()
}

pub(super) fn cancel(valid: Option<()>) -> AnyView {
    let t = texts().lost_phone();
    if valid.is_none() {
        return said(t.cancel_ended, crate::icon!("clock").into_any(), false);
    }
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.cancel_title>
            <ErrorSummary state />
            <Heading>{t.cancel_title}</Heading>
            <p class="lead">{t.cancel_lead}</p>
            <Form state action="/api/cancel_wait">
                <SubmitButton state label=t.cancel />
            </Form>
        </Page>
    }
    .into_any()
}
