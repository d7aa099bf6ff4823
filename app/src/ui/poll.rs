//! Pages that wait for news look for them every few seconds, while someone is looking at them.

use super::loaded::Loading;

/// Looks for news of what a live page shows, until it is left. On the server it does nothing: the page has a button for
/// that.
#[cfg(feature = "ssr")]
pub const fn watch(_: Loading) {}

/// Looks for news of what a live page shows, until it is left.
#[cfg(not(feature = "ssr"))]
pub fn watch(loading: Loading) {
    use gloo_timers::future::TimeoutFuture;

    /// How long from one look to the next, in milliseconds.
    const EVERY: u32 = 4_000;

    leptos::task::spawn_local(async move {
        loop {
            TimeoutFuture::new(EVERY).await;
            if loading.is_over() {
                return;
            }
            if super::browser::may_refresh() {
                loading.look_again().await;
            }
        }
    });
}
