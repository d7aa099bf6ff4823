//! The frame of a page: title, main region, and a heading that takes the focus after a move between pages.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map, use_query_map, use_url};

use crate::routes;

/// The moves between pages, counted. The heading of a page that was moved to takes the focus, however often it is put
/// together, until it stands; but not from whoever has gone to something of it already, and may be typing.
#[derive(Clone, Copy)]
#[cfg_attr(
    feature = "ssr",
    expect(dead_code, reason = "the server renders pages, and moves between none")
)]
pub struct Moves {
    begun: StoredValue<u32>,
    settled: StoredValue<u32>,
}

/// Watches the moves between pages.
pub fn watch_moves() {
    let moves = Moves {
        begun: StoredValue::new(0),
        settled: StoredValue::new(0),
    };
    provide_context(moves);
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            moves.begin();
            #[cfg(not(feature = "ssr"))]
            super::browser::let_go(&document());
        }
        path
    });
}

impl Moves {
    /// A page is about to be shown, if only the same one anew.
    pub fn begin(self) {
        self.begun.update_value(|begun| *begun += 1);
        super::browser::forget_typed();
    }

    #[cfg(not(feature = "ssr"))]
    fn take_focus(self) {
        /// How long a page may still be put together after its heading was first focused.
        const SETTLED_AFTER: std::time::Duration = std::time::Duration::from_millis(500);

        request_animation_frame(move || {
            let (begun, settled) = (self.begun.try_get_value(), self.settled.try_get_value());
            if begun == settled {
                return;
            }
            super::browser::arrived();
            super::browser::focus_heading();
            set_timeout(
                move || {
                    self.settled.try_set_value(begun.unwrap_or_default());
                },
                SETTLED_AFTER,
            );
        });
    }
}

/// A part of the page's path, such as a record's id; empty where there is none.
pub fn path_part(name: &'static str) -> Signal<String> {
    let params = use_params_map();
    Signal::derive(move || params.with(|params| params.get(name).unwrap_or_default()))
}

/// The page's own path, even while another page is on its way.
pub fn own_path() -> String {
    use_url().with_untracked(|url| url.path().to_owned())
}

/// A part of the page's query; empty where there is none.
pub fn query_part(name: &'static str) -> Signal<String> {
    let query = use_query_map();
    Signal::derive(move || query.with(|query| query.get(name).unwrap_or_default()))
}

/// What the form that led here has done, as its redirect said. Its word is taken out of the address of a live page: a
/// reload does not say it again.
pub fn what_was_done() -> String {
    let done = query_part(routes::DONE).get_untracked();
    #[cfg(not(feature = "ssr"))]
    if !done.is_empty() {
        Effect::new(super::browser::drop_query);
    }
    done
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
    super::browser::stands(format!("{title} · Calepin"));
    let class = if wide { "page page--wide" } else { "page" };
    view! {
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
    #[cfg(not(feature = "ssr"))]
    if let Some(moves) = use_context::<Moves>() {
        Effect::new(move || moves.take_focus());
    }
    view! { <h1 tabindex="-1">{children()}</h1> }
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
