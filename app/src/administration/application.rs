//! One practitioner who waits: what to check, and the decision.

use domain::{approval::Application, ids::AccountId, problem::Field};
use leptos::prelude::*;

use super::api::ApplicationView;
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        notice::{Info, Warning},
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(view: ApplicationView) -> AnyView {
    let t = texts().administration();
    let state = FormState::new(&view.draft);
    let id = view.application.account;
    let facts = facts(&view.application);
    let approval = approval(state, id, view.application.rpps().is_ok());
    let refusal = refusal(state, id, &view.draft);
    let name = view.application.name;
    view! {
        <Page title=t.application>
            <ErrorSummary state />
            <BackLink href=routes::ADMINISTRATION label=t.title />
            <p class="step">{t.application}</p>
            <Heading>
                <bdi>{name}</bdi>
            </Heading>
            {facts}
            {approval}
            {refusal}
        </Page>
    }
    .into_any()
}

fn facts(application: &Application) -> AnyView {
    let [_, profession, workplace, number] = texts().administration().application_columns;
    view! {
        <dl class="facts">
            <div>
                <dt>{profession}</dt>
                <dd>
                    <bdi>{application.profession.clone()}</bdi>
                </dd>
            </div>
            <div>
                <dt>{workplace}</dt>
                <dd>
                    <bdi>{application.workplace.clone()}</bdi>
                </dd>
            </div>
            <div>
                <dt>{number}</dt>
                <dd>{rpps(application)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// The number, and whether it can be one: in words, not by colour.
pub(super) fn rpps(application: &Application) -> AnyView {
    let t = texts().administration();
    let checked = match application.rpps() {
        Ok(_) => t.rpps_fits,
        Err(_) => t.rpps_wrong,
    };
    let number = application.rpps_number.clone();
    view! {
        <span>
            <bdi>{number}</bdi>
            {format!(" ({checked})")}
        </span>
    }
    .into_any()
}

fn approval(state: FormState, id: AccountId, fits: bool) -> AnyView {
    let t = texts().administration();
    if !fits {
        return view! { <Warning text=t.rpps_wrong /> }.into_any();
    }
    view! {
        <Info text=t.check />
        <Form state action="/api/approve_practitioner">
            <input type="hidden" name="practitioner" value=id.to_string() />
            <p>{t.approve_help}</p>
            <SubmitButton state label=t.approve />
        </Form>
    }
    .into_any()
}

/// Open once it was refused itself: without JavaScript what was typed is shown again.
fn refusal(state: FormState, id: AccountId, draft: &Draft) -> AnyView {
    let t = texts().administration();
    let (open, reason) = (draft.error.is_some(), draft.value("reason"));
    view! {
        <details class="confirm" open=open>
            <summary>{t.refuse}</summary>
            <Form state action="/api/refuse_practitioner">
                <input type="hidden" name="practitioner" value=id.to_string() />
                <p>{t.refuse_help}</p>
                <TextField
                    state
                    field=Field::Reason
                    label=t.reason
                    value=reason
                    autocomplete="off"
                />
                <SubmitButton state label=t.refuse_confirm class="button button--danger" />
            </Form>
        </details>
    }
    .into_any()
}
