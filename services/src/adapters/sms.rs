//! SMS over HTTP, as Twilio's REST API takes them (`POST /2010-04-01/Accounts/{sid}/Messages.json`), which other
//! gateways imitate.

use std::{fmt, time::Duration};

use bytes::Bytes;
use data_encoding::BASE64;
use form_urlencoded::Serializer;
use http::{
    HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER},
    uri::InvalidUri,
};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::Value;
use tokio::time::{Instant, timeout_at};
use zeroize::Zeroizing;

use super::Authorities;
use crate::ports::{Delivery, NotTaken, OutgoingSms, SmsGateway};

/// The same at every attempt for one message (draft-ietf-httpapi-idempotency-key-header).
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// For how long the rest of an answer is waited for.
const BODY: Duration = Duration::from_secs(2);
/// How much of an answer is read.
const ANSWER_BYTES: usize = 16 * 1024;

/// Where and as whom to hand over SMS.
#[derive(Clone)]
pub struct SmsAccount {
    /// The gateway, without a path: `https://api.twilio.com`.
    pub url: String,
    /// The account's identifier, in the path and as the user.
    pub account: String,
    /// Its token, as the password.
    pub token: Zeroizing<String>,
    /// Whom the messages are from: a number, or a name of at most 11 letters and digits.
    pub from: String,
    /// How long a message may take.
    pub timeout: Duration,
}

/// Shows no token.
impl fmt::Debug for SmsAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmsAccount({})", self.url)
    }
}

/// Sends SMS over HTTP.
pub struct HttpSms {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    endpoint: Uri,
    authorization: HeaderValue,
    from: String,
    timeout: Duration,
}

/// The gateway cannot be spoken to as it was described.
#[derive(Debug, thiserror::Error)]
pub enum NotAGateway {
    /// Address and account make no address.
    #[error("not an address: {0}")]
    Url(#[from] InvalidUri),
    /// Account and token make no header.
    #[error("the account or its token holds characters that no header takes")]
    Credentials(#[from] http::header::InvalidHeaderValue),
    /// TLS cannot be set up.
    #[error("{0}")]
    Tls(#[from] rustls::Error),
}

impl HttpSms {
    /// Speaks to the gateway of `account`, when there is something to say.
    ///
    /// # Errors
    /// [`NotAGateway`].
    pub fn new(account: &SmsAccount, authorities: &Authorities) -> Result<Self, NotAGateway> {
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(authorities.client()?)
            .https_or_http()
            .enable_http1()
            .build();
        let (url, id) = (account.url.trim_end_matches('/'), &account.account);
        let basic = Zeroizing::new(format!("{id}:{}", account.token.as_str()));
        let mut authorization =
            HeaderValue::try_from(format!("Basic {}", BASE64.encode(basic.as_bytes())))?;
        authorization.set_sensitive(true);
        Ok(Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            endpoint: format!("{url}/2010-04-01/Accounts/{id}/Messages.json").parse()?,
            authorization,
            from: account.from.clone(),
            timeout: account.timeout,
        })
    }

    fn request(&self, sms: &OutgoingSms<'_>) -> Result<Request<Full<Bytes>>, http::Error> {
        let form = Serializer::new(String::new())
            .append_pair("To", sms.to.as_str())
            .append_pair("From", &self.from)
            .append_pair("Body", sms.text)
            .finish();
        Request::builder()
            .method(Method::POST)
            .uri(self.endpoint.clone())
            .header(AUTHORIZATION, self.authorization.clone())
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(IDEMPOTENCY_KEY, sms.id.to_string())
            .body(Full::from(form))
    }

    async fn hand_over(&self, sms: &OutgoingSms<'_>) -> Result<(), NotTaken> {
        let end = Instant::now() + self.timeout;
        let request = self
            .request(sms)
            .map_err(|error| NotTaken::Never(error.to_string()))?;
        let response = timeout_at(end, self.client.request(request))
            .await
            .map_err(|_| NotTaken::later("the gateway did not answer in time"))?
            .map_err(|error| NotTaken::later(chain(&error)))?;
        let (head, body) = response.into_parts();
        // The status stands, whatever becomes of the rest: nobody else's message waits long for it.
        let end = end.min(Instant::now() + BODY);
        let body = timeout_at(end, Limited::new(body, ANSWER_BYTES).collect()).await;
        let said = match body {
            Ok(Ok(body)) => serde_json::from_slice(&body.to_bytes()).unwrap_or_default(),
            _ => Value::Null,
        };
        if !head.status.is_success() {
            return Err(not_taken(&Response::from_parts(head, ()), words(&said)));
        }
        // What was taken under our key is not taken again under it.
        if says_that_it_failed(&said) {
            let reason = format!("{} {}", head.status.as_u16(), words(&said));
            return Err(NotTaken::Never(reason));
        }
        Ok(())
    }
}

impl fmt::Debug for HttpSms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpSms({:?})", self.endpoint.host())
    }
}

impl SmsGateway for HttpSms {
    fn send<'a>(&'a self, sms: OutgoingSms<'a>) -> Delivery<'a> {
        Box::pin(async move { self.hand_over(&sms).await })
    }
}

/// The rest of the 4xx is about the message: no later attempt would fare better.
fn not_taken(answer: &Response<()>, said: &str) -> NotTaken {
    let status = answer.status();
    let reason = format!("{} {said}", status.as_u16());
    let about_us = matches!(
        status,
        StatusCode::UNAUTHORIZED
            | StatusCode::PAYMENT_REQUIRED
            | StatusCode::FORBIDDEN
            | StatusCode::NOT_FOUND
            | StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::PROXY_AUTHENTICATION_REQUIRED
    );
    // A conflict: the same key is being handled at this moment.
    let about_now = matches!(
        status,
        StatusCode::REQUEST_TIMEOUT
            | StatusCode::CONFLICT
            | StatusCode::TOO_EARLY
            | StatusCode::TOO_MANY_REQUESTS
    );
    if status.is_client_error() && !about_us && !about_now {
        return NotTaken::Never(reason);
    }
    NotTaken::Later {
        reason,
        retry_after: retry_after(answer.headers()),
    }
}

/// `Retry-After` in seconds; its other form, a date, is rare and not needed: our own pauses grow.
fn retry_after(headers: &HeaderMap) -> Option<u32> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()
}

/// Whether a message that was taken has failed already, as its description has it (Twilio: `status` and `error_code` of a
/// Message). Anything else that a gateway may say with a success is one: to send again what has left would be worse.
fn says_that_it_failed(said: &Value) -> bool {
    match said["status"].as_str() {
        Some(status) => ["failed", "undelivered", "canceled"].contains(&status),
        None => said["error_code"].as_u64().is_some_and(|code| code != 0),
    }
}

/// What the gateway says is wrong: of a request, or of a message that it took.
fn words(said: &Value) -> &str {
    let words = ["message", "error_message"].map(|name| said[name].as_str());
    words.into_iter().flatten().next().unwrap_or_default()
}

/// An error and what it comes from: hyper's own words alone are "client error (Connect)".
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}
