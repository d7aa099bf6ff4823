//! What the head of a request says.

use axum::http::{
    HeaderMap,
    header::{ACCEPT, ACCEPT_LANGUAGE, HeaderName},
};
use domain::account::Language;

use super::cookie;

/// The one value of a header, if it is readable.
pub fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Whether the client would show an HTML page: a browser that navigates, rather than our own JavaScript.
pub fn accepts_html(headers: &HeaderMap) -> bool {
    text(headers, &ACCEPT).is_some_and(|accept| accept.contains("text/html"))
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
