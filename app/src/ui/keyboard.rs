//! Lists that are walked through with the keyboard, from the field that searches them.

/// Watches the keyboard of a live page: `/` leads to the field, the arrows from it to what was found, and back.
#[cfg(feature = "ssr")]
pub const fn watch(_: &'static str) {}

/// Watches the keyboard of a live page: `/` leads to the field, the arrows from it to what was found, and back.
#[cfg(not(feature = "ssr"))]
pub fn watch(field: &'static str) {
    use leptos::prelude::{Effect, on_cleanup, window_event_listener};

    Effect::new(move || {
        let listening = window_event_listener(leptos::ev::keydown, move |event| {
            let step = match event.key().as_str() {
                "/" if !is_typing() => Some(To::Field),
                "ArrowDown" => Some(To::Next),
                "ArrowUp" => Some(To::Before),
                _ => None,
            };
            if step.is_some_and(|step| go(field, step)) {
                event.prevent_default();
            }
        });
        on_cleanup(move || listening.remove());
    });
}

#[cfg(not(feature = "ssr"))]
enum To {
    Field,
    Next,
    Before,
}

/// Whether the focus is where `/` is a letter.
#[cfg(not(feature = "ssr"))]
fn is_typing() -> bool {
    leptos::prelude::document()
        .active_element()
        .is_some_and(|focused| {
            focused
                .matches("input, textarea, select")
                .unwrap_or_default()
        })
}

/// Moves the focus along the field and the links of the table below it; tells whether it did.
#[cfg(not(feature = "ssr"))]
fn go(field: &str, to: To) -> bool {
    use wasm_bindgen::JsCast;

    let document = leptos::prelude::document();
    let selector = format!("#{field}, main .table a");
    let Ok(stops) = document.query_selector_all(&selector) else {
        return false;
    };
    let focused = document.active_element();
    let here = (0..stops.length()).find(|at| {
        let stop = stops.get(*at);
        stop.is_some() && stop.as_ref() == focused.as_deref()
    });
    let there = match (to, here) {
        (To::Field, _) => Some(0),
        (To::Next, Some(at)) => Some(at + 1),
        (To::Before, Some(at)) => at.checked_sub(1),
        (_, None) => None,
    };
    let stop = there.and_then(|at| stops.get(at));
    stop.and_then(|stop| stop.dyn_into::<web_sys::HtmlElement>().ok())
        .is_some_and(|stop| stop.focus().is_ok())
}
