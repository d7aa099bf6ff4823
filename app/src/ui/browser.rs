//! What the document tells and is told. On the server every question has its answer from the request.

/// Whether this is demo mode.
#[cfg(feature = "ssr")]
pub fn is_demo() -> bool {
    crate::cx::Cx::find().is_some_and(|cx| cx.is_demo())
}

/// Whether this is demo mode.
#[cfg(not(feature = "ssr"))]
pub fn is_demo() -> bool {
    root().is_some_and(|root| root.has_attribute("data-demo"))
}

/// The language of the page.
#[cfg(feature = "ssr")]
pub fn language() -> domain::account::Language {
    crate::cx::Cx::find()
        .map(|cx| cx.language())
        .unwrap_or_default()
}

/// The language of the page.
#[cfg(not(feature = "ssr"))]
pub fn language() -> domain::account::Language {
    root()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|tag| domain::account::Language::from_tag(&tag))
        .unwrap_or_default()
}

/// Tells the document, and whoever tests it, that the page is alive.
#[cfg(not(feature = "ssr"))]
pub fn mark_hydrated() {
    if let Some(root) = root() {
        // Only a mark: nothing depends on it.
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Moves the focus to the page's heading, so that a screen reader says where one is.
#[cfg(not(feature = "ssr"))]
pub fn focus_heading() {
    use wasm_bindgen::JsCast;

    let heading = leptos::prelude::document().query_selector("main h1");
    if let Ok(Some(heading)) = heading
        && let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>()
    {
        // Gone already: nothing to focus.
        let _ = heading.focus();
    }
}

/// Whether someone is looking at the page.
#[cfg(not(feature = "ssr"))]
pub fn is_visible() -> bool {
    leptos::prelude::document().visibility_state() == web_sys::VisibilityState::Visible
}

#[cfg(not(feature = "ssr"))]
fn root() -> Option<web_sys::Element> {
    leptos::prelude::document().document_element()
}
