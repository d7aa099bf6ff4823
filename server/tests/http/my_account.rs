//! « Mon compte » over HTTP: what is due before a change, what was typed, and what is nobody else's.

use axum::http::StatusCode;
use services::account::{Activity, SessionSecret};

use crate::{
    browser::{Browser, newest_code},
    stage::Stage,
};

const PATIENT: &str = "patient@exemple.fr";
const PASSWORD: &str = "Calepin2026";
const SESSION: &str = "__Host-session";

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

/// The link home of a page: where it leads, and its word.
fn way_home(page: &str) -> (&str, &str) {
    let (_, navigation) = page.split_once("<nav").unwrap();
    let (_, link) = navigation.split_once("<a href=\"").unwrap();
    let (href, rest) = link.split_once('"').unwrap();
    let (_, words) = rest.split_once('>').unwrap();
    (href, words.split("</a>").next().unwrap())
}

#[tokio::test]
async fn the_way_home_has_one_word_for_each_role() {
    let stage = Stage::serve().await;
    for (who, home, word) in [
        (PATIENT, "/accueil", "Mes carnets"),
        ("medecin@exemple.fr", "/patients", "Patients"),
        ("admin@exemple.fr", "/administration", "Administration"),
        ("pharmacien@exemple.fr", "/approbation", "Mon inscription"),
    ] {
        let mut browser = Browser::signed_in(&stage, who).await;
        let shown = browser.get(home).await;
        assert_eq!(way_home(&shown.body), (home, word), "{who}");
        for page in ["/compte", "/compte/langue", "/compte/verifier/e-mail"] {
            let shown = browser.get(page).await;
            assert_eq!(
                way_home(&shown.body),
                ("/connexion", "Accueil"),
                "{who} at {page}"
            );
        }
        let account = browser.get("/compte").await.body;
        let (_, main) = account.split_once("<main").unwrap();
        assert!(main.contains(&format!("href=\"{home}\"")), "{main}");
    }
}

#[tokio::test]
async fn password_and_code_are_due_and_what_was_typed_stays() {
    let stage = Stage::serve().await;
    let mut browser = Browser::signed_in(&stage, PATIENT).await;
    for page in ["mot-de-passe", "e-mail", "telephone"] {
        let answer = browser.get(&format!("/compte/{page}")).await;
        let due = format!("/compte/verifier/{page}");
        assert_eq!(answer.header("location"), due);
    }
    let due = "/compte/verifier/e-mail";
    let typed = "email=nouvelle%40exemple.fr";
    assert_eq!(browser.post("change_email", typed).await, due);
    let form = format!("password={PASSWORD}&page=e-mail");
    assert_eq!(browser.post("prove_password", &form).await, due);
    let form = format!("code={}&page=e-mail", newest_code(&stage).await);
    let before = browser.cookies.get(SESSION).unwrap().to_owned();
    assert_eq!(browser.post("prove_code", &form).await, "/compte/e-mail");
    assert_ne!(browser.cookies.get(SESSION).unwrap(), before);
    let page = browser.get("/compte/e-mail").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("nouvelle@exemple.fr"), "{}", page.body);
    browser.cookies.set(SESSION, &before);
    let page = browser.get("/compte").await;
    assert_eq!(page.header("location"), "/connexion");
}

#[tokio::test]
async fn the_rules_of_another_password_name_the_address() {
    let stage = Stage::serve().await;
    let mut browser = Browser::signed_in(&stage, PATIENT).await;
    let form = format!("password={PASSWORD}&page=mot-de-passe");
    browser.post("prove_password", &form).await;
    let form = format!("code={}&page=mot-de-passe", newest_code(&stage).await);
    let due = browser.post("prove_code", &form).await;
    assert_eq!(due, "/compte/mot-de-passe");
    let page = browser.get(&due).await;
    let rule = "sans le début de votre adresse e\u{2011}mail (avant le @)";
    assert!(page.body.contains(rule), "{}", page.body);
}

#[tokio::test]
async fn the_language_that_is_ticked_is_that_of_the_page() {
    const TICKED: &str = r#"value="en" checked"#;
    const ANOTHER: &str = "Our messages are still in another language: Français.";

    let stage = Stage::serve().await;
    let mut browser = Browser::signed_in(&stage, PATIENT).await;
    // Chosen by the switch before the sign-in, perhaps: the account still says French.
    browser.cookies.set("__Host-lang", "en");
    for page in ["/compte", "/compte/langue"] {
        let page = browser.get(page).await;
        assert!(page.body.contains(ANOTHER), "{}", page.body);
    }
    let page = browser.get("/compte/langue").await;
    assert!(page.body.contains(TICKED), "{}", page.body);
    let form = "language=en&back=/compte/langue";
    assert_eq!(
        browser.post("choose_language", form).await,
        "/compte/langue"
    );
    let page = browser.get("/compte/langue").await;
    assert!(page.body.contains(TICKED), "{}", page.body);
    assert!(!page.body.contains(ANOTHER), "{}", page.body);
    // Its own form leads to where the other settings are, with word of it; no other query is followed.
    assert!(page.body.contains(r#"value="/compte?fait=langue""#));
    for (back, led) in [("langue", "/compte?fait=langue"), ("mot-de-passe", "/")] {
        let form = format!("language=en&back=/compte%3Ffait%3D{back}");
        assert_eq!(browser.post("choose_language", &form).await, led);
    }
    let page = browser.get("/compte?fait=langue").await;
    assert!(page.body.contains("Your language has been saved"));
}

#[tokio::test]
async fn nothing_of_another_account_is_ended() {
    let stage = Stage::serve().await;
    let mine = Browser::signed_in(&stage, PATIENT).await;
    let mine = SessionSecret::parse(mine.cookies.get(SESSION).unwrap()).unwrap();
    let accounts = &stage.services.account;
    let open = accounts.open_sessions(&mine).await.unwrap();
    let mut other = Browser::signed_in(&stage, "parent@exemple.fr").await;
    let form = format!("session={}", open[0].id);
    assert_eq!(other.post("end_session", &form).await, "/compte/sessions");
    let current = accounts.current(&mine, Activity::Polling).await.unwrap();
    assert!(current.is_some());
}

#[tokio::test]
async fn nothing_that_the_next_person_could_go_on_with_outlives_a_sign_out() {
    let stage = Stage::serve().await;
    for way_out in ["sign_out", "sign_out_everywhere"] {
        let mut browser = Browser::signed_in(&stage, PATIENT).await;
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
        let stays = ["__Host-device", "__Host-lang"];
        for name in left_behind.into_iter().chain(stays) {
            browser.cookies.set(name, "1");
        }
        let answer = browser.submit(way_out, "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        assert_eq!(browser.cookies.names(), stays, "{way_out}");
        let expired = answer.cookies();
        for name in left_behind.into_iter().chain([SESSION]) {
            let over = format!("{name}=; Max-Age=0;");
            assert!(
                expired.iter().any(|cookie| cookie.starts_with(&over)),
                "{name}"
            );
        }
    }
}
