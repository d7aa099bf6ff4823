//! Another password, by whoever knows the one before.

use leptos::prelude::*;

use super::api::PasswordView;
use crate::{
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        new_password::NewPasswordField,
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(view: PasswordView) -> AnyView {
    let t = texts().own();
    let state = FormState::new(&view.draft);
    view! {
        <Page title=t.password_title>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <ErrorSummary state />
            <Heading>{t.password_title}</Heading>
            <p>{t.password_lead}</p>
            <Form state action="/api/change_password">
                <NewPasswordField state address=view.email />
                <SubmitButton state label=t.password_save />
            </Form>
        </Page>
    }
    .into_any()
}
