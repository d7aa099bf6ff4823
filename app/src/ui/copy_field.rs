//! Text to be copied: selectable by hand, with a button once the page is alive.

use leptos::prelude::*;

use super::{field::LiveButton, texts};

/// A line of text with its copy button.
#[component]
pub fn CopyField(
    /// The text.
    value: String,
    /// What it is.
    label: &'static str,
    /// The id of what explains it.
    described_by: &'static str,
) -> impl IntoView {
    let t = texts().practitioner();
    let copied = RwSignal::new(false);
    let text = value.clone();
    view! {
        <div class="copy-field">
            <input
                class="field__input"
                readonly
                aria-label=label
                aria-describedby=described_by
                value=value
            />
            <LiveButton
                class="copy-field__button"
                on_press=move || copy(&text, copied)
            >
                {crate::icon!("copy")}
                {move || if copied.get() { t.copied } else { t.copy }}
            </LiveButton>
        </div>
        <p class="visually-hidden" role="status">
            {move || copied.get().then_some(t.copied)}
        </p>
    }
}

#[cfg(feature = "ssr")]
fn copy(_: &str, _: RwSignal<bool>) {}

#[cfg(not(feature = "ssr"))]
fn copy(text: &str, copied: RwSignal<bool>) {
    let writing = window().navigator().clipboard().write_text(text);
    leptos::task::spawn_local(async move {
        // Refused by the browser: the text can still be selected by hand.
        if wasm_bindgen_futures::JsFuture::from(writing).await.is_ok() {
            copied.set(true);
        }
    });
}
