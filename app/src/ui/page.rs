//! The frame of a page: title, main region, and a heading that takes the focus after a move between pages.

use leptos::{html, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};

/// Set when the page was changed in the browser, until the new page's heading has taken the focus.
#[derive(Clone, Copy)]
struct Moved(StoredValue<bool>);

/// Watches the moves between pages.
pub fn watch_moves() {
    let moved = StoredValue::new(false);
    provide_context(Moved(moved));
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            moved.set_value(true);
        }
        path
    });
}

/// A part of the page's path, such as a record's id; empty where there is none.
pub fn path_part(name: &'static str) -> Signal<String> {
    let params = use_params_map();
    Signal::derive(move || params.with(|params| params.get(name).unwrap_or_default()))
}

/// A part of the page's query; empty where there is none.
pub fn query_part(name: &'static str) -> Signal<String> {
    let query = use_query_map();
    Signal::derive(move || query.with(|query| query.get(name).unwrap_or_default()))
}

/// A page.
#[component]
pub fn Page(
    /// The title in the browser's tab.
    #[prop(into)]
    title: String,
    /// Whether it holds a list, and may be wide.
    #[prop(optional)]
    wide: bool,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    let class = if wide { "page page--wide" } else { "page" };
    view! {
        <Title text=format!("{title} · Calepin") />
        <main id="main" class=class>
            {children()}
        </main>
    }
}

/// The page's heading.
#[component]
pub fn Heading(
    /// What it says.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    let moved = use_context::<Moved>();
    Effect::new(move || {
        let (Some(Moved(moved)), Some(node)) = (moved, node.get()) else {
            return;
        };
        if moved.get_value() {
            moved.set_value(false);
            // Gone already: nothing to focus.
            let _ = node.focus();
        }
    });
    view! {
        <h1 tabindex="-1" node_ref=node>
            {children()}
        </h1>
    }
}

/// The way back.
#[component]
pub fn BackLink(
    /// To where.
    #[prop(into)]
    href: String,
    /// What is there.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <a class="back-link no-print" href=href>
            {crate::icon!("arrow-left")}
            <bdi>{label}</bdi>
        </a>
    }
}
