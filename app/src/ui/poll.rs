//! Pages that wait for news look for them every few seconds, while someone is looking at them.

use super::loaded::Loading;

/// Loads again every few seconds in a live page. On the server it does nothing: the page has a button for that.
#[cfg(feature = "ssr")]
pub fn poll(_: Loading) {}

/// Loads again every few seconds in a live page.
#[cfg(not(feature = "ssr"))]
pub fn poll(loading: Loading) {
    use leptos::prelude::{Effect, on_cleanup};

    /// How often, in milliseconds.
    const EVERY: u32 = 4_000;

    Effect::new(move || {
        let ticking = gloo_timers::callback::Interval::new(EVERY, move || {
            if super::browser::may_refresh() {
                loading.refetch();
            }
        });
        let ticking = send_wrapper::SendWrapper::new(ticking);
        on_cleanup(move || drop(ticking));
    });
}
