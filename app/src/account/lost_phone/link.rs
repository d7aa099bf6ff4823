//! The pages that the links in the messages lead to.

use leptos::prelude::*;

use super::change_password;
use crate::{
    account::said::said,
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        notice::Warning,
        outcome::outcome,
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn begin(ending: Option<String>) -> AnyView {
    let t = texts().lost_phone();
    let Some(ending) = ending else {
        return ended(t.begin_ended);
    };
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.begin_title>
            <ErrorSummary state />
            <Heading>{t.begin_title}</Heading>
            <p class="lead">{(t.begin_lead)(&ending)}</p>
            <Warning text=t.begin_advice />
            <Form state action="/api/begin_wait">
                <SubmitButton state label=t.begin />
            </Form>
            {change_password()}
        </Page>
    }
    .into_any()
}

/// After that there is nothing to do for 72 hours: the sign-in is not where it leads.
pub(super) fn begun() -> AnyView {
    let (title, text) = texts().lost_phone().begun;
    let onward = view! {
        <p>
            <a class="button button--secondary" href=routes::LANDING>
                {texts().site.to_start}
            </a>
        </p>
    };
    outcome(
        crate::icon!("clock").into_any(),
        false,
        title.to_owned(),
        text.to_owned(),
        onward.into_any(),
    )
}

pub(super) fn cancel(valid: Option<()>) -> AnyView {
    let t = texts().lost_phone();
    if valid.is_none() {
        return ended(t.cancel_ended);
    }
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.cancel_title>
            <ErrorSummary state />
            <Heading>{t.cancel_title}</Heading>
            <p class="lead">{t.cancel_lead}</p>
            <Form state action="/api/cancel_wait">
                <SubmitButton state label=t.cancel />
            </Form>
        </Page>
    }
    .into_any()
}

/// The link is of no use any more.
fn ended(words: (&'static str, &'static str)) -> AnyView {
    said(
        words,
        crate::icon!("clock").into_any(),
        false,
        texts().account.sign_in,
        ().into_any(),
    )
}
