//! The links about one's own account: looking at them changes nothing, and their tokens leave the address.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{account::Language, account::email::Email, links::Purpose};
use services::account::Visit;

use crate::{
    browser::{Browser, newest_link},
    stage::{Stage, request},
};

const PATIENT: &str = "patient@exemple.fr";

async fn reset_link(stage: &Stage) -> String {
    let email = Email::parse(PATIENT).unwrap();
    stage
        .services
        .account
        .forgot_password(&email, Language::French, &Visit::default())
        .await
        .unwrap();
    newest_link(stage, PATIENT, Purpose::NewPassword.prefix()).await
}

#[tokio::test]
async fn the_token_moves_from_the_address_into_a_cookie() {
    let stage = Stage::serve().await;
    let link = reset_link(&stage).await;
    let token = link.trim_start_matches(Purpose::NewPassword.prefix());
    for method in [Method::GET, Method::HEAD] {
        let request = request(method, &link).body(Body::empty()).unwrap();
        let answer = stage.send(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.header("location"), "/mot-de-passe");
        assert_eq!(answer.header("cache-control"), "no-store");
        let cookie = answer.cookies()[0];
        assert!(cookie.starts_with(&format!("__Host-link-password={token};")));
        assert!(cookie.contains("HttpOnly") && cookie.contains("Secure"));
        assert!(!answer.body.contains(token));
    }
}

#[tokio::test]
async fn looking_twenty_times_changes_nothing() {
    let stage = Stage::serve().await;
    let link = reset_link(&stage).await;
    let cookie = stage.get(&link).await.cookies()[0]
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let before = stage.dump().await;
    for path in [link.as_str(), "/mot-de-passe"] {
        for _ in 0..20 {
            for method in [Method::GET, Method::HEAD] {
                let request = request(method, path)
                    .header(header::COOKIE, &cookie)
                    .body(Body::empty())
                    .unwrap();
                let answer = stage.send(request).await;
                assert!(
                    answer.status.is_success() || answer.status.is_redirection(),
                    "{path}: {answer:?}"
                );
            }
        }
    }
    assert_eq!(stage.dump().await, before);
}

#[tokio::test]
async fn without_a_link_its_page_says_how_to_go_on() {
    let stage = Stage::serve().await;
    let page = stage.get("/mot-de-passe").await;
    assert_eq!(page.status, StatusCode::GONE);
    for onward in [r#"href="/mot-de-passe-oublie""#, r#"href="/connexion""#] {
        assert!(page.body.contains(onward), "{onward}: {}", page.body);
    }
    assert_eq!(stage.get("/r/short").await.status, StatusCode::NOT_FOUND);
    let answer = stage
        .post_form("/api/reset_password", "password=Carnet2027")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/mot-de-passe");
}

#[tokio::test]
async fn the_page_of_a_link_tells_the_rule_on_the_address_and_not_the_address() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    browser.get(&reset_link(&stage).await).await;
    let page = browser.get("/mot-de-passe").await;
    assert_eq!(page.status, StatusCode::OK);
    let rule = "Il ne doit pas contenir le début de votre adresse e\u{2011}mail";
    assert!(page.body.contains(rule), "{}", page.body);
    assert!(!page.body.contains(PATIENT), "{}", page.body);
}

#[tokio::test]
async fn a_known_address_is_answered_as_an_unknown_one() {
    let stage = Stage::serve().await;
    let mut answers = vec![];
    for address in [PATIENT, "personne@exemple.fr"] {
        let form = format!("email={}", address.replace('@', "%40"));
        let answer = stage.post_form("/api/forgot_password", &form).await;
        let page = stage.get(answer.header("location")).await;
        assert_eq!(page.status, StatusCode::OK);
        answers.push((
            answer.status,
            answer.header("location").to_owned(),
            answer.cookies().len(),
            answer.body,
            strip(&page.body),
        ));
    }
    assert_eq!(answers[0].1, "/mot-de-passe-oublie?fait=envoye");
    assert_eq!(answers[0], answers[1]);
}

/// A page without what differs from one rendering to the next whatever it shows.
fn strip(page: &str) -> String {
    let mut rest = page;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("nonce=\"") {
        kept.push_str(before);
        rest = after.split_once('"').unwrap().1;
    }
    kept.push_str(rest);
    kept
}
