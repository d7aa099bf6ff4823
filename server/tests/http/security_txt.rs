//! Where vulnerabilities are reported.

use axum::http::{StatusCode, header::CONTENT_TYPE};
use domain::time::Instant;

use crate::stage::{ORIGIN, Stage};

const PATH: &str = "/.well-known/security.txt";

#[tokio::test]
async fn is_said_where_the_operator_has_said_it() {
    let stage = Stage::serve()
        .await
        .but(|site| site.security_contact = "mailto:security@exemple.fr".parse().ok());
    let answer = stage.get(PATH).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.headers[CONTENT_TYPE], "text/plain; charset=utf-8");
    let (lasting, expires) = answer.body.split_once("Expires: ").unwrap();
    assert_eq!(
        lasting,
        format!(
            "Contact: mailto:security@exemple.fr\nPreferred-Languages: fr, en\nCanonical: {ORIGIN}{PATH}\n"
        )
    );
    let expires: Instant = expires.strip_suffix('\n').unwrap().parse().unwrap();
    let days = expires.duration_since(stage.services.now()).as_hours() / 24;
    assert!((30..365).contains(&days), "{days}");
}

#[tokio::test]
async fn is_not_said_where_nobody_has() {
    let stage = Stage::serve().await;
    assert_eq!(stage.get(PATH).await.status, StatusCode::NOT_FOUND);
}
