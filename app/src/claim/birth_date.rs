//! The last step of a claim: the holder's birth date, and the attestation.

use domain::problem::Field;
use leptos::prelude::*;

use super::api::{ClaimView, LoadClaim};
use crate::ui::{
    error_summary::ErrorSummary,
    field::{CheckField, DateField},
    form::{Form, FormState, SubmitButton},
    loaded::{asks, load_by, show},
    page::{Heading, Page},
    texts,
};

/// The birth date's page.
#[component]
pub fn ClaimPage() -> impl IntoView {
    show(load_by(asks!(LoadClaim { invitation })), page)
}

fn page(view: ClaimView) -> AnyView {
    let t = &texts().claim;
    let title = (t.title)(&view.first_name);
    let draft = view.draft;
    let state = FormState::new(&draft);
    view! {
        <Page title=title.clone()>
            <ErrorSummary state />
            <p class="step">{(t.step)(3)}</p>
            <Heading>{title}</Heading>
            <p>{t.lead}</p>
            <Form state action="/api/add_record">
                <input type="hidden" name="invitation" value=view.invitation />
                <DateField
                    state
                    field=Field::BirthDate
                    legend=t.birth_date
                    hint=t.example
                    labels=t.parts
                    values=["day", "month", "year"].map(|part| draft.value(part))
                />
                <CheckField
                    state
                    field=Field::Attestation
                    label=t.attestation
                    checked=draft.value("attestation") == "on"
                />
                <SubmitButton state label=t.add />
            </Form>
        </Page>
    }
    .into_any()
}
