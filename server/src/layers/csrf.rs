//! A form of ours is posted from a page of ours: the browser says where it comes from, and no script can lie about it.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, StatusCode, header::ORIGIN},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::is_safe;
use crate::public_url::PublicUrl;
use app::cx::head::text;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses everything that may change something and does not come from one of our pages.
pub async fn check(State(ours): State<Arc<PublicUrl>>, request: Request, next: Next) -> Response {
    if is_safe(request.method()) || is_ours(request.headers(), &ours) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Whether the request comes from a page of ours. A browser that sends no `Origin` with a form says at least that it
/// is of the same site; whoever says neither is refused.
fn is_ours(headers: &HeaderMap, ours: &PublicUrl) -> bool {
    if headers.contains_key(ORIGIN) {
        is_from(headers, ours)
    } else {
        text(headers, &SEC_FETCH_SITE) == Some("same-origin")
    }
}

/// Whether the request names our own origin, and no other.
pub(crate) fn is_from(headers: &HeaderMap, ours: &PublicUrl) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    let first = origins.next().and_then(|origin| origin.to_str().ok());
    first == Some(ours.as_str()) && origins.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_and_no_other() {
        let ours: PublicUrl = "https://calepin.example".parse().unwrap();
        for (origin, site, accepted) in [
            (Some("https://calepin.example"), None, true),
            (Some("https://calepin.example"), Some("same-origin"), true),
            (None, Some("same-origin"), true),
            (None, Some("same-site"), false),
            (None, Some("cross-site"), false),
            (None, Some("none"), false),
            (None, None, false),
            (Some("null"), Some("same-origin"), false),
            (Some(""), Some("same-origin"), false),
            (Some("http://calepin.example"), Some("same-origin"), false),
            (Some("https://calepin.example:443"), None, false),
            (
                Some("https://calepin.example.evil"),
                Some("same-origin"),
                false,
            ),
            (Some("https://evil.example"), None, false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [(ORIGIN, origin), (SEC_FETCH_SITE, site)] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            assert_eq!(is_ours(&headers, &ours), accepted, "{origin:?} {site:?}");
        }
    }
}
