//! The least app of Leptos that hydrates what a page of Calepin has: two routes, a link, something that is loaded, a form with
//! a field and a message. `scripts/floor.sh` weighs it: what no word or page of ours could save.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    PossibleRouteMatch, SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the page to life.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_lazy(App);
}

#[component]
fn App() -> impl IntoView {
    view! {
        <Router>
            <a href="/b/1">"b"</a>
            <FlatRoutes fallback=|| "?">
                <Route path=at(path!("/")) view=One ssr=SsrMode::Async />
                <Route path=at(path!("/b/:x")) view=Two ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
}

fn at(
    path: impl PossibleRouteMatch + Send + Sync + 'static,
) -> Arc<dyn PossibleRouteMatch + Send + Sync> {
    Arc::new(path)
}

#[component]
fn One() -> impl IntoView {
    view! { <h1>"a"</h1> }
}

#[component]
fn Two() -> impl IntoView {
    let loaded = Resource::new(|| (), |()| async { String::from("loaded") });
    let error = RwSignal::new(None::<String>);
    let refuse = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.set(Some("no".into()));
    };
    view! {
        <h1>"b"</h1>
        <form on:submit=refuse>
            <label for="c">"c"</label>
            <input id="c" name="c" aria-invalid=move || error.get().map(|_| "true") />
            {move || error.get().map(|error| view! { <p>{error}</p> })}
            <button>"d"</button>
        </form>
        <Suspense>{move || Suspend::new(async move { loaded.await })}</Suspense>
    }
}
