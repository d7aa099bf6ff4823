//! The mobile number.

use domain::problem::Field;
use leptos::prelude::*;

use super::{abandon, api::steps::MobileView, step};
use crate::ui::{
    error_summary::ErrorSummary,
    field::TextField,
    form::{Form, FormState, SubmitButton},
    page::{Heading, Page},
    texts,
};

pub(super) fn page(view: MobileView) -> AnyView {
    let t = texts().registration();
    let state = FormState::new(&view.draft);
    let abandon = abandon(view.registration.clone());
    let again = view.registration.clone();
    view! {
        <Page title=t.mobile_title>
            <ErrorSummary state />
            {step(2)}
            <Heading>{t.mobile_title}</Heading>
            <p>{t.mobile_lead}</p>
            <Form state action="/api/give_number">
                <input type="hidden" name="registration" value=view.registration />
                <TextField
                    state
                    field=Field::Phone
                    label=t.mobile
                    value=view.draft.value("phone")
                    input_type="tel"
                    inputmode="tel"
                    autocomplete="tel"
                    hint=("phone-aide", t.mobile_hint)
                />
                <SubmitButton state label=texts().account.submit />
            </Form>
            <form method="post" action="/api/start_again">
                <input type="hidden" name="registration" value=again />
                <button class="link-button">{t.correct_identity}</button>
            </form>
            {abandon}
        </Page>
    }
    .into_any()
}
