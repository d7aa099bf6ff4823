//! A practitioner's session that went idle: the password alone brings it back, on the page it was on.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    draft::Draft,
    error::{ApiError, Refusal},
    ui::{
        error_summary::ErrorSummary,
        field::PasswordField,
        form::{Form, FormState, SubmitButton},
        page::{Heading, Page},
        texts,
    },
};

/// Stands in for a page until the password was given.
#[component]
pub fn ResumePage(
    /// What was wrong with the one that was typed.
    refused: Vec<Refusal>,
) -> impl IntoView {
    let t = &texts().account;
    view! {
        <Page title=t.resume_title>
            <Heading>{t.resume_title}</Heading>
            <p class="lead">{t.resume_lead}</p>
            {resume_form(&refused)}
        </Page>
    }
}

/// Asks for the password, and leads back to the page that is shown.
pub fn resume_form(refused: &[Refusal]) -> AnyView {
    let state = FormState::new(&Draft {
        values: vec![],
        error: (!refused.is_empty()).then(|| ApiError::Refused(refused.to_vec())),
    });
    let path = use_location().pathname;
    view! {
        <ErrorSummary state />
        <Form state action="/api/resume">
            <input type="hidden" name="back" value=path />
            <PasswordField state />
            <SubmitButton state label=texts().account.resume />
        </Form>
    }
    .into_any()
}
