//! The link of an invitation: looking at it changes nothing.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::stage::{Stage, request};

#[tokio::test]
async fn the_token_moves_from_the_address_into_a_cookie() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    for method in [Method::GET, Method::HEAD] {
        let request = request(method.clone(), &shared.link())
            .body(Body::empty())
            .unwrap();
        let answer = stage.send(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{method}");
        assert_eq!(answer.header("location"), shared.page);
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        let token = shared.token.expose_text();
        let id = shared.invitation();
        assert!(answer.cookies()[0].starts_with(&format!("__Host-inv-{id}={token};")));
        assert!(!answer.body.contains(&token));
    }
}

#[tokio::test]
async fn the_clean_page_is_for_whoever_has_the_cookie() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    assert_eq!(stage.get(&shared.page).await.status, StatusCode::NOT_FOUND);
    let entered = stage.get(&shared.link()).await;
    let cookie = entered.cookies()[0].split(';').next().unwrap().to_owned();
    let request = request(Method::GET, &shared.page)
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    let page = stage.send(request).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("Zoé") && !page.body.contains(&shared.token.expose_text()));
}

#[tokio::test]
async fn looking_twenty_times_changes_nothing() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let cookie = stage.get(&shared.link()).await.cookies()[0]
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let before = stage.dump().await;
    assert!(before.contains("invitation"));
    for path in [
        &shared.link(),
        &shared.page,
        &format!("{}/ajouter", shared.page),
    ] {
        for _ in 0..20 {
            for method in [Method::GET, Method::HEAD] {
                let request = request(method, path)
                    .header(header::COOKIE, &cookie)
                    .body(Body::empty())
                    .unwrap();
                let answer = stage.send(request).await;
                assert!(!answer.status.is_server_error(), "{path}: {answer:?}");
            }
        }
    }
    assert_eq!(stage.dump().await, before);
}

#[tokio::test]
async fn what_is_no_link_is_unknown() {
    let stage = Stage::serve().await;
    let never_issued = "a".repeat(32);
    let long = "a".repeat(5000);
    let pages = [
        stage.get(&format!("/p/{never_issued}")).await,
        stage.get("/p/short").await,
        stage.get("/confirmer/short").await,
        stage.get("/p/%2e%2e").await,
        stage.get("/p/%ff").await,
        stage.get(&format!("/p/{long}")).await,
    ];
    for page in &pages {
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.body);
        assert!(page.cookies().is_empty());
        assert!(page.body.contains("<h1"), "{}", page.body);
    }
}
