//! How a page that waits for news is looked at again without JavaScript.

use leptos::prelude::*;

use super::texts;

/// « Actualiser »; not in a live page, which looks for news by itself.
#[component]
pub fn Refresh(
    /// The page that waits.
    #[prop(into)]
    page: String,
) -> impl IntoView {
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));
    view! {
        <p hidden=alive>
            <a class="button" href=page rel="external">
                {texts().site.refresh}
            </a>
        </p>
    }
}
