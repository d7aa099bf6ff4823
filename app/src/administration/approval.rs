//! What a practitioner reads who may do nothing yet.

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
        Approval::Refused { reason } => {
            let (title, [before, after]) = t.refused;
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
