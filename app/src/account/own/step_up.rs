//! Password and code once more, before the account is changed.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::step_up::{LoadStepUp, StepUpView};
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
        loaded::{Loading, load_by, show},
        page::{BackLink, Heading, Page, path_part},
        texts,
    },
};

/// The page that asks for them.
pub struct StepUpPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for StepUpPage {
    fn data() -> Self {
        Self {
            view: load_by::<LoadStepUp>("page"),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(view: StepUpView) -> AnyView {
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
            <ErrorSummary state />
            <BackLink href=routes::MY_ACCOUNT label=t.title />
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
