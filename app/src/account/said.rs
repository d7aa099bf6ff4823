//! A page that says how something about the account went.

use leptos::prelude::*;

use crate::{
    routes,
    ui::{
        page::{Heading, Page},
        texts,
    },
};

/// Says how it went, and leads to the sign-in, or home from there.
pub(super) fn said(
    (title, text): (&'static str, &'static str),
    icon: AnyView,
    well: bool,
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
                    {texts().account.go_on}
                </a>
            </p>
        </Page>
    }
    .into_any()
}
