//! Asking the server from a live page.

use js_sys::Uint8Array;
use leptos::{
    prelude::*,
    server_fn::{ContentType, codec::PostcardEncoding},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response, UrlSearchParams};

use crate::error::{ApiError, SOON};

/// What came back.
pub enum Answer {
    /// Another page is due.
    GoTo(String),
    /// Done, with what was asked for.
    Done(Vec<u8>),
    /// Not done.
    Refused(ApiError),
}

/// The longest that a live page waits to try again by itself, in seconds.
const PATIENCE: u32 = 30;

/// What is posted.
pub type Body = Result<UrlSearchParams, JsValue>;

/// One argument, or none where it has no name.
pub fn argument(name: &str, value: &str) -> Body {
    let body = UrlSearchParams::new()?;
    if !name.is_empty() {
        body.append(name, value);
    }
    Ok(body)
}

/// Posts to the server function at `url`; as a form, or to load.
pub async fn post(url: &str, body: Body, form: bool) -> Answer {
    let answer = fetch(url, body, form).await;
    answer.unwrap_or(Answer::Refused(ApiError::Offline))
}

async fn fetch(url: &str, body: Body, form: bool) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", PostcardEncoding::CONTENT_TYPE)?;
    if form {
        headers.set("Calepin-Form", "1")?;
    }
    let init = RequestInit::new();
    init.set_method("POST");
    let body = body?;
    init.set_body(&body);
    init.set_headers(&headers);
    let response = JsFuture::from(window().fetch_with_str_and_init(url, &init)).await?;
    let response: Response = response.dyn_into()?;
    let redirects = response.headers().has("serverfnredirect")?;
    if let (true, Some(to)) = (redirects, response.headers().get("location")?) {
        return Ok(Answer::GoTo(to));
    }
    // From whomever: a use case, the deadline of requests, or a proxy before them.
    if response.status() == 503 {
        let seconds = response.headers().get("retry-after")?;
        let retry_after = seconds
            .and_then(|seconds| seconds.parse().ok())
            .unwrap_or(SOON);
        return Ok(Answer::Refused(ApiError::Busy {
            retry_after: PATIENCE.min(retry_after),
        }));
    }
    let done = response.ok() && !response.headers().has("calepin-refused")?;
    let body = JsFuture::from(response.array_buffer()?).await?;
    let body = Uint8Array::new(&body).to_vec();
    Ok(if done {
        Answer::Done(body)
    } else {
        Answer::Refused(ApiError::de(body.into()))
    })
}
