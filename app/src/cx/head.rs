//! What the head of a request says.

use axum::http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT, ACCEPT_LANGUAGE, HeaderName, InvalidHeaderValue, REFRESH},
};
use domain::account::Language;

use super::cookie;

/// The one value of a header, if it is readable.
pub fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// What comes between the seconds of a `Refresh` and the page that it leads to.
const TOWARDS: &str = "; url=";

/// A `Refresh` that leads to the page of a form after so many seconds.
///
/// # Errors
/// When the page is no path.
pub fn refresh_to(form: &str, seconds: u32) -> Result<HeaderValue, InvalidHeaderValue> {
    HeaderValue::from_str(&format!("{seconds}{TOWARDS}{form}"))
}

/// The page of the form that a `Refresh` leads to, if it leads to one.
pub fn form_of_refresh(headers: &HeaderMap) -> Option<&str> {
    let (_, form) = text(headers, &REFRESH)?.split_once(TOWARDS)?;
    Some(form)
}

/// Whether the client would show an HTML page: a browser that navigates, rather than our own JavaScript.
pub fn accepts_html(headers: &HeaderMap) -> bool {
    text(headers, &ACCEPT).is_some_and(|accept| accept.contains("text/html"))
}

/// Sent with a form by our own JavaScript.
const LIVE_FORM: &str = "calepin-form";

/// Whether our own JavaScript posted a form.
pub fn is_live_form(headers: &HeaderMap) -> bool {
    headers.contains_key(LIVE_FORM)
}

/// The language that was chosen, or the first of the browser's that Calepin speaks: browsers list them by preference.
pub fn language(headers: &HeaderMap) -> Language {
    let chosen = cookie::find(headers, cookie::LANGUAGE).and_then(|tag| Language::from_tag(&tag));
    let preferred = || {
        text(headers, &ACCEPT_LANGUAGE)?
            .split(',')
            .find_map(|range| Language::from_tag(range.split(';').next()?.trim()))
    };
    chosen.or_else(preferred).unwrap_or_default()
}
