//! Who may post: pages of ours only.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::stage::{ORIGIN, Stage, request};

#[tokio::test]
async fn forms_come_from_our_own_pages() {
    let stage = Stage::serve().await;
    for (origin, site, accepted) in [
        (Some(ORIGIN), Some("same-origin"), true),
        (Some(ORIGIN), None, true),
        (None, Some("same-origin"), true),
        (None, None, false),
        (None, Some("none"), false),
        (None, Some("same-site"), false),
        (None, Some("cross-site"), false),
        (Some("null"), Some("same-origin"), false),
        (Some("http://localhost:3000"), None, false),
        (Some("http://127.0.0.1:3001"), Some("same-site"), false),
        (Some("https://127.0.0.1:3000"), None, false),
        (Some("https://evil.example"), Some("same-origin"), false),
    ] {
        let mut request = request(Method::POST, "/api/choose_language")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        let answer = stage
            .send(request.body(Body::from("language=en&back=/")).unwrap())
            .await;
        let expected = if accepted {
            StatusCode::SEE_OTHER
        } else {
            StatusCode::FORBIDDEN
        };
        assert_eq!(answer.status, expected, "{origin:?} {site:?}");
        assert_eq!(
            answer.cookies().len(),
            usize::from(accepted),
            "{origin:?} {site:?}"
        );
    }
}

#[tokio::test]
async fn no_other_method_gets_around_it() {
    let stage = Stage::serve().await;
    for method in [
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
        Method::from_bytes(b"BREW").unwrap(),
    ] {
        let request = request(method.clone(), "/api/choose_language")
            .body(Body::from("language=en&back=/"))
            .unwrap();
        assert_eq!(
            stage.send(request).await.status,
            StatusCode::FORBIDDEN,
            "{method}"
        );
    }
    let before = stage.dump().await;
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        let path = "/api/sign_in?email=patient%40exemple.fr&password=Calepin2026";
        let request = request(method.clone(), path).body(Body::empty()).unwrap();
        let answer = stage.send(request).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert!(answer.cookies().is_empty(), "{method}");
    }
    assert_eq!(stage.dump().await, before);
}

#[tokio::test]
async fn a_referer_is_never_followed() {
    let stage = Stage::serve().await;
    for body in [
        "email=x&password=",
        "nonsense",
        "email=%ff%fe",
        "",
        "email[a]=1&email[b]=2",
    ] {
        for path in ["/api/sign_in", "/api/choose_language"] {
            let request = request(Method::POST, path)
                .header(header::ORIGIN, ORIGIN)
                .header(header::REFERER, "http://127.0.0.1:3000/evil")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(body))
                .unwrap();
            let answer = stage.send(request).await;
            let location = answer.header("location");
            assert!(
                !location.contains("evil") && !location.contains("__err"),
                "{path} {body}: {location}"
            );
            assert!(
                answer.status == StatusCode::SEE_OTHER || answer.status.is_client_error(),
                "{path} {body}: {answer:?}"
            );
        }
    }
}
