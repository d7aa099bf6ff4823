//! Seconds that remain, from a number that the server gave.

use leptos::prelude::*;

/// Counts down to zero in a live page; on the server it stands still.
pub fn seconds_left(from: u32) -> Signal<u32> {
    let left = RwSignal::new(from);
    #[cfg(not(feature = "ssr"))]
    Effect::new(move || {
        let ticking = gloo_timers::callback::Interval::new(1_000, move || {
            left.update(|left| *left = left.saturating_sub(1));
        });
        let ticking = send_wrapper::SendWrapper::new(ticking);
        on_cleanup(move || drop(ticking));
    });
    left.into()
}

/// `m:ss`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
