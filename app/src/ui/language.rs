//! The language of the page: chosen by the server, read from the document in the browser.

use domain::account::Language;
use leptos::prelude::*;

use crate::text::Texts;

/// Makes a language that of everything below.
pub fn provide(language: Language) {
    provide_context(language);
}

/// The language of the page.
pub fn current() -> Language {
    use_context().unwrap_or_default()
}

/// The texts of the page's language.
pub fn texts() -> &'static Texts {
    Texts::of(current())
}
