//! One request, as the server functions see it: the only place that knows of contexts, cookies and redirects.

mod answer;
mod browser;
pub mod cookie;
mod draft;
pub mod head;
mod user;

use std::sync::Arc;

use axum::http::{
    HeaderName, HeaderValue, Method, StatusCode,
    header::{CONTENT_SECURITY_POLICY, LOCATION, SET_COOKIE, USER_AGENT},
    request::Parts,
};
use domain::account::{Language, email::Email, user_agent::UserAgent};
use leptos::prelude::{Nonce, provide_context, use_context};
use leptos_axum::ResponseOptions;
use services::Services;

use crate::{error::ApiError, shell::Assets};

pub use draft::Form;

/// What does not change from request to request.
#[derive(Debug)]
pub struct Host {
    /// The use cases.
    pub services: Services,
    /// The names of the style sheet and the scripts.
    pub assets: Arc<Assets>,
    /// Whether this is demo mode.
    pub demo: bool,
    /// Whom people can write to, where the operator has said so.
    pub contact: Option<Email>,
}

/// Makes `host` known to everything that renders or runs for this request. One host for all requests: a router clones what
/// its routes hold for each layer around them.
pub fn provide(host: Arc<Host>) {
    provide_context(host);
}

/// Where a request comes from, for the limits: an IPv4 address or the /64 of an IPv6 one. A request extension.
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);

/// One request.
#[derive(Clone)]
pub struct Cx {
    host: Arc<Host>,
    parts: Parts,
    response: ResponseOptions,
}

impl Cx {
    /// The request that is being answered; none while the routes are being listed at the start.
    pub fn find() -> Option<Self> {
        Some(Self {
            host: use_context()?,
            parts: use_context()?,
            response: use_context()?,
        })
    }

    /// The request that is being answered.
    ///
    /// # Errors
    /// Outside a request.
    pub fn get() -> Result<Self, ApiError> {
        Self::find().ok_or(ApiError::Failed)
    }

    /// The use cases.
    pub fn services(&self) -> &Services {
        &self.host.services
    }

    /// The style sheet, and the names of the scripts.
    pub fn assets(&self) -> &Assets {
        &self.host.assets
    }

    /// Whether this is demo mode.
    pub fn is_demo(&self) -> bool {
        self.host.demo
    }

    /// Whom people can write to, where the operator has said so.
    pub fn contact(&self) -> Option<&Email> {
        self.host.contact.as_ref()
    }

    /// Where the request comes from.
    pub fn client(&self) -> &str {
        self.parts
            .extensions
            .get::<ClientAddress>()
            .map_or("unknown", |address| &address.0)
    }

    /// What the browser says that it is.
    pub fn user_agent(&self) -> UserAgent {
        head::text(&self.parts.headers, &USER_AGENT)
            .map(UserAgent::parse)
            .unwrap_or_default()
    }

    /// The path that was asked for.
    pub fn path(&self) -> &str {
        self.parts.uri.path()
    }

    /// The language that was chosen, or that the browser prefers.
    pub fn language(&self) -> Language {
        head::language(&self.parts.headers)
    }

    /// Whether a page is being rendered, rather than a server function called.
    pub fn is_page(&self) -> bool {
        self.parts.method != Method::POST
    }

    /// Whether the browser posted a form by itself, without our JavaScript.
    fn is_plain_post(&self) -> bool {
        !self.is_page() && self.accepts_html()
    }

    /// Whether our own JavaScript posted a form.
    fn is_live_form(&self) -> bool {
        head::is_live_form(&self.parts.headers)
    }

    fn accepts_html(&self) -> bool {
        head::accepts_html(&self.parts.headers)
    }

    fn cookie(&self, name: &str) -> Option<String> {
        cookie::find(&self.parts.headers, name)
    }

    fn set_cookie(&self, cookie: HeaderValue) {
        self.response.append_header(SET_COOKIE, cookie);
    }

    /// Leads to another of our pages: by status 303, or in the browser without a reload.
    pub fn redirect(&self, to: &str) {
        let Ok(location) = HeaderValue::from_str(to) else {
            tracing::error!("a route that is no header value");
            return;
        };
        self.response.insert_header(LOCATION, location);
        if self.is_page() || self.accepts_html() {
            self.response.set_status(StatusCode::SEE_OTHER);
        } else {
            self.response.insert_header(
                HeaderName::from_static("serverfnredirect"),
                HeaderValue::from_static(""),
            );
            // Whatever else is answered: being led on is no failure.
            self.response.set_status(StatusCode::OK);
        }
    }

    /// The same, in place of an answer.
    pub fn elsewhere(&self, to: &str) -> ApiError {
        self.redirect(to);
        ApiError::Elsewhere
    }

    /// Sets the status of the page that is being rendered. A server function's answer keeps its own.
    pub fn page_status(&self, status: StatusCode) {
        if self.is_page() {
            self.response.set_status(status);
        }
    }

    /// The policy of a page, with the nonce of its script and its style.
    pub fn content_security_policy(&self, nonce: &Nonce) {
        let policy = format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'nonce-{nonce}'; \
             img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            self.response.insert_header(CONTENT_SECURITY_POLICY, policy);
        }
    }
}
