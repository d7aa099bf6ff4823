//! The server functions take forms, and say themselves where a plain one leads: never back to a `Referer`.

use app::cx::head::accepts_html;
use axum::{
    extract::Request,
    http::{
        HeaderName, StatusCode,
        header::{REFERER, REFRESH, RETRY_AFTER, SET_COOKIE},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{is_of_type, is_safe};

/// Where the server functions are.
const SERVER_FUNCTIONS: &str = "/api/";
/// What both a plain form and our own JavaScript post (`server_fn`'s `PostUrl`).
const FORM: &str = "application/x-www-form-urlencoded";

/// Lets forms through to the server functions, and nothing else.
pub async fn check(mut request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with(SERVER_FUNCTIONS) || is_safe(request.method()) {
        return next.run(request).await;
    }
    if !is_of_type(request.headers(), FORM) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    request.headers_mut().remove(REFERER);
    let plain = accepts_html(request.headers());
    let response = next.run(request).await;
    if plain { readable(response) } else { response }
}

/// What of an answer's head is kept when its body is not: when to try again, where, and what was typed.
const KEPT: [HeaderName; 3] = [RETRY_AFTER, REFRESH, SET_COOKIE];

/// A plain form that has no page of ours to lead to gets one that says why, rather than a machine's words.
fn readable(response: Response) -> Response {
    match response.status() {
        // The library's own redirect, for arguments that it could not read. Ours are 303.
        StatusCode::FOUND => StatusCode::BAD_REQUEST.into_response(),
        status if status.is_client_error() || status.is_server_error() => {
            let mut bare = status.into_response();
            for name in KEPT {
                for value in response.headers().get_all(&name) {
                    bare.headers_mut().append(&name, value.clone());
                }
            }
            bare
        }
        _ => response,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, header::CONTENT_TYPE};

    use super::*;

    #[test]
    fn a_form_is_a_form() {
        for (content_type, accepted) in [
            (Some("application/x-www-form-urlencoded"), true),
            (
                Some("Application/X-WWW-Form-Urlencoded; charset=UTF-8"),
                true,
            ),
            (Some("application/json"), false),
            (Some("multipart/form-data; boundary=x"), false),
            (Some("text/plain"), false),
            (Some(""), false),
            (None, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(content_type) = content_type {
                headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
            }
            assert_eq!(is_of_type(&headers, FORM), accepted, "{content_type:?}");
        }
    }
}
