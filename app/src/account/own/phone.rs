//! Another mobile number: asks for it, and then for the code that it received.

use domain::problem::Field;
use leptos::prelude::*;

use super::api::phone::PhoneView;
use crate::{
    account::{
        api::CodeView,
        code::{CodeForms, code_page},
    },
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(view: PhoneView) -> AnyView {
    let t = texts().own();
    let state = FormState::new(&view.draft);
    view! {
        <Page title=t.phone_title>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <ErrorSummary state />
            <Heading>{t.phone_title}</Heading>
            <p>{(t.phone_lead)(&view.ending)}</p>
            <Form state action="/api/change_phone">
                <TextField
                    state
                    field=Field::Phone
                    label=t.new_phone
                    value=view.draft.value("phone")
                    input_type="tel"
                    inputmode="tel"
                    autocomplete="tel"
                    hint=("phone-aide", texts().registration().mobile_hint)
                />
                <SubmitButton state label=t.send_code />
            </Form>
        </Page>
    }
    .into_any()
}

pub(super) fn code(view: CodeView) -> AnyView {
    let back = view! { <BackLink href=routes::MY_PHONE label=texts().own().correct_phone /> };
    let forms = CodeForms {
        enter: "/api/confirm_phone",
        resend: "/api/resend_to_new_phone",
        of: ("page", String::new()),
    };
    code_page(view, Some(back.into_any()), forms, ().into_any())
}
