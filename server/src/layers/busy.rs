//! Of a storm of sign-ins, those who find no place are the most: they are told so before anything is done for them.

use std::sync::Arc;

use app::cx::head::is_live_form;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header::RETRY_AFTER},
    middleware::Next,
    response::{IntoResponse, Response},
};
use services::{Accounts, Error};

use super::body;

const SIGN_IN: &str = "/api/sign_in";

/// Turns away a live form that signs in while nobody has time for it: it knows by the head alone when to try again. A plain
/// one goes on, as what was typed into it must be kept.
pub async fn turn_away(
    State(accounts): State<Arc<Accounts>>,
    request: Request,
    next: Next,
) -> Response {
    let signs_in = request.method() == Method::POST && request.uri().path() == SIGN_IN;
    if signs_in
        && is_live_form(request.headers())
        && let Err(Error::Busy { retry_after }) = accounts.look_for_a_place()
    {
        body::pass_over(request.into_body()).await;
        let when = [(RETRY_AFTER, HeaderValue::from(retry_after))];
        return (StatusCode::SERVICE_UNAVAILABLE, when).into_response();
    }
    next.run(request).await
}
