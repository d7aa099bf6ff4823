//! What whoever collects metrics reads, and never reads.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use tower::ServiceExt;

use crate::{
    browser::Browser,
    stage::{NUMBER, Stage},
};

async fn read(stage: &Stage) -> String {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let response = stage.metrics.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn counts_by_template_and_never_by_address() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    stage.get(&shared.link()).await;
    stage.get(&format!("{}?secret=1", shared.page)).await;
    stage.get("/secret-path").await;
    Browser::signed_in(&stage, "patient@exemple.fr").await;

    let text = read(&stage).await;
    for line in [
        r#"calepin_requests_total{method="GET",route="/p/{token}",status="303"} 1"#,
        r#"calepin_requests_total{method="GET",route="unmatched",status="404"} 1"#,
        r#"calepin_request_duration_seconds_count{route="/api/sign_in"} 1"#,
        r#"calepin_outbox_waiting{channel="sms"} 0"#,
        r#"calepin_outbox_waiting{channel="email"} 0"#,
        r#"calepin_outbox_set_aside{channel="sms"} 0"#,
        r#"calepin_outbox_oldest_seconds{channel="email"} 0"#,
        "calepin_hashing_waiting 0",
        "calepin_sign_ins_total 1",
        "calepin_claims_total 0",
        "calepin_database_up 1",
        "# EOF",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
    let token = shared.token.expose_text();
    let id = shared.invitation();
    for secret in [&token, id, "secret", "exemple.fr", NUMBER] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[tokio::test]
async fn the_public_does_not_reach_them() {
    let stage = Stage::serve().await;
    assert_eq!(stage.get("/metrics").await.status, StatusCode::NOT_FOUND);
}
