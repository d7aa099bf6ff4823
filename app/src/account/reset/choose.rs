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
        outcome::{button, link, outcome},
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
    let onward = view! {
        {button(routes::FORGOTTEN_PASSWORD.to_owned(), t.again)}
        {link(routes::SIGN_IN.to_owned(), texts().account.sign_in)}
    };
    outcome(
        crate::icon!("clock").into_any(),
        false,
        title.to_owned(),
        text.to_owned(),
        onward.into_any(),
    )
}
