//! Reads the body of a request whole before anything looks at it: 64 KiB at the most.

use std::time::Duration;

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CONNECTION, EXPECT},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;

use super::deadline::Reading;

/// The longest body.
pub const AT_MOST: usize = 64 * 1024;
/// How long, and how much, a client that sends more may go on before it is answered: browsers show the answer only
/// once they have sent everything.
const DRAIN_FOR: Duration = Duration::from_secs(5);
const DRAIN_BYTES: usize = 256 * 1024 * 1024;

/// Why a body was not read.
enum Refused {
    TooLong,
    Broken,
}

/// Hands the request on once its body is there.
pub async fn read(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match collect(&parts.headers, body).await {
        Ok(body) => {
            if let Some(reading) = parts.extensions.get::<Reading>() {
                reading.is_over();
            }
            next.run(Request::from_parts(parts, Body::from(body))).await
        }
        Err(Refused::TooLong) => closing(StatusCode::PAYLOAD_TOO_LARGE),
        Err(Refused::Broken) => closing(StatusCode::BAD_REQUEST),
    }
}

fn closing(status: StatusCode) -> Response {
    let close = [(CONNECTION, HeaderValue::from_static("close"))];
    (status, close).into_response()
}

async fn collect(headers: &HeaderMap, mut body: Body) -> Result<Bytes, Refused> {
    if body.size_hint().lower() > AT_MOST as u64 {
        // Who asks first has not begun to send.
        if !headers.contains_key(EXPECT) {
            drain(body).await;
        }
        return Err(Refused::TooLong);
    }
    let mut read = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Refused::Broken)?.into_data() else {
            continue;
        };
        if read.len() + data.len() > AT_MOST {
            drain(body).await;
            return Err(Refused::TooLong);
        }
        read.extend_from_slice(&data);
    }
    Ok(read.into())
}

/// Takes a body in that nobody reads, so that its client gets to the answer.
pub(super) async fn drain(mut body: Body) {
    let mut left = DRAIN_BYTES;
    let all = async {
        while let Some(Ok(frame)) = body.frame().await {
            let length = frame.data_ref().map_or(0, Bytes::len);
            left = left.saturating_sub(length);
            if left == 0 {
                break;
            }
        }
    };
    // Whatever is left, the connection is closed.
    let _ = tokio::time::timeout(DRAIN_FOR, all).await;
}
