//! A browser that asks any server, with one set of cookies.

use axum::{
    body::Bytes,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

use crate::cookies::Cookies;

/// Where people reach the servers, whichever of them answers.
pub const PUBLIC_URL: &str = "http://127.0.0.1:3000";

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        location.map_or("", |value| value.to_str().unwrap())
    }
}

/// The browser. A clone goes on with the cookies that it has.
#[derive(Clone)]
pub struct Browser {
    client: Client<HttpConnector, Full<Bytes>>,
    pub cookies: Cookies,
}

impl Browser {
    pub fn new() -> Self {
        Self {
            client: Client::builder(TokioExecutor::new()).build_http(),
            cookies: Cookies::default(),
        }
    }

    /// Opens a page of the server on `port`.
    pub async fn get(&mut self, port: u16, path: &str) -> Answer {
        self.open(port, path).await.unwrap()
    }

    /// The same. Nothing: the server went away before it answered.
    pub async fn open(&mut self, port: u16, path: &str) -> Option<Answer> {
        self.ask(port, Method::GET, path, "").await
    }

    /// Posts a form without JavaScript. Nothing: the server went away before it answered.
    pub async fn post(&mut self, port: u16, path: &str, form: &str) -> Option<Answer> {
        self.ask(port, Method::POST, path, form).await
    }

    async fn ask(&mut self, port: u16, method: Method, path: &str, form: &str) -> Option<Answer> {
        let request = Request::builder()
            .method(method)
            .uri(format!("http://127.0.0.1:{port}{path}"))
            .header(header::ORIGIN, PUBLIC_URL)
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, self.cookies.sent())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::from(form.to_owned()))
            .unwrap();
        let response = self.client.request(request).await.ok()?;
        let (head, body) = response.into_parts();
        let body = body.collect().await.ok()?.to_bytes();
        self.cookies.keep(&head.headers);
        Some(Answer {
            status: head.status,
            headers: head.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }
}
