//! How pages and forms are answered, done or refused.

use axum::http::{
    HeaderName, HeaderValue, StatusCode,
    header::{REFRESH, RETRY_AFTER},
};
use serde::Serialize;

use super::{Cx, draft::Form, head};
use crate::{error::ApiError, routes, ui::loaded::Packed};

/// Tells our own JavaScript that its form was refused, and why is in the body.
const REFUSED: &str = "calepin-refused";

impl Cx {
    /// Answers a form. Accepted, it is forgotten. Refused without JavaScript, it is kept and its page shown again: at once,
    /// or where nobody had time for it, after as long as it is worth another try. Posted without a live session, it is kept
    /// for the same account, which signs in first.
    ///
    /// # Errors
    /// The error of `result`, with its status.
    pub async fn answer(
        &self,
        form: Form<'_>,
        result: Result<(), ApiError>,
    ) -> Result<(), ApiError> {
        let Err(error) = result else {
            self.forget(&form);
            return Ok(());
        };
        let due = match error {
            ApiError::Elsewhere => return Err(error),
            ApiError::SignInRequired | ApiError::StepUpRequired => true,
            _ => self.is_plain_post(),
        };
        let full = if due {
            self.keep_draft(&form, Some(&error)).await?
        } else {
            None
        };
        Err(match full {
            Some(retry_after) if self.is_plain_post() => self.unkept(error, retry_after),
            _ => self.refuse(&form.page, error),
        })
    }

    /// Answers a plain form that was not kept, as one may be in so many seconds only: its page would come back empty and
    /// without a word, but the browser's way back still has what was typed, and so has a reload.
    fn unkept(&self, error: ApiError, seconds: u32) -> ApiError {
        if matches!(error, ApiError::Busy { .. }) {
            return self.failure(error);
        }
        self.retry_after(seconds);
        self.response.set_status(StatusCode::TOO_MANY_REQUESTS);
        error
    }

    /// Answers a button: a form of its page into which nothing is typed, and of which nothing is kept.
    ///
    /// # Errors
    /// The error of `result`, with its status.
    pub fn answer_button(&self, page: &str, result: Result<(), ApiError>) -> Result<(), ApiError> {
        result.map_err(|error| match error {
            ApiError::Elsewhere => error,
            // Its page would come back without a word of it.
            ApiError::Busy { .. } | ApiError::Failed if self.is_plain_post() => self.failure(error),
            error => self.refuse(page, error),
        })
    }

    /// Refuses a form: leads to what is due first, or without JavaScript to its page. One that nobody had time for is no
    /// mistake of whoever sent it, and fails.
    fn refuse(&self, page: &str, error: ApiError) -> ApiError {
        match error {
            ApiError::SignInRequired => {
                self.redirect(&routes::sign_in(routes::followed(page)));
            }
            ApiError::StepUpRequired => self.redirect(&routes::step_up(page)),
            ApiError::Busy { retry_after } => {
                if self.is_plain_post() {
                    self.lead_back(page, retry_after);
                }
                return self.failure(error);
            }
            _ if self.is_plain_post() => self.redirect(page),
            _ => {}
        }
        if self.is_live_form() {
            // Our page shows the refusal itself: a status of failure would only clutter the browser's console.
            self.response.insert_header(
                HeaderName::from_static(REFUSED),
                HeaderValue::from_static("1"),
            );
            self.response.set_status(StatusCode::OK);
        } else if !self.is_plain_post() {
            self.error_status(&error);
        }
        error
    }

    /// Has the browser go to a form's page by itself after so many seconds: it cannot send the form again.
    fn lead_back(&self, page: &str, seconds: u32) {
        let Ok(refresh) = head::refresh_to(page, seconds) else {
            tracing::error!("a route that is no header value");
            return;
        };
        self.response.insert_header(REFRESH, refresh);
    }

    /// Has the browser ask for the page that is being rendered again by itself, after so many seconds.
    pub fn ask_again(&self, seconds: u32) {
        if self.is_page() {
            self.response
                .insert_header(REFRESH, HeaderValue::from(seconds));
        }
    }

    /// Answers the loading of a page: sets the status that its error deserves, or leads to the sign-in.
    ///
    /// # Errors
    /// The error of `result`.
    pub async fn page<T: Serialize>(
        &self,
        result: Result<T, ApiError>,
    ) -> Result<Packed<T>, ApiError> {
        match result {
            Ok(view) => Packed::of(&view),
            Err(ApiError::Elsewhere) => Ok(Packed::instead(ApiError::Elsewhere)),
            Err(ApiError::SignInRequired) => {
                self.redirect(routes::SIGN_IN);
                Ok(Packed::instead(ApiError::Elsewhere))
            }
            // The page asks for the password, in its own place.
            Err(ApiError::SessionIdle { .. }) => {
                let refused = self.draft("resume", None).await?.error;
                let refused = refused.map_or(vec![], |error| error.refusals().to_vec());
                Ok(Packed::instead(ApiError::SessionIdle { refused }))
            }
            Err(error) => Err(self.failure(error)),
        }
    }

    /// Gives the answer the status that its error deserves.
    pub fn failure(&self, error: ApiError) -> ApiError {
        self.error_status(&error);
        error
    }

    /// The status of an answer to what is no form of ours.
    pub fn not_understood(&self) {
        self.response.set_status(StatusCode::BAD_REQUEST);
    }

    /// Sets the status that belongs to an error, and tells when to come back.
    fn error_status(&self, error: &ApiError) {
        let status = match error {
            ApiError::Elsewhere => return,
            ApiError::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            ApiError::SignInRequired | ApiError::StepUpRequired | ApiError::SessionIdle { .. } => {
                StatusCode::UNAUTHORIZED
            }
            ApiError::NotFound => StatusCode::NOT_FOUND,
            ApiError::Conflict => StatusCode::CONFLICT,
            ApiError::Busy { retry_after } => {
                self.retry_after(*retry_after);
                StatusCode::SERVICE_UNAVAILABLE
            }
            ApiError::Offline | ApiError::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        };
        self.response.set_status(status);
    }

    /// Tells when to come back.
    fn retry_after(&self, seconds: u32) {
        self.response
            .insert_header(RETRY_AFTER, HeaderValue::from(seconds));
    }
}
