//! « Consultez vos e-mails »: waits for the address to be confirmed, wherever that is done, and goes on.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{abandon, api::steps::MailView, step};
use crate::{
    account::code::{demo_messages, resend_form},
    draft::Draft,
    ui::{
        countdown::{clock, seconds_left},
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        lasting::LastingForm,
        notice::Done,
        page::{Heading, Page, what_was_done},
        refresh::Refresh,
        texts,
    },
};

pub(super) fn page(view: MailView, resend: LastingForm) -> AnyView {
    if view.confirmed {
        confirmed(view.registration)
    } else {
        waiting(view, resend)
    }
}

fn waiting(view: MailView, resend: LastingForm) -> AnyView {
    let t = texts().registration();
    let state = resend.left_by(&view.draft);
    let here = use_location().pathname.get_untracked();
    let sent_again = what_was_done() == "renvoye";
    let abandon = abandon(view.registration.clone());
    let left = seconds_left(view.ends_in);
    let shown = Signal::derive(move || clock(left.get()));
    let resend = if view.resends_left > 0 {
        let of = ("registration", view.registration.clone());
        let words = [t.resend_mail_in, t.resend_mail];
        resend_form("/api/resend_mail", of, view.resend_in, state, words)
    } else {
        view! { <p>{t.no_more_mails}</p> }.into_any()
    };
    view! {
        <Page title=t.mail_title>
            <ErrorSummary state />
            {sent_again.then(|| view! { <Done text=t.mail_resent /> })}
            {step(4)}
            <Heading>{t.mail_title}</Heading>
            <p>
                {t.mail_sent_to} " " <strong class="address"><bdi>{view.email}</bdi></strong> ". "
                {t.mail_lead}
            </p>
            <p class="countdown">
                {t.mail_ends_in} " "
                <span role="timer">{shown}</span>
            </p>
            {demo_messages(t.demo_mail)}
            <p>{t.mail_waits}</p>
            <Refresh page=here />
            <p>{t.mail_help}</p>
            {resend}
            <form method="post" action="/api/start_again">
                <input type="hidden" name="registration" value=view.registration />
                <button class="link-button">{t.correct_identity}</button>
            </form>
            {abandon}
        </Page>
    }
    .into_any()
}

/// In a live page it goes on by itself.
fn confirmed(registration: String) -> AnyView {
    const FINISH: &str = "/api/finish_registration";

    let t = texts().registration();
    let state = FormState::new(&Draft::default());
    #[cfg(not(feature = "ssr"))]
    Effect::new(|| request_animation_frame(|| crate::ui::browser::send_form(FINISH)));
    let abandon = abandon(registration.clone());
    view! {
        <Page title=t.confirmed_title>
            <ErrorSummary state />
            <div class="stamp stamp--success">{crate::icon!("check")}</div>
            <Heading>{t.confirmed_title}</Heading>
            <p class="lead">{t.confirmed_lead}</p>
            <Form state action=FINISH>
                <input type="hidden" name="registration" value=registration />
                <SubmitButton state label=t.go_on />
            </Form>
            {abandon}
        </Page>
    }
    .into_any()
}
