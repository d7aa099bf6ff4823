//! The registration forms: a patient's, and a practitioner's.

use domain::problem::Field;
use leptos::prelude::*;

use super::{api::steps::RegisterView, password::NewPasswordFields, step};
use crate::{
    draft::Draft,
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
                {names(state, &draft)}
                <NewPasswordFields state email=draft.value("email") too_weak />
                <SubmitButton state label=t.sign_up disabled=too_weak />
            </Form>
            <p>
                {t.have_account} " " <a href=sign_in>{account.sign_in}</a>
            </p>
            <p>
                {texts().professional().are_you} " "
                <a href=routes::REGISTER_PRACTITIONER>{texts().professional().register}</a>
            </p>
        </Page>
    }
    .into_any()
}

/// A practitioner's: what an administrator checks stands beside what every account needs.
pub(super) fn practitioner_page(draft: Draft) -> AnyView {
    let t = texts().registration();
    let professional = texts().professional();
    let state = FormState::new(&draft);
    let too_weak = RwSignal::new(false);
    view! {
        <Page title=professional.title>
            <ErrorSummary state />
            {step(1)}
            <Heading>{professional.title}</Heading>
            <p>{professional.lead}</p>
            <p>{t.lead}</p>
            <Form state action="/api/register_practitioner">
                {names(state, &draft)}
                <TextField
                    state
                    field=Field::Rpps
                    label=professional.rpps
                    value=draft.value("rpps")
                    inputmode="numeric"
                    autocomplete="off"
                    hint=("rpps-aide", professional.rpps_hint)
                />
                <TextField
                    state
                    field=Field::Profession
                    label=professional.profession
                    value=draft.value("profession")
                    autocomplete="organization-title"
                    autocapitalize="sentences"
                    hint=("profession-aide", professional.profession_hint)
                />
                <TextField
                    state
                    field=Field::Workplace
                    label=professional.workplace
                    value=draft.value("workplace")
                    autocomplete="organization"
                    autocapitalize="words"
                    hint=("lieu-aide", professional.workplace_hint)
                />
                <NewPasswordFields state email=draft.value("email") too_weak />
                <SubmitButton state label=t.sign_up disabled=too_weak />
            </Form>
            <p>
                {t.have_account} " "
                <a href=routes::SIGN_IN>{texts().account.sign_in}</a>
            </p>
            <p>
                {professional.are_you_not} " "
                <a href=routes::register(None)>{professional.register_patient}</a>
            </p>
        </Page>
    }
    .into_any()
}

fn names(state: FormState, draft: &Draft) -> AnyView {
    let t = texts().registration();
    view! {
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
    }
    .into_any()
}
