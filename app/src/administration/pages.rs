//! The administrator's pages and that of practitioners who wait, which come in one part.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{LoadAdministration, LoadApplication, LoadApproval},
    application, approval, home,
};
use crate::{
    routes,
    ui::{
        loaded::{Loading, load, load_by, show},
        page::own_path,
        poll::poll,
    },
};

/// A page of those who approve, or wait to be approved.
pub enum AdministrationPage {
    /// The administrator's home.
    Home(Loading),
    /// One practitioner who waits.
    Application(Loading),
    /// What such a practitioner reads.
    Approval(Loading),
}

#[lazy_route]
impl LazyRoute for AdministrationPage {
    fn data() -> Self {
        match own_path().as_str() {
            routes::ADMINISTRATION => Self::Home(news(load::<LoadAdministration>())),
            routes::APPROVAL => Self::Approval(news(load::<LoadApproval>())),
            _ => Self::Application(load_by::<LoadApplication>("practitioner")),
        }
    }

    fn view(this: Self) -> AnyView {
        match this {
            AdministrationPage::Home(view) => show(view, home::page),
            AdministrationPage::Application(view) => show(view, application::page),
            AdministrationPage::Approval(view) => show(view, approval::page),
        }
    }
}

/// What others do shows by itself.
fn news(view: Loading) -> Loading {
    poll(view);
    view
}
