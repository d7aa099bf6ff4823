//! The registration form.

use domain::problem::Field;
use leptos::prelude::*;

use super::{password::NewPasswordFields, step, steps::RegisterView};
use crate::{
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        notice::Done,
        page::{Heading, Page, what_was_done},
        texts,
    },
};

pub(super) fn page(view: RegisterView) -> AnyView {
    let account = &texts().account;
    let t = texts().registration();
    let draft = view.draft;
    let state = FormState::new(&draft);
    let towards = view.first_name.map(|first_name| (t.towards)(&first_name));
    let sign_in = routes::sign_in(view.invitation.parse().ok());
    let too_weak = RwSignal::new(false);
    let abandoned = what_was_done() == "abandonne";
    view! {
        <Page title=t.title>
            <ErrorSummary state />
            {abandoned.then(|| view! { <Done text=t.abandoned /> })}
            {step(1)}
            <Heading>{t.title}</Heading>
            <p>{t.lead} " " {towards}</p>
            <Form state action="/api/register">
                <input type="hidden" name="invitation" value=view.invitation />
                <TextField
                    state
                    field=Field::FirstName
                    label=t.first_name
                    value=draft.value("first_name")
                    autocomplete="given-name"
                    autocapitalize="words"
                />
                <TextField
                    state
                    field=Field::FamilyName
                    label=t.family_name
                    value=draft.value("family_name")
                    autocomplete="family-name"
                    autocapitalize="words"
                />
                <NewPasswordFields state email=draft.value("email") too_weak />
                <SubmitButton state label=t.sign_up disabled=too_weak />
            </Form>
            <p>
                {t.have_account} " " <a href=sign_in>{account.sign_in}</a>
            </p>
        </Page>
    }
    .into_any()
}
