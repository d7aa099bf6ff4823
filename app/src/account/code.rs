//! The code received by SMS.

use domain::problem::Field;
use leptos::prelude::*;

use super::api::{CodeView, LoadCode};
use crate::{
    claim::step,
    routes,
    ui::{
        browser,
        countdown::{clock, seconds_left},
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        loaded::{asks, load_by, show},
        notice::{Done, Warning},
        page::{Heading, Page, path_part, what_was_done},
        texts,
    },
};

/// The code's page.
#[component]
pub fn CodePage() -> impl IntoView {
    show(load_by(asks!(LoadCode { invitation })), page)
}

fn page(view: CodeView) -> AnyView {
    let invitation = path_part("invitation").get_untracked();
    let for_other = invitation.clone();
    let step = step(&invitation, 1);
    let forms = CodeForms {
        enter: "/api/enter_code",
        resend: "/api/resend_code",
        of: ("invitation", invitation),
    };
    let other = view! {
        <p>
            <a href=routes::LOST_PHONE>{texts().account.lost_phone}</a>
        </p>
        <form method="post" action="/api/sign_out">
            <input type="hidden" name="invitation" value=for_other />
            <button class="link-button">{texts().account.other_account}</button>
        </form>
    };
    code_page(view, step, forms, other.into_any())
}

/// Where the forms of a code's page go, and what each tells of whom the code is for.
pub struct CodeForms {
    /// Tries the code.
    pub enter: &'static str,
    /// Asks for another.
    pub resend: &'static str,
    /// The name and the value of the hidden field.
    pub of: (&'static str, String),
}

/// A page that asks for a code.
pub fn code_page(
    view: CodeView,
    step: Option<AnyView>,
    forms: CodeForms,
    below: AnyView,
) -> AnyView {
    let t = &texts().account;
    let state = FormState::new(&view.draft);
    let again = FormState {
        busy: RwSignal::new(false),
        ..state
    };
    let resent = what_was_done() == "renvoye";
    let (name, value) = forms.of.clone();
    let sent = if view.sent {
        view! { <p>{(t.code_sent)(&view.phone_ending)}</p> }.into_any()
    } else {
        view! { <Warning text=t.code_not_sent /> }.into_any()
    };
    view! {
        <Page title=t.code_title>
            <ErrorSummary state />
            {resent.then(|| view! { <Done text=t.resent /> })}
            {step}
            <Heading>{t.code_title}</Heading>
            {sent}
            {demo_messages(t.demo_code)}
            <Form state action=forms.enter>
                <input type="hidden" name=name value=value />
                <TextField
                    state
                    field=Field::Code
                    label=t.code
                    inputmode="numeric"
                    autocomplete="one-time-code"
                    class="field__input field__input--code"
                />
                <SubmitButton state label=t.submit />
            </Form>
            {resend_form(forms.resend, forms.of, view.resend_in, again, [t.resend_in, t.resend])}
            {below}
        </Page>
    }
    .into_any()
}

/// In demo mode: that what is waited for can be read there, and a link.
pub fn demo_messages(text: &'static str) -> Option<AnyView> {
    browser::is_demo().then(|| {
        view! {
            <p class="small">
                {text} " "
                <a href=routes::DEMO_MESSAGES target="_blank" rel="external">
                    {texts().site.demo_messages}
                </a>
            </p>
        }
        .into_any()
    })
}

/// Asks for something to be sent again, once `seconds` are over; in the words before the countdown, and of the button.
pub fn resend_form(
    action: &'static str,
    (name, value): (&'static str, String),
    seconds: u32,
    state: FormState,
    [before, label]: [&'static str; 2],
) -> AnyView {
    let left = seconds_left(seconds);
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));
    // Without JavaScript nobody would enable it: the server says when it is too early.
    let too_early = Signal::derive(move || alive.get() && left.get() > 0);
    let shown = Signal::derive(move || clock(left.get()));
    let countdown = move || {
        (left.get() > 0).then(|| {
            view! {
                <p class="countdown" id="attente">
                    {before} " "
                    <span role="timer">{shown}</span>
                </p>
            }
            .into_any()
        })
    };
    view! {
        <Form state action class="stack stack--tight">
            <input type="hidden" name=name value=value />
            {countdown}
            <SubmitButton
                state
                label
                class="button button--secondary"
                disabled=too_early
            />
        </Form>
    }
    .into_any()
}
