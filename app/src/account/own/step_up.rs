//! Password and code once more, before the account is changed.

use leptos::prelude::*;

use super::api::step_up::StepUpView;
use crate::{
    account::{
        api::CodeView,
        code::{CodeForms, code_page},
    },
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::PasswordField,
        form::{Form, FormState, SubmitButton},
        page::{BackLink, Heading, Page, path_part},
        texts,
    },
};

pub(super) fn page(view: StepUpView) -> AnyView {
    let page = path_part("page").get_untracked();
    match view {
        StepUpView::Password(draft) => password(&draft, page),
        StepUpView::Code(view) => code(view, page),
    }
}

fn password(draft: &Draft, page: String) -> AnyView {
    let t = texts().own();
    let state = FormState::new(draft);
    view! {
        <Page title=t.step_up>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <ErrorSummary state />
            <Heading>{t.step_up}</Heading>
            <p>{t.step_up_lead}</p>
            <Form state action="/api/prove_password">
                <input type="hidden" name="page" value=page />
                <PasswordField state />
                <SubmitButton state label=t.step_up_next />
            </Form>
        </Page>
    }
    .into_any()
}

fn code(view: CodeView, page: String) -> AnyView {
    let back = view! { <BackLink href=routes::MY_ACCOUNT label=texts().own().title /> };
    let forms = CodeForms {
        enter: "/api/prove_code",
        resend: "/api/resend_proof",
        of: ("page", page),
    };
    code_page(view, Some(back.into_any()), forms, ().into_any())
}
