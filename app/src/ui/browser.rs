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

/// Tells the document which page stands on it: the title, for the browser's tab.
#[cfg(feature = "ssr")]
pub fn stands(title: String) {
    // leptos_meta writes it into the document as it is.
    let title = html_escape::encode_text(&title).into_owned();
    // It is told when it is made; nothing of it is shown.
    let _ = leptos_meta::Title(leptos_meta::TitleProps::builder().text(title).build());
}

/// Tells the document which page stands on it: the title, for the browser's tab; and, for whoever tests it, that it is
/// alive.
#[cfg(not(feature = "ssr"))]
pub fn stands(title: String) {
    leptos::prelude::Effect::new(move || {
        leptos::prelude::document().set_title(&title);
        if let Some(root) = root() {
            // Where the mark cannot be set, the shell's script asks the server for more than it must.
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
}

/// Takes the focus from what has it within a page that is left, or a form whose answer has come.
#[cfg(not(feature = "ssr"))]
pub fn let_go(within: &web_sys::Node) {
    if let Some(focused) = focused()
        && within.contains(Some(&focused))
    {
        // Gone already: so is its focus.
        let _ = focused.blur();
    }
}

/// Moves the focus to the page's heading, so that a screen reader says where one is; or to the field that the page is for,
/// where it says so. Not when something of the page has it.
#[cfg(not(feature = "ssr"))]
pub fn focus_heading() {
    use wasm_bindgen::JsCast;

    // Not `:focus`, which nothing is while another window is in front.
    if focused().is_some_and(|focused| matches!(focused.matches("main *"), Ok(true))) {
        return;
    }
    let document = leptos::prelude::document();
    let of = |selector| document.query_selector(selector).ok().flatten();
    if let Some(heading) = of("main [autofocus]").or_else(|| of("main h1"))
        && let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>()
    {
        // Gone already: nothing to focus.
        let _ = heading.focus();
    }
}

#[cfg(not(feature = "ssr"))]
fn focused() -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;

    let focused = leptos::prelude::document().active_element()?;
    focused.dyn_into().ok()
}

/// Whether someone is looking at the page, and no form of it is on its way: its answer belongs to the page as it is.
#[cfg(not(feature = "ssr"))]
pub fn may_refresh() -> bool {
    let document = leptos::prelude::document();
    document.visibility_state() == web_sys::VisibilityState::Visible
        && matches!(document.query_selector("[aria-busy]"), Ok(None))
}

/// Whether something was typed or ticked on the page: see the shell's script.
#[cfg(not(feature = "ssr"))]
pub fn is_typed_in() -> bool {
    root().is_some_and(|root| root.has_attribute("data-typed"))
}

/// Tells the document that what was typed is sent, or left with its page.
#[cfg(feature = "ssr")]
pub const fn forget_typed() {}

/// Tells the document that what was typed is sent, or left with its page.
#[cfg(not(feature = "ssr"))]
pub fn forget_typed() {
    if let Some(root) = root() {
        // A page that stays longer than it should, at the worst.
        let _ = root.remove_attribute("data-typed");
    }
}

/// Tells the document which page is on its way, for the day this program fails to show it: see the shell's script.
#[cfg(not(feature = "ssr"))]
pub fn say_where_to(page: &str) {
    if let Some(root) = root() {
        // A net below a net.
        let _ = root.set_attribute("data-next", page);
    }
}

/// Tells the document that the page which was on its way stands.
#[cfg(not(feature = "ssr"))]
pub fn arrived() {
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-next");
    }
}

/// Takes the query out of the address, without a move.
#[cfg(not(feature = "ssr"))]
pub fn drop_query() {
    let window = leptos::prelude::window();
    if let (Ok(path), Ok(history)) = (window.location().pathname(), window.history()) {
        // A reload says it again; no harm.
        let _ = history
            .state()
            .and_then(|state| history.replace_state_with_url(&state, "", Some(&path)));
    }
}

/// What is typed in the input with this id, in Unicode NFC: the browser's own, whose tables nobody has to load.
#[cfg(feature = "ssr")]
pub const fn typed(_: &str) -> String {
    String::new()
}

/// What is typed in the input with this id, in Unicode NFC: the browser's own, whose tables nobody has to load.
#[cfg(not(feature = "ssr"))]
pub fn typed(id: &str) -> String {
    use wasm_bindgen::JsCast;

    leptos::prelude::document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok())
        .map(|input| {
            js_sys::JsString::from(input.value())
                .normalize("NFC")
                .into()
        })
        .unwrap_or_default()
}

/// Writes into the input with this id.
#[cfg(feature = "ssr")]
pub const fn fill(_: &str, _: &str) {}

/// Writes into the input with this id.
#[cfg(not(feature = "ssr"))]
pub fn fill(id: &str, text: &str) {
    use wasm_bindgen::JsCast;

    let input = leptos::prelude::document().get_element_by_id(id);
    if let Some(Ok(input)) = input.map(JsCast::dyn_into::<web_sys::HtmlInputElement>) {
        input.set_value(text);
    }
}

/// Whether the element with this id has the focus.
#[cfg(feature = "ssr")]
pub const fn has_focus(_: &str) -> bool {
    false
}

/// Whether the element with this id has the focus.
#[cfg(not(feature = "ssr"))]
pub fn has_focus(id: &str) -> bool {
    leptos::prelude::document()
        .active_element()
        .is_some_and(|focused| focused.id() == id)
}

/// Scrolls the list that the element with this id lies in, and no more than it must. Once drawn: the list may just be opening.
#[cfg(feature = "ssr")]
pub const fn bring_into_sight(_: &str) {}

/// Scrolls the list that the element with this id lies in, and no more than it must. Once drawn: the list may just be opening.
#[cfg(not(feature = "ssr"))]
pub fn bring_into_sight(id: &str) {
    use leptos::prelude::{document, request_animation_frame};
    use wasm_bindgen::JsCast;

    let id = id.to_owned();
    request_animation_frame(move || {
        let element = document()
            .get_element_by_id(&id)
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        let Some((element, list)) =
            element.and_then(|element| element.offset_parent().map(|list| (element, list)))
        else {
            return;
        };
        let top = element.offset_top();
        let bottom = top + element.offset_height();
        let lowest = bottom - list.client_height();
        list.set_scroll_top(list.scroll_top().min(top).max(lowest));
    });
}

/// Sends the form that posts to this server function, as its button would.
#[cfg(not(feature = "ssr"))]
pub fn send_form(action: &str) {
    use wasm_bindgen::JsCast;

    let form = leptos::prelude::document().query_selector(&format!("form[action='{action}']"));
    if let Ok(Some(form)) = form
        && let Ok(form) = form.dyn_into::<web_sys::HtmlFormElement>()
    {
        // Its button is there for whoever's browser refuses.
        let _ = form.request_submit();
    }
}

#[cfg(not(feature = "ssr"))]
fn root() -> Option<web_sys::Element> {
    leptos::prelude::document().document_element()
}
