//! A lost phone over HTTP, without JavaScript: what a link does when it is looked at, where it leads, and that no link
//! opens a session.

use axum::http::{Method, StatusCode};

use crate::{
    browser::{Browser, newest, newest_link},
    stage::Stage,
};

const PATIENT: &str = "patient@exemple.fr";
const OLD: &str = "+33639980002";
const NEW: &str = "+33639987744";
const HOUR: i64 = 60 * 60;
/// Where « Annuler la demande » says that it failed.
const SUMMARY: &str = r#"class="error-summary""#;

/// From the password to the mail; gives the path of its link.
async fn ask(browser: &mut Browser<'_>) -> String {
    let stage = browser.stage;
    assert_eq!(browser.give_password(PATIENT).await, "/connexion/code");
    let next = browser
        .post("replace_lost_phone", "phone=06+39+98+77+44")
        .await;
    assert_eq!(next, "/connexion/telephone-perdu/code");
    let code = newest(stage, NEW).await;
    let form = format!("code={}", &code[..6]);
    let next = browser.post("ask_for_wait", &form).await;
    assert_eq!(next, "/connexion/telephone-perdu/e-mail");
    newest_link(stage, PATIENT, "/t/").await
}

/// Follows a link, and posts what its page asks for.
async fn follow(stage: &Stage, link: &str, function: &str) -> String {
    let mut elsewhere = Browser::new(stage);
    elsewhere.get(link).await;
    let led = elsewhere.post(function, "").await;
    assert!(elsewhere.cookies.get("__Host-session").is_none());
    led
}

#[tokio::test]
async fn looking_at_its_links_changes_nothing() {
    let stage = Stage::serve().await;
    let link = ask(&mut Browser::new(&stage)).await;
    look(&stage, &link, "/telephone-perdu").await;
    assert_eq!(
        follow(&stage, &link, "begin_wait").await,
        "/telephone-perdu/attente"
    );
    let link = newest_link(&stage, OLD, "/a/").await;
    look(&stage, &link, "/telephone-perdu/annuler").await;
    assert_eq!(
        follow(&stage, &link, "cancel_wait").await,
        "/telephone-perdu/annule"
    );
}

async fn look(stage: &Stage, link: &str, page: &str) {
    let before = stage.dump().await;
    let mut scanner = Browser::new(stage);
    for method in [Method::GET, Method::HEAD] {
        let answer = scanner.send(method.clone(), link, None).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.header("location"), page);
        for _ in 0..20 {
            let answer = scanner.send(method.clone(), page, None).await;
            assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
            assert!(!answer.body.contains(&link[3..]), "no token on the page");
        }
    }
    assert_eq!(stage.dump().await, before);
}

#[tokio::test]
async fn used_or_without_a_link_its_pages_say_how_to_go_on() {
    let stage = Stage::serve().await;
    let link = ask(&mut Browser::new(&stage)).await;
    for (page, function) in [
        ("/telephone-perdu", "begin_wait"),
        ("/telephone-perdu/annuler", "cancel_wait"),
    ] {
        let mut browser = Browser::new(&stage);
        let answer = browser.get(page).await;
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.body.contains("href=\"/connexion\""));
        assert_eq!(browser.post(function, "").await, page);
    }
    follow(&stage, &link, "begin_wait").await;
    assert_eq!(
        follow(&stage, &link, "begin_wait").await,
        "/telephone-perdu"
    );
}

#[tokio::test]
async fn its_pages_lead_on_who_waits_in_vain_and_who_asked_for_nothing() {
    let stage = Stage::serve().await;
    let mut owner = Browser::new(&stage);
    let link = ask(&mut owner).await;
    let waiting = owner.get("/connexion/telephone-perdu/e-mail").await.body;
    assert!(waiting.contains("href=\"/connexion\""), "{waiting}");
    let mut elsewhere = Browser::new(&stage);
    elsewhere.get(&link).await;
    let asked = elsewhere.get("/telephone-perdu").await.body;
    assert!(asked.contains("href=\"/mot-de-passe-oublie\""), "{asked}");
    assert!(asked.contains("Changer de mot de passe"), "{asked}");
    // While one waits there is nothing to sign in for.
    elsewhere.post("begin_wait", "").await;
    let begun = elsewhere.get("/telephone-perdu/attente").await.body;
    assert!(
        begun.contains(r#"href="/" class="button button--secondary""#),
        "{begun}"
    );
    assert!(
        !begun.contains(r#"href="/connexion" class="button"#),
        "{begun}"
    );
}

#[tokio::test]
async fn only_the_password_tells_anything() {
    let stage = Stage::serve().await;
    let link = ask(&mut Browser::new(&stage)).await;
    follow(&stage, &link, "begin_wait").await;
    let mut stranger = Browser::new(&stage);
    for page in [
        "/connexion/telephone-perdu",
        "/connexion/telephone-perdu/code",
    ] {
        let answer = stranger.get(page).await;
        assert_eq!(answer.header("location"), "/connexion");
    }
    let form = "email=patient%40exemple.fr&password=Faux2026x&invitation=";
    assert_eq!(stranger.post("sign_in", form).await, "/connexion");
    let mut owner = Browser::new(&stage);
    assert_eq!(
        owner.give_password(PATIENT).await,
        "/connexion/telephone-perdu"
    );
    let page = owner.get("/connexion/telephone-perdu").await;
    assert!(page.body.contains("Il faut attendre jusqu’au"));
    // The code of the new number has its own time, which is told before it runs.
    assert!(
        page.body.contains("Connectez-vous entre le"),
        "{}",
        page.body
    );
    assert!(page.body.contains(SUMMARY), "{}", page.body);
    // Another number is refused: the page says until when.
    let led = owner
        .post("replace_lost_phone", "phone=06+39+98+77+45")
        .await;
    assert_eq!(led, "/connexion/telephone-perdu");
}

#[tokio::test]
async fn once_cancelled_the_code_is_what_is_due() {
    let stage = Stage::serve().await;
    let link = ask(&mut Browser::new(&stage)).await;
    follow(&stage, &link, "begin_wait").await;
    let mut owner = Browser::new(&stage);
    owner.give_password(PATIENT).await;
    let led = owner.post("keep_phone", "").await;
    assert_eq!(led, "/connexion/telephone-perdu?fait=annule");
    let page = owner.get(&led).await;
    assert!(
        page.body
            .contains(r#"href="/connexion/code" class="button""#),
        "{}",
        page.body
    );
    assert!(!page.body.contains("/api/replace_lost_phone"));
    // Whoever ended it because it was not theirs is told of the password, and by no word that another phone is theirs.
    assert!(page.body.contains("La demande est annulée"));
    assert!(page.body.contains("href=\"/mot-de-passe-oublie\""));
    assert!(!page.body.contains("ancien mobile"), "{}", page.body);
}

#[tokio::test]
async fn the_new_number_s_code_replaces_the_old_one() {
    let stage = Stage::serve().await;
    let link = ask(&mut Browser::new(&stage)).await;
    follow(&stage, &link, "begin_wait").await;
    stage.demo.doors().clock.advance(72 * HOUR).unwrap();
    let mut owner = Browser::new(&stage);
    assert_eq!(
        owner.give_password(PATIENT).await,
        "/connexion/telephone-perdu"
    );
    let page = owner.get("/connexion/telephone-perdu").await;
    assert!(page.body.contains(SUMMARY), "{}", page.body);
    let code = newest(&stage, NEW).await;
    let form = format!("code={}&invitation=", &code[..6]);
    let led = owner.post("enter_code", &form).await;
    assert_eq!(led, "/telephone-perdu/remplace");
    assert!(newest(&stage, OLD).await.contains("un autre mobile"));
    assert_eq!(owner.get("/accueil").await.status, StatusCode::OK);
}
