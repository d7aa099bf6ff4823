//! What a practitioner reads who may do nothing: why.

use domain::approval::Approval;
use leptos::prelude::*;

use crate::{
    routes,
    ui::{
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(approval: Approval) -> AnyView {
    let t = texts().approval();
    match approval {
        Approval::Refused { reason } => turned_away(t.refused, reason),
        Approval::Revoked { reason } => turned_away(t.revoked, reason),
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

/// Refused or revoked, for a reason.
fn turned_away(
    (title, [before, after]): (&'static str, [&'static str; 2]),
    reason: String,
) -> AnyView {
    view! {
        <Page title>
            <Heading>{title}</Heading>
            <p>{before}</p>
            <blockquote>
                <p>
                    <bdi>{reason}</bdi>
                </p>
            </blockquote>
            <p>{after}</p>
        </Page>
    }
    .into_any()
}
