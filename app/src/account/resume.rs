//! A practitioner's session that went idle: the password alone brings it back, on the page it was on.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    draft::Draft,
    error::{ApiError, Refusal},
    routes,
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
    let (title, lead) = texts().errors.idle;
    let state = FormState::new(&Draft {
        values: vec![],
        error: (!refused.is_empty()).then_some(ApiError::Refused(refused)),
    });
    view! {
        <Page title>
            <ErrorSummary state />
            <Heading>{title}</Heading>
            <p class="lead">{lead}</p>
            {resume_form(state)}
            <p>
                <a href=routes::forgotten_password(None)>{texts().account.forgotten}</a>
            </p>
        </Page>
    }
}

/// The same within a page whose form was posted too late.
pub fn resume_here() -> AnyView {
    let state = FormState::new(&Draft::default());
    view! {
        <ErrorSummary state />
        {resume_form(state)}
    }
    .into_any()
}

/// Asks for the password, and leads back to the page that is shown.
fn resume_form(state: FormState) -> AnyView {
    let path = use_location().pathname;
    view! {
        <Form state action="/api/resume">
            <input type="hidden" name="back" value=path />
            <PasswordField state />
            <SubmitButton state label=texts().account.resume />
        </Form>
    }
    .into_any()
}
