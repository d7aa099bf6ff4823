//! The administrator's pages and that of practitioners who may do nothing, in the part `professionals`.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::{LoadAdministration, LoadApproval, LoadPractitioner, LoadPractitioners},
    approval, home, practitioner, practitioners,
};
use crate::{
    routes,
    ui::{
        loaded::{Loading, asks, load, load_by, load_from, show},
        page::{own_path, query_part},
        poll::watch,
    },
};

/// A page of those who approve, or who may do nothing.
pub enum AdministrationPage {
    /// The administrator's home.
    Home(Loading),
    /// All practitioners.
    Practitioners(Loading),
    /// One of them.
    Practitioner(Loading),
    /// What one reads who may do nothing.
    Approval(Loading),
}

impl LazyRoute for AdministrationPage {
    fn data() -> Self {
        match own_path().as_str() {
            routes::ADMINISTRATION => Self::Home(load_from(
                asks!(LoadAdministration { about }),
                query_part(routes::ABOUT),
            )),
            routes::APPROVAL => Self::Approval(load(asks!(LoadApproval))),
            routes::PRACTITIONERS => Self::Practitioners(load_from(
                asks!(LoadPractitioners { after }),
                query_part("apres"),
            )),
            _ => Self::Practitioner(load_by(asks!(LoadPractitioner { practitioner }))),
        }
    }

    async fn view(this: Self) -> AnyView {
        administration_view(this).await
    }

    async fn preload() {
        preload_administration().await;
    }
}

#[wasm_split(professionals, wasm_split_path = leptos::wasm_split, preload(preload_administration))]
fn administration_view(this: AdministrationPage) -> AnyView {
    match this {
        AdministrationPage::Home(view) => show(watched(view), home::page),
        AdministrationPage::Practitioners(view) => show(view, practitioners::page),
        AdministrationPage::Practitioner(view) => show(view, practitioner::page),
        AdministrationPage::Approval(view) => show(watched(view), approval::page),
    }
}

/// What others do shows by itself.
fn watched(view: Loading) -> Loading {
    watch(view);
    view
}
