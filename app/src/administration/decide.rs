//! What can be decided about a practitioner, as things are.

use domain::{
    approval::{Approval, Registered},
    problem::Field,
};
use leptos::prelude::*;

use crate::{
    draft::Draft,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        notice::Warning,
        texts,
    },
};

pub(super) fn forms(state: FormState, practitioner: &Registered, draft: &Draft) -> AnyView {
    let t = texts().administration();
    let id = practitioner.application.account.to_string();
    match practitioner.approval {
        Approval::Waiting => {
            let fits = practitioner.application.rpps().is_ok();
            let refusal = Reasoned {
                action: "/api/refuse_practitioner",
                label: t.refuse,
                help: t.refuse_help,
                confirm: t.refuse_confirm,
            };
            view! {
                {approval(state, id.clone(), fits)}
                {reasoned(state, id, refusal, draft)}
            }
            .into_any()
        }
        Approval::Approved => {
            let revocation = Reasoned {
                action: "/api/revoke_practitioner",
                label: t.revoke,
                help: t.revoke_help,
                confirm: t.revoke_confirm,
            };
            reasoned(state, id, revocation, draft)
        }
        Approval::Refused { .. } => reconsideration(id, None),
        Approval::Revoked { .. } => reconsideration(id, Some(t.still_cancelled)),
    }
}

fn approval(state: FormState, id: String, fits: bool) -> AnyView {
    let t = texts().administration();
    if !fits {
        return view! { <Warning text=t.rpps_refused /> }.into_any();
    }
    view! {
        {check()}
        <Form state action="/api/approve_practitioner">
            <input type="hidden" name="practitioner" value=id />
            <p>{t.approve_help}</p>
            <SubmitButton state label=t.approve />
        </Form>
    }
    .into_any()
}

/// Where to see that the number is theirs.
fn check() -> AnyView {
    let [before, after] = texts().administration().check;
    view! {
        <div class="notice notice--info">
            {crate::icon!("info")}
            <div>
                <p>
                    {before}
                    <a href="https://annuaire.sante.fr" target="_blank" rel="external noreferrer">
                        "annuaire.sante.fr"
                    </a> {after}
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// A decision that needs a reason.
struct Reasoned {
    action: &'static str,
    label: &'static str,
    help: &'static str,
    confirm: &'static str,
}

/// Open once it was refused itself: without JavaScript what was typed is shown again.
fn reasoned(state: FormState, id: String, decision: Reasoned, draft: &Draft) -> AnyView {
    let (open, reason) = (draft.error.is_some(), draft.value("reason"));
    view! {
        <details class="confirm" open=open>
            <summary>{decision.label}</summary>
            <Form state action=decision.action>
                <input type="hidden" name="practitioner" value=id />
                <p>{decision.help}</p>
                <TextField
                    state
                    field=Field::Reason
                    label=texts().administration().reason
                    value=reason
                    autocomplete="off"
                />
                <SubmitButton state label=decision.confirm class="button button--danger" />
            </Form>
        </details>
    }
    .into_any()
}

fn reconsideration(id: String, moreover: Option<&'static str>) -> AnyView {
    let t = texts().administration();
    let state = FormState::new(&Draft::default());
    view! {
        <ErrorSummary state />
        <Form state action="/api/reconsider_practitioner">
            <input type="hidden" name="practitioner" value=id />
            <p>{t.reconsider_help} " " {moreover}</p>
            <SubmitButton state label=t.reconsider class="button button--secondary" />
        </Form>
    }
    .into_any()
}
