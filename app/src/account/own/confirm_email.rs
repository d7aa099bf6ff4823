//! The page that the link to a new address leads to, and the one after it.

use leptos::prelude::*;

use crate::{
    account::said::said,
    draft::Draft,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(valid: bool) -> AnyView {
    let t = texts().own();
    if !valid {
        return said(
            t.confirm_ended,
            crate::icon!("clock").into_any(),
            false,
            texts().account.sign_in,
            ().into_any(),
        );
    }
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.confirm_title>
            <ErrorSummary state />
            <Heading>{t.confirm_title}</Heading>
            <p>{t.confirm_lead}</p>
            <Form state action="/api/confirm_new_email">
                <SubmitButton state label=t.confirm />
            </Form>
        </Page>
    }
    .into_any()
}

/// The page after it.
pub(super) fn confirmed() -> AnyView {
    let icon = crate::icon!("check").into_any();
    let t = texts();
    said(
        t.own().confirmed,
        icon,
        true,
        t.account.go_on,
        ().into_any(),
    )
}
