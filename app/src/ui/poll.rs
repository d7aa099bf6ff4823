//! Pages that wait for news look for them every few seconds, while someone is looking at them.

#[cfg(not(feature = "ssr"))]
use leptos::prelude::{Effect, on_cleanup};

/// How often, in milliseconds.
#[cfg(not(feature = "ssr"))]
const EVERY: u32 = 4_000;

/// Calls `look` every few seconds in a live page. On the server it does nothing: the page has a button for that.
#[cfg(feature = "ssr")]
pub fn poll(_: impl Fn() + Clone + 'static) {}

/// Calls `look` every few seconds in a live page.
#[cfg(not(feature = "ssr"))]
pub fn poll(look: impl Fn() + Clone + 'static) {
    Effect::new(move || {
        let look = look.clone();
        let ticking = gloo_timers::callback::Interval::new(EVERY, move || {
            if super::browser::is_visible() {
                look();
            }
        });
        let ticking = send_wrapper::SendWrapper::new(ticking);
        on_cleanup(move || drop(ticking));
    });
}
