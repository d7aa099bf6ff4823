//! What a practitioner reads who may do nothing: why.

use domain::approval::Approval;
use leptos::prelude::*;

use super::api::ApprovalView;
use crate::{
    routes,
    ui::{
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(view: ApprovalView) -> AnyView {
    let t = texts().approval();
    match view.approval {
        Approval::Refused { reason } => turned_away(t.refused, None, reason, view.contact),
        Approval::Revoked { reason } => {
            let (title, what) = t.revoked;
            turned_away(title, Some(what), reason, view.contact)
        }
        // Whoever is approved meanwhile is led home.
        Approval::Waiting | Approval::Approved => {
            let (title, [what, next]) = t.waiting;
            view! {
                <Page title>
                    <Heading>{title}</Heading>
                    <p class="lead">{what}</p>
                    <p>{next}</p>
                    <p>
                        <a class="button button--secondary" href=routes::APPROVAL rel="external">
                            {texts().site.refresh}
                        </a>
                    </p>
                </Page>
            }
            .into_any()
        }
    }
}

/// Refused or revoked, which is `what` that means, for a reason.
fn turned_away(
    title: &'static str,
    what: Option<&'static str>,
    reason: String,
    contact: Option<String>,
) -> AnyView {
    let t = texts().approval();
    let whom = match contact {
        Some(address) => {
            let href = format!("mailto:{address}");
            view! {
                {t.write_to}
                " "
                <a href=href>{address}</a>
            }
            .into_any()
        }
        None => t.no_contact.into_any(),
    };
    view! {
        <Page title>
            <Heading>{title}</Heading>
            {what.map(|what| view! { <p>{what}</p> })}
            <p>{t.reason}</p>
            <blockquote>
                <p>
                    <bdi>{reason}</bdi>
                </p>
            </blockquote>
            <p>{t.mistake} " " {whom}</p>
        </Page>
    }
    .into_any()
}
