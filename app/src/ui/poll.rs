//! Pages that wait for news look for them every few seconds, while someone is looking at them.

use leptos::prelude::*;

use super::loaded::Loading;

/// Looks for news of what a live page shows, until it is left.
pub fn watch(loading: Loading) {
    watch_while(loading, StoredValue::new(true));
}

/// Looks for news of what a live page shows, while it waits for any. On the server it does nothing: the page has a button
/// for that.
#[cfg(feature = "ssr")]
pub const fn watch_while(_: Loading, _: StoredValue<bool>) {}

/// Looks for news of what a live page shows, while it waits for any.
#[cfg(not(feature = "ssr"))]
pub fn watch_while(loading: Loading, waits: StoredValue<bool>) {
    use gloo_timers::future::TimeoutFuture;

    /// How long from one look to the next, in milliseconds.
    const EVERY: u32 = 4_000;

    leptos::task::spawn_local(async move {
        loop {
            TimeoutFuture::new(EVERY).await;
            if loading.is_over() {
                return;
            }
            if waits.try_get_value() == Some(true) && super::browser::may_refresh() {
                loading.look_again().await;
            }
        }
    });
}
