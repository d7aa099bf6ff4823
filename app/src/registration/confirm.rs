//! The page of the mail's link: « Confirmer mon adresse e-mail ».

use leptos::prelude::*;

use super::api::steps::ConfirmView;
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        notice::Info,
        outcome::{button, link, outcome},
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(view: ConfirmView) -> AnyView {
    let t = texts().registration();
    match view {
        ConfirmView::Due { phone_ending } => due(&phone_ending),
        ConfirmView::Confirmed => told(
            crate::icon!("check").into_any(),
            true,
            t.confirmed_elsewhere,
            sign_in(),
        ),
        ConfirmView::Expired { form } => told(
            crate::icon!("clock").into_any(),
            false,
            t.link_expired,
            button(form, t.start_again),
        ),
        ConfirmView::Taken => told(
            crate::icon!("person").into_any(),
            false,
            t.link_taken,
            sign_in_or(link(
                routes::forgotten_password(None),
                texts().account.forgotten,
            )),
        ),
        ConfirmView::Unknown => told(
            crate::icon!("cross").into_any(),
            false,
            t.link_unknown,
            sign_in_or(link(routes::register(None), t.start_again)),
        ),
    }
}

fn due(phone_ending: &str) -> AnyView {
    let t = texts().registration();
    let state = FormState::new(&Draft::default());
    let number = (t.confirm_number)(phone_ending);
    view! {
        <Page title=t.confirm_title>
            <ErrorSummary state />
            <Heading>{t.confirm_title}</Heading>
            <p class="lead">{t.confirm_lead}</p>
            <Info text=number />
            <Form state action="/api/confirm_email">
                <SubmitButton state label=t.confirm />
            </Form>
        </Page>
    }
    .into_any()
}

/// What has become of the link, and where to go from here.
fn told(
    icon: AnyView,
    well: bool,
    (title, text): (&'static str, &'static str),
    onward: AnyView,
) -> AnyView {
    outcome(icon, well, title.to_owned(), text.to_owned(), onward)
}

fn sign_in() -> AnyView {
    button(routes::SIGN_IN.to_owned(), texts().account.sign_in)
}

fn sign_in_or(other: AnyView) -> AnyView {
    view! {
        {sign_in()}
        {other}
    }
    .into_any()
}
