//! One request, as the server functions see it: the only place that knows of contexts, cookies and redirects.

pub mod cookie;
pub mod head;
mod registration;

use std::sync::Arc;

use axum::http::{
    HeaderName, HeaderValue, Method, StatusCode,
    header::{CONTENT_SECURITY_POLICY, LOCATION, RETRY_AFTER, SET_COOKIE, USER_AGENT},
    request::Parts,
};
use domain::{
    account::{
        Language, Role,
        session::{Life, Stage},
        user_agent::UserAgent,
    },
    actor::{Actor, Administrator, Patient, Practitioner, Unapproved},
    ids::{AccountId, InvitationId},
    link_token::LinkToken,
    links::Purpose,
};
use leptos::prelude::{Nonce, provide_context, use_context};
use leptos_axum::ResponseOptions;
use services::{
    Services, Visitor,
    account::{Activity, Current, DeviceSecret, SessionSecret},
};

use serde::Serialize;

use crate::{draft::Draft, error::ApiError, routes, shell::Assets, ui::loaded::Packed};

/// Sent with a form by our own JavaScript.
const LIVE_FORM: &str = "calepin-form";
/// Tells it that the form was refused, and why is in the body.
const REFUSED: &str = "calepin-refused";

/// What does not change from request to request.
#[derive(Clone, Debug)]
pub struct Host {
    /// The use cases.
    pub services: Services,
    /// The names of the style sheet and the scripts.
    pub assets: Arc<Assets>,
    /// Whether this is demo mode.
    pub demo: bool,
}

/// Makes `host` known to everything that renders or runs for this request.
pub fn provide(host: Host) {
    provide_context(host);
}

/// Where a request comes from, for the limits: an IPv4 address or the /64 of an IPv6 one. A request extension.
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);

/// One request.
#[derive(Clone)]
pub struct Cx {
    host: Host,
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

    /// The names of the style sheet and the scripts.
    pub fn assets(&self) -> &Assets {
        &self.host.assets
    }

    /// Whether this is demo mode.
    pub fn is_demo(&self) -> bool {
        self.host.demo
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
        self.parts.headers.contains_key(LIVE_FORM)
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

    /// Sets the status of the page that is being rendered. A server function's answer keeps its own.
    pub fn page_status(&self, status: StatusCode) {
        if self.is_page() {
            self.response.set_status(status);
        }
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
                self.response
                    .insert_header(RETRY_AFTER, HeaderValue::from(*retry_after));
                StatusCode::SERVICE_UNAVAILABLE
            }
            ApiError::Offline | ApiError::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        };
        self.response.set_status(status);
    }

    /// The policy of a page, with the nonce of its scripts.
    pub fn content_security_policy(&self, nonce: &Nonce) {
        let policy = format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            self.response.insert_header(CONTENT_SECURITY_POLICY, policy);
        }
    }
}

/// Who asks.
impl Cx {
    /// The session's cookie.
    pub fn session_secret(&self) -> Option<SessionSecret> {
        self.cookie(cookie::SESSION)
            .and_then(|text| SessionSecret::parse(&text))
    }

    /// The trusted device's cookie.
    pub fn device_secret(&self) -> Option<DeviceSecret> {
        self.cookie(cookie::DEVICE)
            .and_then(|text| DeviceSecret::parse(&text))
    }

    /// The session, whatever its stage, if it is live or can be resumed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, activity: Activity) -> Result<Option<Current>, ApiError> {
        match self.session_secret() {
            Some(secret) => Ok(self.services().account.current(&secret, activity).await?),
            None => Ok(None),
        }
    }

    /// Whoever is signed in, if anyone is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn signed_in(&self, activity: Activity) -> Result<Option<Current>, ApiError> {
        Ok(self
            .session(activity)
            .await?
            .filter(|session| session.stage == Stage::SignedIn && session.life == Life::Live))
    }

    /// Whether this browser still holds a session that time has ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_has_ended(&self) -> Result<bool, ApiError> {
        let live = self
            .session(Activity::Polling)
            .await?
            .is_some_and(|session| session.life == Life::Live);
        Ok(self.session_secret().is_some() && !live)
    }

    async fn actor(&self, activity: Activity) -> Result<Actor, ApiError> {
        let session = self
            .session(activity)
            .await?
            .filter(|session| session.stage == Stage::SignedIn)
            .ok_or(ApiError::SignInRequired)?;
        match session.life {
            Life::Live => Ok(session.actor),
            Life::Idle => Err(ApiError::SessionIdle { refused: vec![] }),
            Life::Ended => Err(ApiError::SignInRequired),
        }
    }

    /// Whoever is signed in, whatever their role.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`] or [`ApiError::SessionIdle`].
    pub async fn anyone(&self) -> Result<(Actor, SessionSecret), ApiError> {
        let actor = self.actor(Activity::User).await?;
        let secret = self.session_secret().ok_or(ApiError::SignInRequired)?;
        Ok((actor, secret))
    }

    /// The patient who is signed in.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`], or [`ApiError::NotFound`] for everyone else.
    pub async fn patient(&self) -> Result<Patient, ApiError> {
        match self.actor(Activity::User).await? {
            Actor::Patient(patient) => Ok(patient),
            Actor::Practitioner(_) | Actor::UnapprovedPractitioner(_) | Actor::Administrator(_) => {
                Err(ApiError::NotFound)
            }
        }
    }

    /// The approved practitioner who is signed in.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`], [`ApiError::SessionIdle`], [`ApiError::Elsewhere`] for who is not approved (they
    /// are led to why), or [`ApiError::NotFound`] for everyone else.
    pub async fn practitioner(&self, activity: Activity) -> Result<Practitioner, ApiError> {
        match self.actor(activity).await? {
            Actor::Practitioner(practitioner) => Ok(practitioner),
            Actor::UnapprovedPractitioner(_) => {
                self.redirect(routes::APPROVAL);
                Err(ApiError::Elsewhere)
            }
            Actor::Patient(_) | Actor::Administrator(_) => Err(ApiError::NotFound),
        }
    }

    /// The practitioner who is signed in and waits for approval; nothing for one who does not.
    ///
    /// # Errors
    /// As [`Self::practitioner`].
    pub async fn unapproved(&self) -> Result<Option<Unapproved>, ApiError> {
        match self.actor(Activity::Polling).await? {
            Actor::UnapprovedPractitioner(unapproved) => Ok(Some(unapproved)),
            Actor::Practitioner(_) => Ok(None),
            Actor::Patient(_) | Actor::Administrator(_) => Err(ApiError::NotFound),
        }
    }

    /// The administrator who is signed in.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`], [`ApiError::SessionIdle`], or [`ApiError::NotFound`] for everyone else.
    pub async fn administrator(&self, activity: Activity) -> Result<Administrator, ApiError> {
        match self.actor(activity).await? {
            Actor::Administrator(administrator) => Ok(administrator),
            Actor::Patient(_) | Actor::Practitioner(_) | Actor::UnapprovedPractitioner(_) => {
                Err(ApiError::NotFound)
            }
        }
    }

    /// By what the visitor may see an invitation.
    pub fn visitor(&self, id: InvitationId, account: Option<AccountId>) -> Visitor {
        let token = self
            .cookie(&cookie::invitation_name(id))
            .and_then(|text| domain::share::token::ShareToken::parse(&text));
        Visitor { token, account }
    }

    /// The invitations whose links were opened in this browser.
    pub fn invitations(&self) -> Vec<InvitationId> {
        cookie::invitations(&self.parts.headers)
    }

    /// The token of the link about one's own account that was opened last.
    pub fn link_token<For>(&self, purpose: Purpose) -> Option<LinkToken<For>> {
        self.cookie(&cookie::link_name(purpose))
            .and_then(|text| LinkToken::parse(&text))
    }

    /// Forgets a link that has done what it is for.
    pub fn drop_link(&self, purpose: Purpose) {
        self.set_cookie(cookie::expired(&cookie::link_name(purpose)));
    }

    /// Hands the browser a session.
    pub fn open_session(&self, secret: &SessionSecret) {
        self.set_cookie(cookie::session(secret));
    }

    /// Takes from the browser the session, and what the visit left behind, but the invitation that is being followed.
    pub fn close_session(&self, towards: Option<InvitationId>) {
        self.set_cookie(cookie::expired(cookie::SESSION));
        self.forget_visit(towards);
    }

    /// Takes from the browser what was typed, and every link and registration, but the invitation that is being followed:
    /// what somebody could go on with who comes next.
    pub fn forget_visit(&self, towards: Option<InvitationId>) {
        let followed = towards.map(cookie::invitation_name);
        for name in cookie::of_the_visit(&self.parts.headers) {
            if Some(&name) != followed.as_ref() {
                self.set_cookie(cookie::expired(&name));
            }
        }
        self.response.insert_header(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\", \"storage\""),
        );
    }

    /// Hands the browser the trust of this device.
    pub fn trust_device(&self, secret: &DeviceSecret) {
        self.set_cookie(cookie::device(secret));
    }

    /// Remembers the language.
    pub fn choose_language(&self, language: Language) {
        self.set_cookie(cookie::language(language));
    }

    /// The home of a role.
    pub const fn home(role: Role) -> &'static str {
        match role {
            Role::Patient => routes::PATIENT_HOME,
            Role::Practitioner => routes::PATIENT_LIST,
            Role::Administrator => routes::ADMINISTRATION,
        }
    }
}

/// A form: what it is called, where it lives, and what was typed into it that may be shown again.
pub struct Form<'a> {
    /// Its name, with the id of what it is about: two forms never mix.
    pub name: String,
    /// The page it is on.
    pub page: String,
    /// Inputs and what was typed. No password, no code.
    pub typed: &'a [(&'a str, &'a str)],
}

/// How refused forms come back.
impl Cx {
    /// Answers a form. Accepted, it is forgotten. Refused without JavaScript, it is kept and its page shown again; posted
    /// without a live session, it is kept for the same account, which signs in first.
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
        let kept = !due || self.keep_draft(&form, Some(&error)).await?;
        if !kept && self.is_plain_post() {
            // The form's page would come back empty and without a word; the browser's way back still has what was typed.
            self.response.set_status(StatusCode::TOO_MANY_REQUESTS);
            return Err(error);
        }
        Err(self.refuse(&form.page, error))
    }

    /// Answers a button: a form of its page into which nothing is typed, and of which nothing is kept.
    ///
    /// # Errors
    /// The error of `result`, with its status.
    pub fn answer_button(&self, page: &str, result: Result<(), ApiError>) -> Result<(), ApiError> {
        result.map_err(|error| match error {
            ApiError::Elsewhere => error,
            error => self.refuse(page, error),
        })
    }

    /// Refuses a form: leads to what is due first, or without JavaScript to its page.
    fn refuse(&self, page: &str, error: ApiError) -> ApiError {
        match error {
            ApiError::SignInRequired => {
                self.redirect(&routes::sign_in(routes::followed(page)));
            }
            ApiError::StepUpRequired => self.redirect(&routes::step_up(page)),
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

    /// Keeps what was typed for the form's page: refused, or as it was sent. Tells whether that was possible, or too many
    /// were kept of late.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_draft(
        &self,
        form: &Form<'_>,
        error: Option<&ApiError>,
    ) -> Result<bool, ApiError> {
        let expired = matches!(
            error,
            Some(ApiError::SignInRequired | ApiError::SessionIdle { .. })
        );
        let account = if expired {
            let account = self.account_of_ended_session().await?;
            if account.is_none() {
                // Nobody was signed in: nobody to give it back to.
                return Ok(true);
            }
            account
        } else {
            let session = self.signed_in(Activity::Polling).await?;
            session.map(|session| session.actor.account())
        };
        let drafts = &self.services().draft;
        if !drafts.may_keep(account, self.client()).await? {
            return Ok(false);
        }
        let draft = Draft {
            values: form
                .typed
                .iter()
                .map(|(name, value)| ((*name).to_owned(), truncated(value)))
                .collect(),
            // What is only due first is not wrong with the form.
            error: error
                .filter(|error| !expired && **error != ApiError::StepUpRequired)
                .cloned(),
        };
        let content = serde_json::to_vec(&draft).map_err(|_| ApiError::Failed)?;
        let key = drafts.keep(&form.name, account, &content).await?;
        self.set_cookie(cookie::draft(&form.name, &key));
        Ok(true)
    }

    /// Keeps what was typed for the page that is due next, and leads there: nothing of it is lost on the way.
    ///
    /// # Errors
    /// Always: [`ApiError::Elsewhere`], as nothing is accepted yet; [`ApiError::Busy`] when too many forms were kept of
    /// late; when the database fails.
    pub async fn set_aside(
        &self,
        form: &Form<'_>,
        error: Option<&ApiError>,
        next: &str,
    ) -> Result<(), ApiError> {
        /// Until some of those that were kept are no longer counted.
        const LATER: u32 = 10 * 60;
        if !self.keep_draft(form, error).await? {
            return Err(ApiError::Busy { retry_after: LATER });
        }
        self.redirect(next);
        Err(ApiError::Elsewhere)
    }

    async fn account_of_ended_session(&self) -> Result<Option<AccountId>, ApiError> {
        match self.session_secret() {
            Some(secret) => Ok(self.services().account.account_of(&secret).await?),
            None => Ok(None),
        }
    }

    /// Forgets a form that was accepted: neither its page nor the next person on this browser sees it again.
    pub fn forget(&self, form: &Form<'_>) {
        let name = cookie::draft_name(&form.name);
        if self.cookie(&name).is_some() {
            self.set_cookie(cookie::expired(&name));
        }
    }

    /// The form of this name as it was refused, or empty.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft(&self, name: &str, account: Option<AccountId>) -> Result<Draft, ApiError> {
        let Some(key) = self
            .cookie(&cookie::draft_name(name))
            .and_then(|text| cookie::draft_key(&text))
        else {
            return Ok(Draft::default());
        };
        let content = self.services().draft.find(name, account, &key).await?;
        let Some(content) = content else {
            return Ok(Draft::default());
        };
        let draft = serde_json::from_slice(&content).map(Draft::said_again);
        draft.map_err(|_| ApiError::Failed)
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
}

/// What fits into a draft: far more than any field takes, so that even what is much too long comes back.
fn truncated(value: &str) -> String {
    value.chars().take(20_000).collect()
}
