//! Text to be copied: selectable by hand, with a button once the page is alive.

use leptos::prelude::*;

use super::{field::LiveButton, texts};

/// Text with its copy button.
#[component]
pub fn CopyField(
    /// The text.
    value: String,
    /// What it is.
    label: &'static str,
    /// The id of what explains it.
    described_by: &'static str,
    /// What is said after copying.
    copied: &'static str,
    /// Whether it is a text of several lines.
    #[prop(optional)]
    long: bool,
) -> impl IntoView {
    let t = texts().sharing();
    let is_copied = RwSignal::new(false);
    let text = value.clone();
    let field = if long {
        view! {
            <textarea
                class="field__input"
                readonly
                rows=rows(&value)
                aria-label=label
                aria-describedby=described_by
                inner_html=escaped(&value)
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="field__input"
                readonly
                aria-label=label
                aria-describedby=described_by
                value=value
            />
        }
        .into_any()
    };
    view! {
        <div class="copy-field">
            {field}
            <LiveButton
                class="copy-field__button"
                on_press=move || copy(&text, is_copied)
            >
                {crate::icon!("copy")}
                {move || if is_copied.get() { copied } else { t.copy }}
                <span class="visually-hidden">{texts().format.colon} {label}</span>
            </LiveButton>
        </div>
        <p class="visually-hidden" role="status">
            {move || is_copied.get().then_some(copied)}
        </p>
    }
}

/// How many lines a text takes on a phone, for browsers that do not fit the field to it.
fn rows(text: &str) -> String {
    /// How many letters a line holds there.
    const LETTERS: usize = 34;

    let rows: usize = text
        .lines()
        .map(|line| line.chars().count().div_ceil(LETTERS).max(1))
        .sum();
    rows.to_string()
}

/// As HTML. (Leptos renders the children of a `<textarea>` as they are, so that a name could end it.)
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
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
