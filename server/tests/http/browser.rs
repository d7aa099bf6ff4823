//! A browser without JavaScript that keeps its cookies, and what messages it could read.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::stage::{Answer, ORIGIN, Stage, request};

/// A browser: a stage, and the cookies that it was given.
pub struct Browser<'a> {
    pub stage: &'a Stage,
    pub cookies: BTreeMap<String, String>,
}

impl<'a> Browser<'a> {
    /// One that was given nothing yet.
    pub const fn new(stage: &'a Stage) -> Self {
        Self {
            stage,
            cookies: BTreeMap::new(),
        }
    }

    /// Sends what a browser would.
    pub async fn send(&mut self, method: Method, path: &str, form: Option<&str>) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = request(method, path).header(header::COOKIE, cookies.join("; "));
        if form.is_some() {
            request = request
                .header(header::ORIGIN, ORIGIN)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let body = Body::from(form.unwrap_or_default().to_owned());
        let answer = self.stage.send(request.body(body).unwrap()).await;
        for cookie in answer.cookies() {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// Posts a form; tells where it leads.
    pub async fn post(&mut self, function: &str, form: &str) -> String {
        let answer = self
            .send(Method::POST, &format!("/api/{function}"), Some(form))
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        answer.header("location").to_owned()
    }
}

/// Delivers what waits, and gives the newest message to an address or a number.
pub async fn newest(stage: &Stage, to: &str) -> String {
    while stage.services.outbox.deliver().await.unwrap() > 0 {}
    let messages = stage.demo.doors().messages.newest_first().unwrap();
    let newest = messages.into_iter().find(|message| message.to == to);
    newest.unwrap().text
}
