//! The headers of every kind of answer.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::stage::{Answer, HASHED_CSS, ORIGIN, Stage, request};

fn assert_secure(path: &str, answer: &Answer) {
    for (name, value) in [
        (
            "strict-transport-security",
            "max-age=63072000; includeSubDomains",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{path}: {name}");
    }
    assert!(
        answer.header("permissions-policy").contains("camera=()"),
        "{path}"
    );
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{path}: {policy}");
    }
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "{path}: {policy}"
    );
    let robots = answer.header("x-robots-tag");
    assert_eq!(robots.contains("noindex"), path != "/", "{path}: {robots}");
    assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
    assert_eq!(
        answer
            .headers
            .get_all("content-security-policy")
            .iter()
            .count(),
        1,
        "{path}"
    );
    assert_eq!(
        answer.headers.get_all("cache-control").iter().count(),
        1,
        "{path}"
    );
}

#[tokio::test]
async fn every_answer_is_secure_and_only_hashed_files_are_kept() {
    let stage = Stage::demo().await;
    let shared = stage.shared_record().await;
    let (link, page) = (shared.link(), shared.page);
    for (path, status) in [
        ("/", StatusCode::OK),
        ("/connexion", StatusCode::OK),
        ("/health", StatusCode::OK),
        ("/demo/messages", StatusCode::OK),
        ("/demo/messages?format=json", StatusCode::OK),
        ("/icon.svg", StatusCode::OK),
        ("/pkg/plain.css", StatusCode::OK),
        (
            "/pkg/missing.UV9tqKb3NyGXb2YyV0QR-w.css",
            StatusCode::NOT_FOUND,
        ),
        ("/pkg/../../demo/key", StatusCode::NOT_FOUND),
        ("/nowhere", StatusCode::NOT_FOUND),
        ("/nowhere/%ff/%00", StatusCode::NOT_FOUND),
        ("/p/unknown", StatusCode::NOT_FOUND),
        (&link, StatusCode::SEE_OTHER),
        (&page, StatusCode::NOT_FOUND),
        ("/api/sign_in", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let answer = stage.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert_secure(path, &answer);
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    let asset = stage.get(HASHED_CSS).await;
    assert_eq!(asset.status, StatusCode::OK);
    assert_secure(HASHED_CSS, &asset);
    assert_eq!(
        asset.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(asset.header("content-type"), "text/css");
    assert!(asset.cookies().is_empty());
}

#[tokio::test]
async fn refusals_are_secure() {
    let stage = Stage::serve().await;
    for (path, origin, length, status) in [
        (
            "/api/sign_in",
            ORIGIN,
            70_000,
            StatusCode::PAYLOAD_TOO_LARGE,
        ),
        (
            "/api/sign_in",
            "https://evil.example",
            5,
            StatusCode::FORBIDDEN,
        ),
        (
            "/api/sign_in",
            ORIGIN,
            5,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        ("/", ORIGIN, 5, StatusCode::METHOD_NOT_ALLOWED),
        ("/nowhere", ORIGIN, 5, StatusCode::NOT_FOUND),
    ] {
        let request = request(Method::POST, path)
            .header(header::ORIGIN, origin)
            .body(Body::from("x".repeat(length)))
            .unwrap();
        let answer = stage.send(request).await;
        assert_eq!(answer.status, status, "{path}");
        assert_secure(path, &answer);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(
            answer.header("content-type"),
            "text/html; charset=utf-8",
            "{path}"
        );
        assert!(
            answer.body.contains("<h1>") && answer.body.contains(HASHED_CSS),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_page_has_its_own_nonce() {
    let stage = Stage::serve().await;
    let nonce = |answer: &Answer| {
        let policy = answer.header("content-security-policy").to_owned();
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .expect("a nonce")
            .split('\'')
            .next();
        nonce.unwrap().to_owned()
    };
    let (one, two) = (stage.get("/").await, stage.get("/").await);
    assert!(nonce(&one).len() >= 16);
    assert_ne!(nonce(&one), nonce(&two));
    for tag in ["style", "script type=\"module\""] {
        let opened = format!("<{tag} nonce=\"{}\">", nonce(&one));
        assert!(one.body.contains(&opened), "{opened}");
    }
    for part in [
        "'wasm-unsafe-eval'".to_owned(),
        format!("style-src 'nonce-{}';", nonce(&one)),
        "connect-src 'self'".to_owned(),
    ] {
        assert!(
            one.header("content-security-policy").contains(&part),
            "{part}"
        );
    }
    // The page stands at once: its style is in it, as it was built.
    assert!(one.body.contains("<style nonce=") && one.body.contains("main{color:red}</style>"));
    assert!(!one.body.contains("rel=\"stylesheet\""));
    // A style attribute would be refused by the browser.
    assert!(!one.body.contains(" style="));
}

#[tokio::test]
async fn answers_are_compressed() {
    let stage = Stage::serve().await;
    for (path, accepts, encoding) in [
        ("/", "gzip, br", "gzip"),
        ("/", "", ""),
        (HASHED_CSS, "gzip, br", "br"),
    ] {
        let request = request(Method::GET, path)
            .header(header::ACCEPT_ENCODING, accepts)
            .body(Body::empty())
            .unwrap();
        let answer = stage.send(request).await;
        assert_eq!(
            answer.header("content-encoding"),
            encoding,
            "{path} {accepts}"
        );
        if path == HASHED_CSS {
            // The build's, not one made on the way.
            assert_eq!(answer.body, "(brotli)");
        }
    }
}

#[tokio::test]
async fn cookies_are_host_only_and_closed_to_scripts() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let entered = stage.get(&shared.link()).await;
    let language = stage
        .post_form("/api/choose_language", "language=en&back=/")
        .await;
    let form = "email=patient%40exemple.fr&password=Calepin2026&invitation=";
    let signed_in = stage.post_form("/api/sign_in", form).await;
    let refused = stage.post_form("/api/sign_in", "email=x&password=").await;
    for (answer, name) in [
        (&entered, "__Host-inv-"),
        (&language, "__Host-lang="),
        (&signed_in, "__Host-session="),
        (&refused, "__Host-draft-sign-in="),
    ] {
        let cookies = answer.cookies();
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{name}: {}",
            answer.body
        );
        assert_eq!(cookies.len(), 1, "{name}: {cookies:?}");
        assert!(cookies[0].starts_with(name), "{name}: {cookies:?}");
        for part in [
            "; Path=/",
            "; Secure",
            "; HttpOnly",
            "; SameSite=Lax",
            "; Max-Age=",
        ] {
            assert!(cookies[0].contains(part), "{name}: {}", cookies[0]);
        }
        assert!(!cookies[0].contains("Domain"), "{name}");
    }
    assert!(entered.cookies()[0].contains("; Max-Age=86400;"));
}
