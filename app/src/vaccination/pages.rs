//! The pages about acts, which come in one part.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::{LoadAct, LoadActEntry, part_of_act},
    entry, one_act,
};
use crate::ui::{
    loaded::{Loading, asks, load_by, load_from, show},
    page::{own_path, path_part},
};

/// A page about acts.
pub enum ActsPage {
    /// Where they are entered.
    Entry(Loading),
    /// One of them.
    Act(Loading),
}

impl LazyRoute for ActsPage {
    fn data() -> Self {
        if own_path().ends_with("/nouveau") {
            return Self::Entry(load_by(asks!(LoadActEntry { record })));
        }
        let (record, act) = (path_part("record"), path_part("act"));
        let part = Signal::derive(move || part_of_act(&record.get(), &act.get()));
        Self::Act(load_from(asks!(LoadAct { part }), part))
    }

    async fn view(this: Self) -> AnyView {
        acts_view(this).await
    }

    async fn preload() {
        preload_acts().await;
    }
}

#[wasm_split(professionals, wasm_split_path = leptos::wasm_split, preload(preload_acts))]
fn acts_view(this: ActsPage) -> AnyView {
    match this {
        ActsPage::Entry(view) => entry::shown(view),
        ActsPage::Act(view) => show(view, one_act::page),
    }
}
