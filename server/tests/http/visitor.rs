//! Someone with a session, as a browser holds it.

use axum::{
    body::Body,
    http::{Method, header},
};

use crate::stage::{Answer, ORIGIN, Stage, request};

/// Everybody's password.
const PASSWORD: &str = "Calepin2026";
const SESSION: &str = "__Host-session";

/// Someone, signed in or not.
pub struct Visitor<'a> {
    stage: &'a Stage,
    cookie: String,
}

impl<'a> Visitor<'a> {
    /// Nobody in particular.
    pub fn nobody(stage: &'a Stage) -> Self {
        Self {
            stage,
            cookie: String::new(),
        }
    }

    /// Someone who has signed in, code and all, and trusts no device.
    pub async fn signed_in(stage: &'a Stage, email: &str) -> Self {
        let mut visitor = Self::nobody(stage);
        let email = email.replace('@', "%40");
        let form = format!("email={email}&password={PASSWORD}&invitation=");
        let answer = visitor.post("/api/sign_in", &form).await;
        visitor.keep(&answer);
        stage.services.outbox.deliver().await.unwrap();
        let messages = stage.demo.doors().messages.newest_first().unwrap();
        let sms = messages.iter().find(|message| message.channel == "sms");
        let code = &sms.unwrap().text[..6];
        let answer = visitor
            .post("/api/enter_code", &format!("code={code}"))
            .await;
        visitor.keep(&answer);
        visitor
    }

    fn keep(&mut self, answer: &Answer) {
        let cookies = answer.cookies();
        let session = cookies.iter().find(|cookie| cookie.starts_with(SESSION));
        assert!(session.is_some(), "no session: {answer:?}");
        let cookie = session.unwrap().split(';').next().unwrap();
        cookie.clone_into(&mut self.cookie);
    }

    /// Keeps every cookie of an answer, beside the session.
    pub fn keep_all(&mut self, answer: &Answer) {
        for cookie in answer.cookies() {
            let cookie = cookie.split(';').next().unwrap();
            self.cookie = format!("{}; {cookie}", self.cookie);
        }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        let request = request(Method::GET, path).header(header::COOKIE, &self.cookie);
        self.stage.send(request.body(Body::empty()).unwrap()).await
    }

    /// Posts a form without JavaScript.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.send(request(Method::POST, path), form).await
    }

    /// Calls a server function as our own JavaScript does, or as an attacker who imitates it.
    pub async fn call(&self, path: &str, form: &str) -> Answer {
        let mut request = request(Method::POST, path);
        if let Some(headers) = request.headers_mut() {
            headers.insert(header::ACCEPT, "application/octet-stream".parse().unwrap());
        }
        self.send(request, form).await
    }

    async fn send(&self, request: axum::http::request::Builder, form: &str) -> Answer {
        let request = request
            .header(header::ORIGIN, ORIGIN)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.stage
            .send(request.body(Body::from(form.to_owned())).unwrap())
            .await
    }
}
