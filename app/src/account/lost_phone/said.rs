//! The pages that say how it went.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    routes,
    ui::{
        page::{Heading, Page, own_path},
        texts,
    },
};

/// The page after a step that is done: begun, cancelled, or replaced.
pub struct LostPhoneSaidPage {
    path: String,
}

#[lazy_route]
impl LazyRoute for LostPhoneSaidPage {
    fn data() -> Self {
        Self { path: own_path() }
    }

    fn view(this: Self) -> AnyView {
        let t = texts().lost_phone();
        match this.path.as_str() {
            routes::WAIT_BEGUN => said(t.begun, crate::icon!("clock").into_any(), false),
            routes::PHONE_REPLACED => said(t.replaced, crate::icon!("check").into_any(), true),
            _ => said(t.cancelled, crate::icon!("check").into_any(), true),
        }
    }
}

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
