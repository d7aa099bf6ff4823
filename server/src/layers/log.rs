//! One line a request: its method, the template of its route, its status, how long it took. Never its URI, which may
//! hold a token; never a body or a cookie.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use services::{adapters::SystemEntropy, ports::Entropy};
use tracing::Instrument;

use crate::metrics::Metrics;

/// Names a request in the log, and in its answer for whoever reports a problem.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs and counts a request once it is answered, and names it in everything that is logged meanwhile.
pub async fn log(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let started = now();
    let id = new_id();
    let (method, route) = (method(request.method()), route(&request));
    let span = tracing::error_span!("request", id, method, route);
    async {
        let mut response = next.run(request).await;
        let (status, took) = (response.status(), started.elapsed());
        tracing::info!(
            status = status.as_u16(),
            duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            "answered"
        );
        metrics.answered(method, route, status, took);
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

#[expect(
    clippy::disallowed_methods,
    reason = "the duration of a request, for the log and the metrics alone"
)]
fn now() -> Instant {
    Instant::now()
}

/// A random name; all zeros when there is no randomness, which must not stop a request that needs none.
fn new_id() -> String {
    let mut bytes = [0; 8];
    let _ = SystemEntropy.fill(&mut bytes);
    data_encoding::HEXLOWER.encode(&bytes)
}

/// The method; one that we do not know could be any text.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

fn route(request: &Request) -> String {
    request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned())
}
