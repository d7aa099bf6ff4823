//! E-mail and password.

use domain::problem::Field;
use leptos::prelude::*;

use super::api::{LoadSignIn, SignInView};
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::{PasswordField, TextField},
        form::{Form, FormState, SubmitButton},
        loaded::{asks, load, show},
        notice::Info,
        page::{Heading, Page},
        texts,
    },
};

/// The sign-in page.
#[component]
pub fn SignInPage() -> impl IntoView {
    show(load(asks!(LoadSignIn)), page)
}

fn page(view: SignInView) -> AnyView {
    let t = &texts().account;
    let SignInView { ended, draft } = view;
    let state = FormState::new(&draft);
    view! {
        <Page title=t.sign_in>
            <ErrorSummary state />
            <Heading>{t.sign_in}</Heading>
            {ended.then(|| view! { <Info text=t.ended /> })}
            <SignInForm state draft invitation=String::new() />
        </Page>
    }
    .into_any()
}

/// The form, on its own page or on an invitation's.
#[component]
pub fn SignInForm(
    /// What it knows of its last answer.
    state: FormState,
    /// What it starts with.
    draft: Draft,
    /// The invitation that is being followed, or nothing.
    invitation: String,
) -> impl IntoView {
    let t = &texts().account;
    let towards = invitation.parse().ok();
    let [register, forgotten] = [
        routes::register(towards),
        routes::forgotten_password(towards),
    ];
    view! {
        <Form state action="/api/sign_in">
            <input type="hidden" name="invitation" value=invitation />
            <TextField
                state
                field=Field::Email
                label=t.email
                value=draft.value("email")
                input_type="email"
                autocomplete="username"
            />
            <PasswordField state />
            <SubmitButton state label=t.sign_in />
        </Form>
        <p>
            <a href=forgotten>{t.forgotten}</a>
        </p>
        <p>
            <a class="button button--secondary" href=register>
                {t.new_user}
            </a>
        </p>
    }
}
