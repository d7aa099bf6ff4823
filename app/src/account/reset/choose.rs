//! Another password, by a link: the page that it leads to.

use leptos::prelude::*;

use super::api::NewPasswordView;
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        new_password::NewPasswordField,
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(view: NewPasswordView) -> AnyView {
    if view.valid {
        choose(&view.draft)
    } else {
        ended()
    }
}

fn choose(draft: &Draft) -> AnyView {
    let t = texts().reset();
    let state = FormState::new(draft);
    view! {
        <Page title=t.choose>
            <ErrorSummary state />
            <Heading>{t.choose}</Heading>
            <p>{t.choose_lead}</p>
            <Form state action="/api/reset_password">
                <NewPasswordField state />
                <SubmitButton state label=t.save />
            </Form>
        </Page>
    }
    .into_any()
}

fn ended() -> AnyView {
    let t = texts().reset();
    let (title, text) = t.ended;
    view! {
        <Page title=title>
            <div class="stamp">{crate::icon!("clock")}</div>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <p>
                <a class="button" href=routes::FORGOTTEN_PASSWORD>
                    {t.again}
                </a>
            </p>
            <p>
                <a href=routes::SIGN_IN>{texts().account.sign_in}</a>
            </p>
        </Page>
    }
    .into_any()
}
