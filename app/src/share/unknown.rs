//! A link that is none of ours: it tells nothing more.

use leptos::prelude::*;

use crate::ui::{loaded::MessagePage, texts};

/// The page for unknown links; the known ones never come here.
#[component]
pub fn UnknownLinkPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(cx) = crate::cx::Cx::find() {
        cx.page_status(axum::http::StatusCode::NOT_FOUND);
    }
    let (title, text) = texts().offer.unknown;
    view! { <MessagePage title text /> }
}
