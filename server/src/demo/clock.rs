//! Moves the demo's clock forward: what expires can be seen to expire.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header::ORIGIN},
    response::{IntoResponse, Response},
};
use domain::time::Instant;
use serde_json::{Map, Value, json};
use services::adapters::demo::{DemoClock, NotMoved};

use crate::{
    layers::{csrf::is_from, is_of_type},
    public_url::PublicUrl,
};

/// What the door needs.
#[derive(Clone)]
pub(super) struct Door {
    pub clock: Arc<DemoClock>,
    pub ours: Arc<PublicUrl>,
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Turn {
    Advance(i64),
    Set(Instant),
}

/// Why the clock was not moved.
#[derive(Debug)]
enum Refused {
    NotOurs,
    NotJson,
    BadJson,
    NotATurn,
    NotMoved(NotMoved),
}

/// `POST /demo/clock`. Programs may use it, which send no `Origin`; the pages of others may not.
pub(super) async fn turn(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> Response {
    match try_turn(&door, &headers, &body) {
        Ok(now) => Json(json!({ "now": now.to_string() })).into_response(),
        Err(refused) => refused.into_response(),
    }
}

fn try_turn(door: &Door, headers: &HeaderMap, body: &[u8]) -> Result<Instant, Refused> {
    if headers.contains_key(ORIGIN) && !is_from(headers, &door.ours) {
        return Err(Refused::NotOurs);
    }
    // A page of another site cannot send this type without asking first.
    if !is_of_type(headers, "application/json") {
        return Err(Refused::NotJson);
    }
    let body: Value = serde_json::from_slice(body).map_err(|_| Refused::BadJson)?;
    match parse(&body).ok_or(Refused::NotATurn)? {
        Turn::Advance(seconds) => door.clock.advance(seconds),
        Turn::Set(to) => door.clock.set(to),
    }
    .map_err(Refused::NotMoved)
}

/// One way to move it, and nothing else.
fn parse(body: &Value) -> Option<Turn> {
    let fields: &Map<String, Value> = body.as_object()?;
    let (name, value) = fields.iter().next().filter(|_| fields.len() == 1)?;
    match name.as_str() {
        "advance_seconds" => value.as_i64().map(Turn::Advance),
        "set" => value.as_str()?.parse().ok().map(Turn::Set),
        _ => None,
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, why) = match self {
            Self::NotOurs => (StatusCode::FORBIDDEN, "the page of another site".to_owned()),
            Self::NotJson => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "expected application/json".to_owned(),
            ),
            Self::BadJson => (StatusCode::BAD_REQUEST, "not JSON".to_owned()),
            Self::NotATurn => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "expected {\"advance_seconds\": n} or {\"set\": \"RFC 3339\"}".to_owned(),
            ),
            Self::NotMoved(why) => (status_of(&why), why.to_string()),
        };
        (status, Json(json!({ "error": why }))).into_response()
    }
}

const fn status_of(why: &NotMoved) -> StatusCode {
    match why {
        NotMoved::Backwards => StatusCode::CONFLICT,
        NotMoved::TooFar => StatusCode::UNPROCESSABLE_ENTITY,
        NotMoved::Io(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_turn_and_nothing_else() {
        for (body, turn) in [
            (json!({ "advance_seconds": 60 }), Some(Turn::Advance(60))),
            (json!({ "advance_seconds": -1 }), Some(Turn::Advance(-1))),
            (
                json!({ "set": "2027-01-01T00:00:00Z" }),
                Some(Turn::Set("2027-01-01T00:00:00Z".parse().unwrap())),
            ),
            (
                json!({ "set": "2027-01-01T01:00:00+01:00" }),
                Some(Turn::Set("2027-01-01T00:00:00Z".parse().unwrap())),
            ),
            (json!({ "set": "2027-01-01" }), None),
            (json!({ "set": 5 }), None),
            (json!({ "advance_seconds": 1.5 }), None),
            (json!({ "advance_seconds": "60" }), None),
            (
                json!({ "advance_seconds": 1, "set": "2027-01-01T00:00:00Z" }),
                None,
            ),
            (json!({ "advance": 1 }), None),
            (json!({}), None),
            (json!([60]), None),
            (json!(null), None),
        ] {
            assert_eq!(parse(&body), turn, "{body}");
        }
    }
}
