//! The number that is to replace a lost one, its code, and what has become of it.

use domain::{account::lost_phone::Standing, problem::Field, time::LocalTime};
use leptos::prelude::*;

use super::{api::LostPhoneView, change_password};
use crate::{
    account::{
        api::CodeView,
        code::{CodeForms, code_page, demo_messages},
    },
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        notice::Info,
        outcome::{button, link, outcome},
        page::{BackLink, Heading, Page, what_was_done},
        texts,
    },
};

pub(super) fn page(view: LostPhoneView) -> AnyView {
    match view.standing {
        Standing::Nothing if what_was_done() == "annule" => kept(),
        Standing::Nothing => number(&view.draft),
        Standing::AskOperator => ask_operator(),
        Standing::Waiting {
            phone_ending,
            until,
            ends,
        } => waiting(&phone_ending, until, ends),
        Standing::Open {
            phone_ending,
            until,
        } => open(&phone_ending, until),
    }
}

fn number(draft: &Draft) -> AnyView {
    let t = texts().lost_phone();
    let state = FormState::new(draft);
    let typed = draft.value("phone");
    let steps = t.steps.map(|step| view! { <li>{step}</li> }).collect_view();
    view! {
        <Page title=t.title>
            <BackLink href=routes::CODE label=t.to_code />
            <ErrorSummary state />
            <Heading>{t.title}</Heading>
            <p class="lead">{t.lead}</p>
            <ol>{steps}</ol>
            <p>{t.why}</p>
            <Info text=t.same_number />
            <Form state action="/api/replace_lost_phone">
                <TextField
                    state
                    field=Field::Phone
                    label=t.number
                    value=typed
                    input_type="tel"
                    inputmode="tel"
                    autocomplete="off"
                    hint=("phone-aide", texts().registration().mobile_hint)
                />
                <SubmitButton state label=t.send_code />
            </Form>
        </Page>
    }
    .into_any()
}

/// The request was just cancelled: the code of the old number is due.
fn kept() -> AnyView {
    let t = texts().lost_phone();
    let (title, text) = t.cancelled;
    let onward = view! {
        {button(routes::CODE.to_owned(), t.enter_code)}
        {change_password()}
    };
    outcome(
        crate::icon!("check").into_any(),
        true,
        title.to_owned(),
        text.to_owned(),
        onward.into_any(),
    )
}

/// An administrator's page: there is no form.
fn ask_operator() -> AnyView {
    let t = texts().lost_phone();
    view! {
        <Page title=t.title>
            <BackLink href=routes::CODE label=t.to_code />
            <Heading>{t.title}</Heading>
            <p class="lead">{t.ask_operator}</p>
        </Page>
    }
    .into_any()
}

fn waiting(ending: &str, until: LocalTime, ends: LocalTime) -> AnyView {
    let t = texts().lost_phone();
    let title = (t.wait_until)(until);
    let lead = (t.waiting)(ending);
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=title.clone()>
            <ErrorSummary state />
            <div class="stamp">{crate::icon!("clock")}</div>
            <Heading>{title}</Heading>
            <p class="lead">{lead}</p>
            <p>{(t.waiting_then)(until, ends)}</p>
            <p>
                <a class="button button--secondary" href=routes::CODE>
                    {t.found}
                </a>
            </p>
            {cancel(state, t.not_me)}
        </Page>
    }
    .into_any()
}

fn open(ending: &str, until: LocalTime) -> AnyView {
    let t = texts().lost_phone();
    let lead = (t.open)(ending, until);
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.open_title>
            <ErrorSummary state />
            <div class="stamp">{crate::icon!("phone")}</div>
            <Heading>{t.open_title}</Heading>
            <p class="lead">{lead}</p>
            <p>
                <a class="button" href=routes::CODE>
                    {t.enter_code}
                </a>
            </p>
            {cancel(state, t.not_me_or_found)}
        </Page>
    }
    .into_any()
}

/// « Annuler », for whom `whom` says.
fn cancel(state: FormState, whom: &'static str) -> AnyView {
    let t = texts().lost_phone();
    view! {
        <p>{whom}</p>
        <Form state action="/api/keep_phone">
            <SubmitButton state label=t.cancel class="button button--danger" />
        </Form>
    }
    .into_any()
}

pub(super) fn code(view: CodeView) -> AnyView {
    let label = texts().lost_phone().correct_number;
    let back = view! { <BackLink href=routes::LOST_PHONE label /> };
    let forms = CodeForms {
        enter: "/api/ask_for_wait",
        resend: "/api/resend_to_replacing_phone",
        of: ("page", String::new()),
    };
    code_page(view, Some(back.into_any()), forms, ().into_any())
}

/// The page after it: the link is in the mailbox.
pub(super) fn mail() -> AnyView {
    let t = texts().lost_phone();
    let (title, text) = t.mail;
    let onward = view! {
        <p>{t.not_received}</p>
        {link(routes::SIGN_IN.to_owned(), texts().account.sign_in)}
        {demo_messages(texts().reset().demo_link)}
    };
    outcome(
        crate::icon!("mail").into_any(),
        false,
        title.to_owned(),
        text.to_owned(),
        onward.into_any(),
    )
}
