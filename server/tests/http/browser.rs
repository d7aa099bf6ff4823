//! A browser that runs no JavaScript and keeps its cookies, and the messages that whoever sits at it could read.

use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, header},
};

use domain::account::one_time_code::OneTimeCode;
use services::adapters::demo::KeptMessage;

use crate::{
    cookies::Cookies,
    stage::{Answer, ORIGIN, Stage, request},
};

/// Everybody's password.
const PASSWORD: &str = "Calepin2026";

/// A browser: a stage, and its cookies.
pub struct Browser<'a> {
    pub stage: &'a Stage,
    pub cookies: Cookies,
}

impl<'a> Browser<'a> {
    /// One that was given nothing yet.
    pub fn new(stage: &'a Stage) -> Self {
        Self {
            stage,
            cookies: Cookies::default(),
        }
    }

    /// One in which somebody has signed in, code and all, who trusts no device.
    pub async fn signed_in(stage: &'a Stage, email: &str) -> Self {
        let mut browser = Self::new(stage);
        browser.give_password(email).await;
        let form = format!("code={}", newest_code(stage).await);
        browser.post("enter_code", &form).await;
        browser
    }

    /// Sends address and password; tells where that leads.
    pub async fn give_password(&mut self, email: &str) -> String {
        let email = email.replace('@', "%40");
        let form = format!("email={email}&password={PASSWORD}&invitation=");
        self.post("sign_in", &form).await
    }

    /// Sends what a browser would, and keeps the cookies that it is given.
    pub async fn send(&mut self, method: Method, path: &str, form: Option<&str>) -> Answer {
        let answer = self.ask(method, path, form, None).await;
        self.cookies.keep(&answer.headers);
        answer
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        form: Option<&str>,
        accept: Option<&'static str>,
    ) -> Answer {
        let mut request = request(method, path).header(header::COOKIE, self.cookies.sent());
        if form.is_some() {
            request = request
                .header(header::ORIGIN, ORIGIN)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let (Some(accept), Some(headers)) = (accept, request.headers_mut()) {
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        }
        let body = Body::from(form.unwrap_or_default().to_owned());
        self.stage.send(request.body(body).unwrap()).await
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// Posts a form to a server function.
    pub async fn submit(&mut self, function: &str, form: &str) -> Answer {
        let path = format!("/api/{function}");
        self.send(Method::POST, &path, Some(form)).await
    }

    /// The same, of a form that is answered by another page; tells which.
    pub async fn post(&mut self, function: &str, form: &str) -> String {
        let answer = self.submit(function, form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        answer.header("location").to_owned()
    }

    /// Calls a server function as our own JavaScript does, or as an attacker who imitates it, and keeps nothing.
    pub async fn call(&self, function: &str, form: &str) -> Answer {
        let path = format!("/api/{function}");
        let program = Some("application/octet-stream");
        self.ask(Method::POST, &path, Some(form), program).await
    }
}

/// Delivers what waits, and gives the newest message to an address or a number.
pub async fn newest(stage: &Stage, to: &str) -> String {
    let messages = delivered(stage).await;
    let newest = messages.into_iter().find(|message| message.to == to);
    newest.unwrap().text
}

/// Delivers what waits, and gives the code of the newest SMS.
pub async fn newest_code(stage: &Stage) -> String {
    let messages = delivered(stage).await;
    let sms = messages.iter().find(|message| message.channel == "sms");
    sms.unwrap().text[..OneTimeCode::DIGITS].to_owned()
}

/// Delivers what waits, and gives the path of the link in the newest message to somebody: `prefix` and its token.
pub async fn newest_link(stage: &Stage, to: &str, prefix: &str) -> String {
    let text = newest(stage, to).await;
    let (_, rest) = text.split_once(&format!("{ORIGIN}{prefix}")).unwrap();
    let token: String = rest
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    format!("{prefix}{token}")
}

/// Delivers what waits; all messages, the newest first.
pub async fn delivered(stage: &Stage) -> Vec<KeptMessage> {
    while stage.services.outbox.deliver().await.unwrap() > 0 {}
    stage.demo.doors().messages.newest_first().unwrap()
}
