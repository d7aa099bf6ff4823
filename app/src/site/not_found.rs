//! A page that does not exist.

use leptos::prelude::*;

use crate::ui::{loaded::MessagePage, texts};

/// The page for every address that is none of ours.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(cx) = crate::cx::Cx::find() {
        cx.page_status(axum::http::StatusCode::NOT_FOUND);
    }
    let (title, text) = texts().site.not_found;
    view! { <MessagePage title text /> }
}
