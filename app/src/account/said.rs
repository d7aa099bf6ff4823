//! A page that says how something about the account went.

use leptos::prelude::*;

use crate::{
    routes,
    ui::{
        page::{Heading, Page},
        texts,
    },
};

/// Says how it went, and leads to the sign-in in the words of `action`, or home from there; `more` is what else there is
/// to do.
pub(super) fn said(
    (title, text): (&'static str, &'static str),
    icon: AnyView,
    well: bool,
    action: &'static str,
    more: AnyView,
) -> AnyView {
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
                    {action}
                </a>
            </p>
            {more}
        </Page>
    }
    .into_any()
}

/// Leads whoever fears for their password to where it is chosen anew.
pub(super) fn change_password() -> AnyView {
    view! {
        <p>
            <a href=routes::FORGOTTEN_PASSWORD>{texts().lost_phone().change_password}</a>
        </p>
    }
    .into_any()
}
