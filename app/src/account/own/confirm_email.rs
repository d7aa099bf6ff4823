//! The page that the link to a new address leads to, and the one after it.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::email::LoadConfirmNewEmail;
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        loaded::{Loading, load, show},
        page::{Heading, Page},
        texts,
    },
};

/// The page that the link leads to.
pub struct ConfirmEmailPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for ConfirmEmailPage {
    fn data() -> Self {
        Self {
            view: load::<LoadConfirmNewEmail>(),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(valid: bool) -> AnyView {
    let t = texts().own();
    if !valid {
        return said(t.confirm_ended, crate::icon!("clock").into_any(), false);
    }
    let state = FormState::new(&Draft::default());
    view! {
        <Page title=t.confirm_title>
            <ErrorSummary state />
            <Heading>{t.confirm_title}</Heading>
            <p>{t.confirm_lead}</p>
            <Form state action="/api/confirm_new_email">
                <SubmitButton state label=t.confirm />
            </Form>
        </Page>
    }
    .into_any()
}

/// The page after it.
pub struct EmailConfirmedPage {
    /// What it says: heading and text.
    words: (&'static str, &'static str),
}

#[lazy_route]
impl LazyRoute for EmailConfirmedPage {
    fn data() -> Self {
        Self {
            words: texts().own().confirmed,
        }
    }

    fn view(this: Self) -> AnyView {
        said(this.words, crate::icon!("check").into_any(), true)
    }
}

/// Says how it ended, and leads to the sign-in, or home from there.
fn said((title, text): (&'static str, &'static str), icon: AnyView, well: bool) -> AnyView {
    let class = if well {
        "stamp stamp--success"
    } else {
        "stamp"
    };
    view! {
        <Page title=title>
            <div class=class>{icon}</div>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <p>
                <a class="button" href=routes::SIGN_IN>
                    {texts().account.go_on}
                </a>
            </p>
        </Page>
    }
    .into_any()
}
