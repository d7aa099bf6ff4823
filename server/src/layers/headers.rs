//! The security headers of every answer, whatever made it.

use axum::{
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};

/// Marks an answer that never changes: its name holds a hash of its content.
#[derive(Debug, Clone, Copy)]
pub struct Immutable;

/// The policy of everything that is not a page of the app, whose own has a nonce: no script at all.
const DEFAULT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                              form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const TWO_YEARS: &str = "max-age=63072000; includeSubDomains";
const ONE_YEAR: &str = "public, max-age=31536000, immutable";

/// Headers with the same value everywhere.
static FIXED: [(HeaderName, &str); 6] = [
    (STRICT_TRANSPORT_SECURITY, TWO_YEARS),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        // No page scans yet: none gets the camera.
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// Only the page that says what Calepin is may be found by a search engine.
const INDEXED: &str = "/";
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// Adds them.
pub async fn secure(request: Request, next: Next) -> Response {
    let indexed = request.uri().path() == INDEXED;
    let mut response = next.run(request).await;
    let immutable = response.extensions().get::<Immutable>().is_some();
    let headers = response.headers_mut();
    for (name, value) in &FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    cache(headers, immutable);
    headers
        .entry(CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(DEFAULT_POLICY));
    if !indexed {
        headers.insert(ROBOTS, HeaderValue::from_static("noindex, nofollow"));
    }
    response
}

fn cache(headers: &mut HeaderMap, immutable: bool) {
    let value = if immutable { ONE_YEAR } else { "no-store" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(value));
}
