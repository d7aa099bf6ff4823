//! The pages of a forgotten password, in the part `account`.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::{LoadForgottenPassword, LoadNewPassword},
    choose, forgotten,
};
use crate::{
    routes,
    ui::{
        loaded::{Loading, asks, load, show},
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

impl LazyRoute for ResetPage {
    fn data() -> Self {
        match own_path().as_str() {
            routes::NEW_PASSWORD => Self::Choose(load(asks!(LoadNewPassword))),
            _ => Self::Forgotten(load(asks!(LoadForgottenPassword))),
        }
    }

    async fn view(this: Self) -> AnyView {
        reset_view(this).await
    }

    async fn preload() {
        preload_reset().await;
    }
}

#[wasm_split(account, wasm_split_path = leptos::wasm_split, preload(preload_reset))]
fn reset_view(this: ResetPage) -> AnyView {
    match this {
        ResetPage::Forgotten(view) => show(view, forgotten::page),
        ResetPage::Choose(view) => show(view, choose::page),
    }
}
