//! « Mon compte » over HTTP: what is due before a change, what was typed, and what is nobody else's.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::account::{one_time_code::OneTimeCode, sign_in::SignIn};
use services::account::{Activity, PasswordAccepted, SessionSecret, Visit};

use crate::stage::{Answer, ORIGIN, Stage, request};

const PATIENT: &str = "patient@exemple.fr";
const PASSWORD: &str = "Calepin2026";

/// The code of the SMS that was sent last.
async fn code(stage: &Stage) -> OneTimeCode {
    while stage.services.outbox.deliver().await.unwrap() > 0 {}
    let messages = stage.demo.doors().messages.newest_first().unwrap();
    let sms = messages.iter().find(|sms| sms.channel == "sms").unwrap();
    OneTimeCode::parse(&sms.text[..OneTimeCode::DIGITS]).unwrap()
}

async fn sign_in(stage: &Stage, email: &str) -> SessionSecret {
    let form = SignIn::parse(email, PASSWORD).unwrap();
    let accounts = &stage.services.account;
    let PasswordAccepted::CodeDue(waiting) =
        accounts.sign_in(form, Visit::default()).await.unwrap()
    else {
        unreachable!()
    };
    let code = code(stage).await;
    accounts.enter_code(&waiting, &code).await.unwrap().secret
}

fn cookie(session: &SessionSecret) -> String {
    format!("__Host-session={}", session.expose_text())
}

async fn get(stage: &Stage, path: &str, cookies: &str) -> Answer {
    let request = request(Method::GET, path)
        .header(header::COOKIE, cookies)
        .body(Body::empty())
        .unwrap();
    stage.send(request).await
}

async fn post(stage: &Stage, path: &str, form: &str, cookies: &str) -> Answer {
    let request = request(Method::POST, path)
        .header(header::ORIGIN, ORIGIN)
        .header(header::COOKIE, cookies)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))
        .unwrap();
    stage.send(request).await
}

#[tokio::test]
async fn its_pages_lead_to_the_sign_in() {
    let stage = Stage::serve().await;
    for page in [
        "/compte",
        "/compte/langue",
        "/compte/mot-de-passe",
        "/compte/e-mail",
        "/compte/telephone",
        "/compte/telephone/code",
        "/compte/appareils",
        "/compte/sessions",
        "/compte/verifier/e-mail",
    ] {
        let answer = stage.get(page).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}");
        assert_eq!(answer.header("location"), "/connexion", "{page}");
    }
}

#[tokio::test]
async fn password_and_code_are_due_and_what_was_typed_stays() {
    let stage = Stage::serve().await;
    let session = cookie(&sign_in(&stage, PATIENT).await);
    for page in ["mot-de-passe", "e-mail", "telephone"] {
        let answer = get(&stage, &format!("/compte/{page}"), &session).await;
        let due = format!("/compte/verifier/{page}");
        assert_eq!(answer.header("location"), due);
    }
    let typed = "email=nouvelle%40exemple.fr";
    let answer = post(&stage, "/api/change_email", typed, &session).await;
    assert_eq!(answer.header("location"), "/compte/verifier/e-mail");
    let draft = answer.cookies()[0].split(';').next().unwrap().to_owned();
    let page = format!("password={PASSWORD}&page=e-mail");
    let answer = post(&stage, "/api/prove_password", &page, &session).await;
    assert_eq!(answer.header("location"), "/compte/verifier/e-mail");
    let form = format!("code={}&page=e-mail", code(&stage).await.expose());
    let answer = post(&stage, "/api/prove_code", &form, &session).await;
    assert_eq!(answer.header("location"), "/compte/e-mail");
    let renewed = answer.cookies()[0].split(';').next().unwrap().to_owned();
    assert_ne!(renewed, session);
    let page = get(&stage, "/compte/e-mail", &format!("{renewed}; {draft}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("nouvelle@exemple.fr"), "{}", page.body);
    let before = get(&stage, "/compte", &session).await;
    assert_eq!(before.header("location"), "/connexion");
}

#[tokio::test]
async fn nothing_of_another_account_is_ended() {
    let stage = Stage::serve().await;
    let mine = sign_in(&stage, PATIENT).await;
    let accounts = &stage.services.account;
    let open = accounts.open_sessions(&mine).await.unwrap();
    let other = cookie(&sign_in(&stage, "parent@exemple.fr").await);
    let answer = post(
        &stage,
        "/api/end_session",
        &format!("session={}", open[0].id),
        &other,
    )
    .await;
    assert_eq!(answer.header("location"), "/compte/sessions");
    let current = accounts.current(&mine, Activity::Polling).await.unwrap();
    assert!(current.is_some());
}

#[tokio::test]
async fn nothing_that_the_next_person_could_go_on_with_outlives_a_sign_out() {
    let stage = Stage::serve().await;
    for way_out in ["/api/sign_out", "/api/sign_out_everywhere"] {
        let session = cookie(&sign_in(&stage, PATIENT).await);
        let left_behind = [
            "__Host-draft-change_email",
            "__Host-inv-0198c0de-0000-7000-8000-000000000001",
            "__Host-reg-0198c0de-0000-7000-8000-000000000002",
            "__Host-confirm",
            "__Host-link-password",
            "__Host-link-email",
            "__Host-link-lost-phone",
            "__Host-link-phone-not-lost",
        ];
        let cookies = left_behind.map(|name| format!("; {name}=1")).concat();
        let cookies = format!("{session}{cookies}; __Host-device=1; __Host-lang=en");
        let answer = post(&stage, way_out, "", &cookies).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        let mut expired: Vec<_> = answer
            .cookies()
            .into_iter()
            .filter_map(|cookie| cookie.split_once("=; Max-Age=0;"))
            .map(|(name, _)| name)
            .collect();
        expired.sort_unstable();
        let mut all = Vec::from(left_behind);
        all.push("__Host-session");
        all.sort_unstable();
        assert_eq!(expired, all, "{way_out}");
    }
}
