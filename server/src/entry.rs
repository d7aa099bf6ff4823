//! The entries of links: `/p/{token}` of an invitation, `/confirmer/{token}` of an e-mail's confirmation, and those about
//! one's own account. The token moves from the address into a cookie, and the browser on to the clean page. Nothing is
//! consumed or counted: mail scanners and previews come by here too.

use std::sync::Arc;

use app::{cx::cookie, routes};
use axum::{
    extract::{Request, State},
    http::{
        HeaderValue, Method, StatusCode,
        header::{LOCATION, SET_COOKIE},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    account::registration::ConfirmationToken, link_token::LinkToken, links::Purpose,
    share::token::ShareToken,
};
use services::{Error, Services};

use crate::layers;

/// Leads a link to its page. What is not one is the app's to answer, as unknown.
pub async fn enter(
    State(services): State<Arc<Services>>,
    request: Request,
    next: Next,
) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = if reads { request.uri().path() } else { "" };
    if let Some(answer) = own_link(path) {
        return answer;
    }
    if let Some(link) = path.strip_prefix(routes::CONFIRM) {
        // Whether it was ever sent is its page's to tell.
        return match ConfirmationToken::parse(link) {
            Some(token) => lead(routes::CONFIRMATION, cookie::confirmation(&token)),
            None => layers::not_there(next.run(request).await),
        };
    }
    let Some(link) = path.strip_prefix(routes::ENTRY) else {
        return next.run(request).await;
    };
    if let Some(token) = ShareToken::parse(link) {
        match services.share.open(&token).await {
            Ok(id) => return lead(&routes::invitation(id), cookie::invitation(id, &token)),
            Err(Error::NotFound) => {}
            Err(error) => {
                tracing::error!(%error, "an invitation could not be looked up");
                return layers::unavailable();
            }
        }
    }
    layers::not_there(next.run(request).await)
}

/// Leads a link about one's own account to its page, which judges the token.
fn own_link(path: &str) -> Option<Response> {
    Purpose::ALL.into_iter().find_map(|purpose| {
        let token = LinkToken::<()>::parse(path.strip_prefix(purpose.prefix())?)?;
        Some(lead(
            routes::of_link(purpose),
            cookie::link(purpose, &token),
        ))
    })
}

fn lead(page: &str, cookie: HeaderValue) -> Response {
    let Ok(location) = HeaderValue::from_str(page) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [(LOCATION, location), (SET_COOKIE, cookie)];
    (StatusCode::SEE_OTHER, headers).into_response()
}
