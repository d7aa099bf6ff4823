//! One act, for a practitioner: changing it, taking it out, and what it was before.

use domain::{ids::RecordId, problem::Field, record::vaccination::Vaccination};
use leptos::prelude::*;

use super::{
    api::{ActFields, ActView},
    fields::ActFieldset,
    history::History,
};
use crate::{
    draft::Draft,
    error::ApiError,
    record::sheet::described,
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        notice::Info,
        page::{BackLink, Heading, Page, query_part},
        texts,
    },
};

pub(super) fn page(mut view: ActView) -> AnyView {
    let t = texts();
    let Some(act) = view.versions.last().cloned() else {
        return ().into_any();
    };
    let outdated = view.fields.error == Some(ApiError::Conflict);
    let error = view.fields.error.take().filter(|_| !outdated);
    let state = FormState::new(&Draft {
        values: vec![],
        error,
    });
    let name = view.holder.listed_name();
    let whose = described(&view.holder);
    let from_entry =
        view.then == "sitting" || query_part(routes::SINCE).get_untracked() == routes::FROM_ENTRY;
    let forms = if act.is_withdrawn() {
        view! { <Info text=t.acts().withdrawn /> }.into_any()
    } else {
        let (record, reason) = (view.record, view.reason);
        view! {
            {outdated.then(|| outdated_notice(&act))}
            {change(state, record, &act, view.fields, from_entry)}
            {withdrawal(state, record, &act, reason)}
        }
        .into_any()
    };
    view! {
        <Page title=t.acts().one>
            <BackLink href=routes::patient_record(view.record) label=name />
            <ErrorSummary state />
            <p class="step">{t.acts().one}</p>
            <Heading>{act.vaccine.clone()}</Heading>
            <p>
                <bdi>{whose}</bdi>
            </p>
            {forms}
            <History versions=view.versions />
        </Page>
    }
    .into_any()
}

/// Somebody else was faster: who, and what to do.
fn outdated_notice(act: &Vaccination) -> AnyView {
    let t = texts();
    let words = act.written().map(|written| {
        let at = (t.format.moment)(written.at);
        (t.acts().outdated)(&written.by, &at)
    });
    view! {
        <div class="notice notice--warning" role="alert">
            {crate::icon!("alert")}
            <div>
                <p>{words}</p>
            </div>
        </div>
    }
    .into_any()
}

fn change(
    state: FormState,
    record: RecordId,
    act: &Vaccination,
    fields: ActFields,
    from_entry: bool,
) -> AnyView {
    let then = if from_entry { "sitting" } else { "record" };
    let which = which(record, act);
    view! {
        <Form state action="/api/change_act" class="form act-form">
            {which}
            <ActFieldset state fields />
            <ChangeButton state then />
        </Form>
    }
    .into_any()
}

#[component]
fn ChangeButton(state: FormState, then: &'static str) -> impl IntoView {
    let busy = state.aria_busy();
    view! {
        <button class="button" name="then" value=then aria-busy=busy>
            {texts().acts().save}
        </button>
    }
}

/// Which act a form is about, as it is seen.
fn which(record: RecordId, act: &Vaccination) -> AnyView {
    view! {
        <input type="hidden" name="record" value=record.to_string() />
        <input type="hidden" name="act_id" value=act.id.to_string() />
        <input type="hidden" name="version" value=act.version.to_string() />
    }
    .into_any()
}

/// Asked first, and open once its reason was refused.
fn withdrawal(state: FormState, record: RecordId, act: &Vaccination, reason: String) -> AnyView {
    let t = texts().acts();
    let open = untrack(|| state.refuses(Field::Reason)) || !reason.is_empty();
    let which = which(record, act);
    view! {
        <details class="confirm" open=open>
            <summary>{t.withdraw}</summary>
            <p>{t.withdraw_help}</p>
            <Form state action="/api/withdraw_act">
                {which}
                <TextField
                    state
                    field=Field::Reason
                    label=t.reason
                    value=reason
                    autocomplete="off"
                    autocapitalize="sentences"
                />
                <SubmitButton state label=t.withdraw_confirm class="button button--danger" />
            </Form>
        </details>
    }
    .into_any()
}
