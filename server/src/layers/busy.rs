//! Of a storm of sign-ins, those who find no place are the most: they are told so before anything is done for them.

use std::sync::Arc;

use app::cx::head::is_live_form;
use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use services::{Accounts, Error};

use super::{body, unavailable_for};

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
        body::drain(request.into_body()).await;
        return unavailable_for(retry_after);
    }
    next.run(request).await
}
