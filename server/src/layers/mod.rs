//! What every request passes through, one file each.

pub mod address;
pub mod body;
pub mod csrf;
pub mod deadline;
pub mod form;
pub mod headers;
pub mod log;
pub mod loopback;
pub mod page;

use axum::http::{
    HeaderMap, Method,
    header::{ACCEPT, HeaderName},
};

/// Whether a method only reads. Nothing may change by it.
pub(crate) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether the client would show an HTML page: a browser that navigates, rather than our own JavaScript.
pub(crate) fn accepts_html(headers: &HeaderMap) -> bool {
    text(headers, &ACCEPT).is_some_and(|accept| accept.contains("text/html"))
}

/// The one value of a header, if it is readable.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
