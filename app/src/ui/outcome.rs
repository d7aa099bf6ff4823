//! A page that says how something went, and leads on.

use leptos::prelude::*;

use super::page::{Heading, Page};

/// How something went: an icon, which tells also whether it went `well`, what happened in a heading and a sentence, and what
/// to do from here.
pub fn outcome(icon: AnyView, well: bool, title: String, lead: String, onward: AnyView) -> AnyView {
    let class = if well {
        "stamp stamp--success"
    } else {
        "stamp"
    };
    view! {
        <Page title=title.clone()>
            <div class=class>{icon}</div>
            <Heading>{title}</Heading>
            <p class="lead">{lead}</p>
            {onward}
        </Page>
    }
    .into_any()
}

/// The one button on.
pub fn button(href: String, label: &'static str) -> AnyView {
    view! {
        <p>
            <a class="button" href=href>
                {label}
            </a>
        </p>
    }
    .into_any()
}

/// Another way on.
pub fn link(href: String, label: &'static str) -> AnyView {
    view! {
        <p>
            <a href=href>{label}</a>
        </p>
    }
    .into_any()
}
