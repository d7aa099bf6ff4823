//! What a practitioner reads who may do nothing yet.

use domain::approval::Approval;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::LoadApproval;
use crate::{
    routes,
    ui::{
        loaded::{Loading, load, show},
        page::{Heading, Page},
        poll::poll,
        texts,
    },
};

/// The page of a practitioner who may do nothing yet.
pub struct ApprovalPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for ApprovalPage {
    fn data() -> Self {
        let view = load::<LoadApproval>();
        poll(view);
        Self { view }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(approval: Approval) -> AnyView {
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
