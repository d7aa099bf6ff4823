//! A link that is none of ours: it tells nothing more.

use leptos::prelude::*;

use crate::ui::{loaded::MessagePage, texts};

/// The page for unknown links; the known ones never come here. Its status is the entry's (`server/src/entry.rs`), whatever
/// page the rest of the address leads to.
#[component]
pub fn UnknownLinkPage() -> impl IntoView {
    let (title, text) = texts().offer.unknown;
    view! { <MessagePage title text /> }
}
