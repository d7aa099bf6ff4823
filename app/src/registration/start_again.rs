//! A registration that took too long: it starts again, filled in with what is not secret.

use leptos::prelude::*;

use super::abandon;
use crate::{
    draft::Draft,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(registration: String) -> AnyView {
    let t = texts().registration();
    let (title, text) = t.expired;
    let state = FormState::new(&Draft::default());
    let abandon = abandon(registration.clone());
    view! {
        <Page title=title>
            <ErrorSummary state />
            <div class="stamp">{crate::icon!("clock")}</div>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <Form state action="/api/start_again">
                <input type="hidden" name="registration" value=registration />
                <SubmitButton state label=t.start_again />
            </Form>
            {abandon}
        </Page>
    }
    .into_any()
}
