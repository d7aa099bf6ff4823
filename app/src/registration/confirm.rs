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
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(view: ConfirmView) -> AnyView {
    let t = texts().registration();
    let to_sign_in = (routes::SIGN_IN.to_owned(), texts().account.sign_in);
    match view {
        ConfirmView::Due { phone_ending } => due(&phone_ending),
        ConfirmView::Confirmed => told(
            crate::icon!("check").into_any(),
            t.confirmed_elsewhere,
            to_sign_in,
        ),
        ConfirmView::Expired { form } => told(
            crate::icon!("clock").into_any(),
            t.link_expired,
            (form, t.start_again),
        ),
        ConfirmView::Taken => told(crate::icon!("person").into_any(), t.link_taken, to_sign_in),
        ConfirmView::Unknown => told(
            crate::icon!("cross").into_any(),
            t.link_unknown,
            (routes::LANDING.to_owned(), texts().site.to_landing),
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
    (title, text): (&'static str, &'static str),
    (href, label): (String, &'static str),
) -> AnyView {
    view! {
        <Page title=title>
            <div class="stamp">{icon}</div>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <a class="button" href=href>
                {label}
            </a>
        </Page>
    }
    .into_any()
}
