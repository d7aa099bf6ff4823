//! The pages of a forgotten password, which come in one part.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{LoadForgottenPassword, LoadNewPassword},
    choose, forgotten,
};
use crate::{
    routes,
    ui::{
        loaded::{Loading, load, load_by, show},
        page::own_path,
    },
};

/// A page of a forgotten password.
pub enum ResetPage {
    /// Asks for the address.
    Forgotten(Loading),
    /// Another password is chosen.
    Choose(Loading),
}

#[lazy_route]
impl LazyRoute for ResetPage {
    fn data() -> Self {
        match own_path().as_str() {
            routes::NEW_PASSWORD => Self::Choose(load::<LoadNewPassword>()),
            _ => Self::Forgotten(load_by::<LoadForgottenPassword>("invitation")),
        }
    }

    fn view(this: Self) -> AnyView {
        match this {
            ResetPage::Forgotten(view) => show(view, forgotten::page),
            ResetPage::Choose(view) => show(view, choose::page),
        }
    }
}
