//! The doors of demo mode, and that they are nowhere else.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::time::Instant;
use serde_json::{Value, json};

use crate::stage::{Answer, ORIGIN, Stage, request};

async fn turn(stage: &Stage, body: &Value) -> Answer {
    let request = request(Method::POST, "/demo/clock")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    stage.send(request).await
}

fn now(answer: &Answer) -> Instant {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    body["now"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn nothing_of_it_exists_outside() {
    let stage = Stage::serve().await;
    let before = stage.services.now();
    for path in [
        "/demo/messages",
        "/demo/messages?format=json",
        "/demo/clock",
        "/demo",
        "/demo/",
    ] {
        assert_eq!(
            stage.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let request = request(Method::POST, "/demo/clock")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(r#"{"advance_seconds": 100000}"#))
        .unwrap();
    assert_eq!(stage.send(request).await.status, StatusCode::NOT_FOUND);
    assert!(stage.services.now().duration_since(before).as_secs() < 1000);
}

#[tokio::test]
async fn the_clock_goes_forward_only() {
    let stage = Stage::demo().await;
    let start = now(&turn(&stage, &json!({ "advance_seconds": 0 })).await);
    let later = now(&turn(&stage, &json!({ "advance_seconds": 3600 })).await);
    assert!((3600..3700).contains(&later.duration_since(start).as_secs()));
    let set = now(&turn(&stage, &json!({ "set": "2090-01-01T01:00:00+01:00" })).await);
    assert_eq!(set.to_string(), "2090-01-01T00:00:00Z");
    assert!(stage.services.now() >= set);
    for (body, status) in [
        (json!({ "advance_seconds": -1 }), StatusCode::CONFLICT),
        (
            json!({ "set": "2089-12-31T23:59:59Z" }),
            StatusCode::CONFLICT,
        ),
        (
            json!({ "set": "2200-01-01T00:00:00Z" }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            json!({ "advance_seconds": i64::MAX }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (json!({ "set": "demain" }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "other": 1 }), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let answer = turn(&stage, &body).await;
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
    }
    assert!(stage.services.now().duration_since(set).as_secs() < 100);
}

#[tokio::test]
async fn the_clock_takes_json_from_us_or_from_a_program() {
    let stage = Stage::demo().await;
    let body = r#"{"advance_seconds": 1}"#;
    for (origin, content_type, body, status) in [
        (None, "application/json", body, StatusCode::OK),
        (
            Some(ORIGIN),
            "application/json; charset=utf-8",
            body,
            StatusCode::OK,
        ),
        (
            Some("https://evil.example"),
            "application/json",
            body,
            StatusCode::FORBIDDEN,
        ),
        (
            Some("null"),
            "application/json",
            body,
            StatusCode::FORBIDDEN,
        ),
        (None, "text/plain", body, StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (
            None,
            "application/x-www-form-urlencoded",
            body,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (None, "application/json", "{", StatusCode::BAD_REQUEST),
        (None, "application/json", "", StatusCode::BAD_REQUEST),
    ] {
        let mut request =
            request(Method::POST, "/demo/clock").header(header::CONTENT_TYPE, content_type);
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        let answer = stage.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, status, "{origin:?} {content_type} {body}");
    }
    assert_eq!(
        stage.get("/demo/clock").await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}

#[tokio::test]
async fn messages_are_a_page_and_an_array() {
    let stage = Stage::demo().await;
    let empty = stage.get("/demo/messages").await;
    assert!(
        empty.body.contains("empty-state") && empty.body.contains("Actualiser"),
        "{}",
        empty.body
    );
    assert_eq!(stage.get("/demo/messages?format=json").await.body, "[]");

    let shared = stage.shared_record().await;
    let to = domain::account::email::Email::parse("parent@exemple.fr").unwrap();
    let sent = stage
        .services
        .share
        .email(&shared.practitioner, shared.record, &to);
    sent.await.unwrap();
    stage.services.outbox.deliver().await.unwrap();
    let form = "email=patient%40exemple.fr&password=Calepin2026&invitation=";
    stage.post_form("/api/sign_in", form).await;
    stage.services.outbox.deliver().await.unwrap();

    let array = stage.get("/demo/messages?format=json").await;
    assert_eq!(array.header("content-type"), "application/json");
    let array: Value = serde_json::from_str(&array.body).unwrap();
    assert_eq!(
        (&array[0]["channel"], &array[1]["channel"]),
        (&json!("sms"), &json!("email"))
    );
    for name in ["id", "channel", "to", "subject", "text", "html", "sent_at"] {
        assert!(
            array[0][name].is_string() && array[1][name].is_string(),
            "{name}"
        );
    }
    assert_eq!(array[0]["to"], "+33639980002");

    let page = stage.get("/demo/messages").await.body;
    let link = format!("<a href=\"{ORIGIN}{}\">", shared.link());
    assert!(
        page.contains(&link) && page.contains("message__code"),
        "{page}"
    );
    assert!(
        page.find("message__code") < page.find(&link),
        "the newest comes first"
    );
    assert!(!page.contains("<script") && !page.contains(" style="));
    let english = request(Method::GET, "/demo/messages")
        .header(header::COOKIE, "__Host-lang=en")
        .body(Body::empty())
        .unwrap();
    assert!(stage.send(english).await.body.contains("Refresh"));
}

#[tokio::test]
async fn localhost_leads_to_the_one_address() {
    let stage = Stage::demo().await;
    for (host, status, location) in [
        ("127.0.0.1:3000", StatusCode::OK, ""),
        (
            "localhost:3000",
            StatusCode::TEMPORARY_REDIRECT,
            "http://127.0.0.1:3000/connexion?a=b",
        ),
        ("evil.example:3000", StatusCode::MISDIRECTED_REQUEST, ""),
    ] {
        let mut request = request(Method::GET, "/connexion?a=b")
            .body(Body::empty())
            .unwrap();
        request
            .headers_mut()
            .insert(header::HOST, host.parse().unwrap());
        let answer = stage.send(request).await;
        assert_eq!(answer.status, status, "{host}");
        assert_eq!(answer.header("location"), location, "{host}");
    }
}

#[tokio::test]
async fn its_folder_is_its_own_and_its_people_are_whole() {
    let stage = Stage::demo().await;
    assert!(
        server::demo::Demo::open(stage.demo.folder(), false).is_err(),
        "one process at a time"
    );
    let report = stage
        .services
        .verify(&services::Anchors::default())
        .await
        .unwrap();
    assert!(
        report.records >= 13 && report.findings.is_empty(),
        "{report:?}"
    );
    let text = stage.demo.what_to_do_next(&ORIGIN.parse().unwrap());
    for said in [
        "medecin@exemple.fr",
        "patient@exemple.fr",
        "Calepin2026",
        "/demo/messages",
        "Camille DURAND",
    ] {
        assert!(text.contains(said), "{said}");
    }
}

#[tokio::test]
async fn its_data_is_its_owner_s_alone() {
    let stage = Stage::demo().await;
    now(&turn(&stage, &json!({ "advance_seconds": 60 })).await);
    let shared = stage.shared_record().await;
    let to = "parent@exemple.fr".parse().unwrap();
    let services = &stage.services;
    services
        .share
        .email(&shared.practitioner, shared.record, &to)
        .await
        .unwrap();
    services.outbox.deliver().await.unwrap();
    let folder = stage.demo.folder();
    assert_eq!(mode(folder), 0o700);
    let mut names = vec![];
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        names.push(path.file_name().unwrap().to_owned());
    }
    for name in [
        "calepin.db",
        "calepin.db-wal",
        "calepin.db-shm",
        "key",
        "clock",
        "messages.jsonl",
    ] {
        assert!(names.iter().any(|found| found == name), "{name}");
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
