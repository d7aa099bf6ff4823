//! What every request passes through, one file each.

pub mod address;
pub mod body;
pub mod busy;
pub mod csrf;
pub mod deadline;
pub mod form;
pub mod headers;
pub mod log;
pub mod loopback;
pub mod page;
pub mod shared;

use app::{cx::head::text, error::SOON};
use axum::{
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};

/// Whether a method only reads. Nothing may change by it.
pub(crate) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a body is of this type, whatever its parameters.
pub(crate) fn is_of_type(headers: &HeaderMap, essence: &str) -> bool {
    text(headers, &CONTENT_TYPE)
        .and_then(|value| value.split(';').next())
        .is_some_and(|given| given.trim().eq_ignore_ascii_case(essence))
}

/// The app's page for what does not exist, under the status that says so.
pub(crate) fn not_there(mut page: Response) -> Response {
    if page.status().is_success() {
        *page.status_mut() = StatusCode::NOT_FOUND;
    }
    page
}

/// The answer to a request that could not be seen to in time, or for want of a database: it may be tried again soon.
pub(crate) fn unavailable() -> Response {
    unavailable_for(SOON)
}

/// The same, where it is known in how many seconds.
fn unavailable_for(seconds: u32) -> Response {
    let when = [(RETRY_AFTER, HeaderValue::from(seconds))];
    (StatusCode::SERVICE_UNAVAILABLE, when).into_response()
}
