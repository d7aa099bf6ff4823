//! The code received by SMS.

use domain::problem::Field;
use leptos::prelude::*;

use super::api::{CodeView, load_code};
use crate::{
    claim::step,
    routes,
    ui::{
        browser,
        countdown::{clock, seconds_left},
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        loaded::{load, show},
        notice::{Done, Warning},
        page::{Heading, Page, path_part, what_was_done},
        texts,
    },
};

/// The code's page.
#[component]
pub fn CodePage() -> impl IntoView {
    show(load(path_part("invitation"), load_code), page)
}

fn page(view: CodeView) -> AnyView {
    let t = &texts().account;
    let invitation = path_part("invitation").get_untracked();
    let [for_code, for_resend, for_other] = [(); 3].map(|()| invitation.clone());
    let state = FormState::new(&view.draft);
    let step = step(&invitation, 1);
    let resent = what_was_done() == "renvoye";
    let sent = if view.sent {
        view! { <p>{(t.code_sent)(&view.phone_ending)}</p> }.into_any()
    } else {
        view! { <Warning text=t.code_not_sent /> }.into_any()
    };
    let demo = browser::is_demo().then(|| {
        view! {
            <p class="small">
                {t.demo_code} " "
                <a href=routes::DEMO_MESSAGES target="_blank" rel="external">
                    {texts().site.demo_messages}
                </a>
            </p>
        }
        .into_any()
    });
    view! {
        <Page title=t.code_title>
            <ErrorSummary state />
            {resent.then(|| view! { <Done text=t.resent /> })}
            {step}
            <Heading>{t.code_title}</Heading>
            {sent}
            {demo}
            <Form state action="/api/enter_code">
                <input type="hidden" name="invitation" value=for_code />
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
            <Resend invitation=for_resend seconds=view.resend_in state />
            <form method="post" action="/api/sign_out">
                <input type="hidden" name="invitation" value=for_other />
                <button class="link-button">{t.other_account}</button>
            </form>
        </Page>
    }
    .into_any()
}

/// Asks for another code, once the minute is over.
#[component]
fn Resend(invitation: String, seconds: u32, state: FormState) -> impl IntoView {
    let t = &texts().account;
    let left = seconds_left(seconds);
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));
    let own = FormState {
        error: state.error,
        busy: RwSignal::new(false),
    };
    // Without JavaScript nobody would enable it: the server says when it is too early.
    let too_early = Signal::derive(move || alive.get() && left.get() > 0);
    let shown = Signal::derive(move || clock(left.get()));
    let countdown = move || {
        (left.get() > 0).then(|| {
            view! {
                <p class="countdown" id="attente">
                    {t.resend_in} " "
                    <span role="timer">{shown}</span>
                </p>
            }
            .into_any()
        })
    };
    view! {
        <Form state=own action="/api/resend_code" class="stack stack--tight">
            <input type="hidden" name="invitation" value=invitation />
            {countdown}
            <SubmitButton
                state=own
                label=t.resend
                class="button button--secondary"
                disabled=too_early
            />
        </Form>
    }
}
