//! The links in messages about one's own account: what the page of one shows, and how its button is answered.

use axum::http::StatusCode;
use domain::{link_token::LinkToken, links::Purpose};

use crate::{cx::Cx, error::ApiError, routes};

/// The token of the link that was opened last.
///
/// # Errors
/// [`services::Error::NotFound`] when none was: as of one that was used.
pub(super) fn token<For>(cx: &Cx, purpose: Purpose) -> services::Result<LinkToken<For>> {
    cx.link_token(purpose).ok_or(services::Error::NotFound)
}

/// What the page shows of what was found by the link; nothing where it was used or is too old, which its status tells, too.
pub(super) fn shown<T>(cx: &Cx, found: services::Result<T>) -> Result<Option<T>, ApiError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(services::Error::NotFound) => {
            cx.page_status(StatusCode::GONE);
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Leads on; what was used, is too old, or has become impossible is its page's to say.
pub(super) fn finish(
    cx: &Cx,
    purpose: Purpose,
    result: services::Result<()>,
    then: &str,
) -> Result<(), ApiError> {
    let page = routes::of_link(purpose);
    match result.map_err(ApiError::from) {
        Ok(()) => {
            cx.drop_link(purpose);
            cx.redirect(then);
            Ok(())
        }
        Err(ApiError::NotFound | ApiError::Conflict) => {
            cx.drop_link(purpose);
            cx.redirect(page);
            Ok(())
        }
        error => cx.answer_button(page, error),
    }
}
