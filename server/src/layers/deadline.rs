//! No request takes longer than ten seconds, from its head to the head of its answer.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header::CONNECTION},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::unavailable;

/// How long a request may take.
pub const AT_MOST: Duration = Duration::from_secs(10);

/// Whether the request has come in whole: tells a slow client from a slow server.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading(Arc<AtomicBool>);

impl Reading {
    pub(crate) fn is_over(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Gives up on a request that takes too long: what it had begun leaves no trace.
pub async fn keep(mut request: Request, next: Next) -> Response {
    let reading = Reading::default();
    request.extensions_mut().insert(reading.clone());
    match tokio::time::timeout(AT_MOST, next.run(request)).await {
        Ok(response) => response,
        Err(_) if reading.0.load(Ordering::Relaxed) => {
            tracing::warn!("a request took too long");
            unavailable()
        }
        Err(_) => {
            let close = [(CONNECTION, HeaderValue::from_static("close"))];
            (StatusCode::REQUEST_TIMEOUT, close).into_response()
        }
    }
}
