//! Registering over HTTP, without JavaScript: what is answered tells nobody whether an address has an account, the pages
//! are as they must be before anything runs in the browser, and looking at a link changes nothing.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::{
    browser::{Browser, newest, newest_link},
    stage::{ORIGIN, Stage, request},
};

const KNOWN: &str = "patient@exemple.fr";
const UNKNOWN: &str = "nouvelle@exemple.fr";
const NOT_HERE: &str = "/inscription/ailleurs";

impl Browser<'_> {
    async fn register(&mut self, email: &str) -> String {
        self.register_at("register", email).await
    }

    /// By the form of a patient or of a practitioner.
    async fn register_at(&mut self, function: &str, email: &str) -> String {
        let form = format!(
            "first_name=Nadia&family_name=Nouvelle&email={email}&password=Calepin2026&confirmation=Calepin2026\
             &invitation=&rpps=99700000021&profession=Sage-femme&workplace=Nantes"
        );
        self.post(function, &form).await
    }
}

fn id_of(page: &str) -> &str {
    page.split('/').nth(2).unwrap()
}

/// Everything that somebody who registers is answered, without what is theirs alone; and how long what might tell took.
async fn answers(
    stage: &Stage,
    function: &str,
    email: &str,
    number: &str,
) -> (Vec<String>, [Duration; 2]) {
    let mut browser = Browser::new(stage);
    let mut told = vec![];
    let started = now();
    let mobile = browser.register_at(function, email).await;
    let begun = started.elapsed();
    let id = id_of(&mobile).to_owned();
    let mut tell = |answer: String| {
        let answer = answer.replace(&id, "{id}").replace(email, "{email}");
        told.push(without_nonces(&answer));
    };
    tell(mobile.clone());
    tell(page(&mut browser, &mobile).await);
    let code_page = browser
        .post("give_number", &format!("registration={id}&phone={number}"))
        .await;
    tell(code_page.clone());
    tell(page(&mut browser, &code_page).await);
    let code = newest(stage, &format!("+33{}", &number[1..])).await;
    let form = format!("registration={id}&code={}", &code[..6]);
    let started = now();
    let mail_page = browser.post("enter_number_code", &form).await;
    let entered = started.elapsed();
    tell(mail_page.clone());
    tell(page(&mut browser, &mail_page).await);
    tell(
        browser
            .post("resend_mail", &format!("registration={id}"))
            .await,
    );
    tell(
        browser
            .post("finish_registration", &format!("registration={id}"))
            .await,
    );
    tell(page(&mut browser, &format!("/inscription/{id}")).await);
    (told, [begun, entered])
}

#[expect(clippy::disallowed_methods, reason = "the test is about real time")]
fn now() -> Instant {
    Instant::now()
}

async fn page(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    format!("{} {}", answer.status, answer.body)
}

/// A page without what is drawn anew for each: the nonce, the seconds that run, and what is packed for the browser.
fn without_nonces(page: &str) -> String {
    let mut text = String::new();
    for line in page.split('<') {
        let varies = line.starts_with("script")
            || line.starts_with("style")
            || line.contains("role=\"timer\"");
        text.push_str(if varies { "…" } else { line });
        text.push('<');
    }
    text
}

/// A patient's form, and a practitioner's.
const FORMS: [&str; 2] = ["register", "register_practitioner"];

#[tokio::test]
async fn whether_an_address_is_known_shows_nowhere() {
    for function in FORMS {
        no_answer_tells(function).await;
    }
}

async fn no_answer_tells(function: &str) {
    let stage = Stage::demo().await;
    let (unknown, _) = answers(&stage, function, UNKNOWN, "0639981001").await;
    let (known, _) = answers(&stage, function, KNOWN, "0639981002").await;
    for (unknown, known) in unknown.iter().zip(&known) {
        let known = known.replace("qui finit par\u{a0}02", "qui finit par\u{a0}01");
        assert_eq!(*unknown, known);
    }
    assert!(
        unknown[5].contains("Consultez vos e\u{2011}mails"),
        "{}",
        unknown[5]
    );
    assert!(newest(&stage, KNOWN).await.contains("a déjà un compte"));
    assert!(newest(&stage, UNKNOWN).await.contains("/confirmer/"));
}

/// The fastest of each is compared: whatever else the machine does only slows. It is given time to be quiet; a
/// difference of our own making stays.
#[tokio::test]
async fn nor_does_the_time() {
    const ROUNDS: usize = 400;
    let stage = Stage::demo().await;
    let mut fastest = [[Duration::MAX; 2]; 2];
    for n in 0..ROUNDS {
        // An hour: so that no limit is met.
        stage.demo.doors().clock.advance(3600).unwrap();
        let stranger = format!("nouvelle{n}@exemple.fr");
        for (which, email) in [stranger.as_str(), KNOWN].into_iter().enumerate() {
            let number = format!("063998{:04}", 2 * n + which);
            let (_, took) = answers(&stage, FORMS[n % 2], email, &number).await;
            for (step, took) in took.into_iter().enumerate() {
                fastest[step][which] = fastest[step][which].min(took);
            }
        }
        let alike = |[unknown, known]: &[Duration; 2]| {
            let bound = (*unknown.max(known) / 5).max(Duration::from_millis(2));
            unknown.abs_diff(*known) < bound
        };
        if n >= 9 && fastest.iter().all(alike) {
            return;
        }
    }
    panic!("unknown and known, first and last step: {fastest:?}");
}

#[tokio::test]
async fn the_button_is_enabled_in_the_served_page() {
    let stage = Stage::serve().await;
    let page = stage.get("/inscription").await;
    assert_eq!(page.status, StatusCode::OK);
    let before = page.body.split("S'inscrire").next().unwrap();
    let button = before.rsplit("<button").next().unwrap();
    assert!(!button.contains("disabled"), "{button}");
    for rule in [
        "au moins 8\u{a0}caractères",
        "au moins un chiffre",
        "sans le début de votre adresse e\u{2011}mail (avant le @)",
    ] {
        assert!(page.body.contains(rule), "{rule}");
    }
}

#[tokio::test]
async fn no_password_comes_back() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    let form = "first_name=Nadia&family_name=&email=nadia%40exemple.fr&password=Secret2026x&confirmation=Secret2026x";
    let page = browser.post("register", form).await;
    assert_eq!(page, "/inscription");
    let page = browser.get(&page).await;
    assert!(page.body.contains("nadia@exemple.fr"), "{}", page.body);
    assert!(
        page.body.contains("Saisissez le nom de famille."),
        "{}",
        page.body
    );
    assert!(!page.body.contains("Secret2026x"));
}

#[tokio::test]
async fn the_confirmation_s_token_leaves_the_address_and_looking_confirms_nothing() {
    let stage = Stage::demo().await;
    answers(&stage, FORMS[0], UNKNOWN, "0639981001").await;
    let path = newest_link(&stage, UNKNOWN, "/confirmer/").await;
    let token = path.strip_prefix("/confirmer/").unwrap();
    let before = stage.dump().await;
    let mut elsewhere = Browser::new(&stage);
    for method in [Method::HEAD, Method::GET] {
        let entered = elsewhere.send(method, &path, None).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        assert_eq!(entered.header("location"), "/confirmer");
        assert_eq!(entered.header("cache-control"), "no-store");
        let shown = elsewhere.get("/confirmer").await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(shown.body.contains("Confirmer mon adresse e-mail"));
        assert!(!shown.body.contains(token));
    }
    assert_eq!(stage.dump().await, before);
    // In another browser than the one that registered: confirmed, and nobody is signed in.
    assert_eq!(elsewhere.post("confirm_email", "").await, "/confirmer");
    assert!(elsewhere.cookies.get("__Host-session").is_none());
    let told = elsewhere.get("/confirmer").await;
    assert!(told.body.contains("Revenez à la page où"), "{}", told.body);
    assert!(told.body.contains("stamp--success"), "{}", told.body);
    assert!(!told.body.contains("carnet à ajouter"), "{}", told.body);
    assert_ne!(stage.dump().await, before);
}

#[tokio::test]
async fn a_link_of_no_use_leads_to_the_sign_in_and_to_the_form() {
    let stage = Stage::serve().await;
    let told = stage.get("/confirmer").await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    for onward in [r#"href="/connexion""#, r#"href="/inscription""#] {
        assert!(told.body.contains(onward), "{onward}: {}", told.body);
    }
}

#[tokio::test]
async fn names_and_address_can_be_corrected_before_the_number_is_given() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    let mobile = browser.register(UNKNOWN).await;
    let page = browser.get(&mobile).await;
    assert!(page.body.contains("/api/start_again"), "{}", page.body);
    let form = format!("registration={}", id_of(&mobile));
    assert_eq!(browser.post("start_again", &form).await, "/inscription");
    let page = browser.get("/inscription").await;
    assert!(page.body.contains(UNKNOWN), "{}", page.body);
}

#[tokio::test]
async fn another_browser_has_nothing_of_a_registration() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    let mobile = browser.register(UNKNOWN).await;
    let id = id_of(&mobile);
    let mut other = Browser::new(&stage);
    for page in ["", "/mobile", "/code", "/e-mail"] {
        let answer = other.get(&format!("/inscription/{id}{page}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.header("location"), NOT_HERE);
    }
    let form = format!("registration={id}&phone=0639981001");
    assert_eq!(other.post("give_number", &form).await, NOT_HERE);
    let form = format!("registration={id}");
    assert_eq!(other.post("start_again", &form).await, NOT_HERE);
    assert_eq!(other.post("finish_registration", &form).await, NOT_HERE);
    assert_eq!(other.post("abandon_registration", &form).await, NOT_HERE);
    let told = other.get(NOT_HERE).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    assert!(told.body.contains("href=\"/inscription\""));
}

/// A form of none could be shown again on no page.
#[tokio::test]
async fn what_names_no_registration_is_kept_nowhere() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    for registration in ["", "x", "%00"] {
        for (function, typed) in [
            ("give_number", "phone=12"),
            ("enter_number_code", "code=12"),
            ("resend_number_code", ""),
            ("resend_mail", ""),
            ("finish_registration", ""),
            ("start_again", ""),
            ("abandon_registration", ""),
        ] {
            let form = format!("registration={registration}&{typed}");
            assert_eq!(browser.post(function, &form).await, NOT_HERE, "{function}");
        }
    }
    assert_eq!(stage.ids_of("draft", "digest").await, [""; 0]);
}

#[tokio::test]
async fn where_it_is_not_the_invitation_is_kept() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    browser.register(UNKNOWN).await;
    let shared = stage.shared_record().await;
    let mut other = Browser::new(&stage);
    other.get(&shared.link()).await;
    let told = other.get(NOT_HERE).await;
    assert!(
        told.body
            .contains(&format!("href=\"{}/inscription\"", shared.page)),
        "{}",
        told.body
    );
}

#[tokio::test]
async fn abandoned_nothing_of_it_stays() {
    let stage = Stage::serve().await;
    let before = stage.dump_but(&["throttle"]).await;
    let mut browser = Browser::new(&stage);
    let mobile = browser.register(UNKNOWN).await;
    let id = id_of(&mobile);
    let answer = browser
        .send(
            Method::POST,
            "/api/abandon_registration",
            Some(&format!("registration={id}")),
        )
        .await;
    assert_eq!(answer.header("location"), "/inscription?fait=abandonne");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    let expired = format!("__Host-reg-{id}=; Max-Age=0;");
    assert!(
        answer
            .cookies()
            .iter()
            .any(|cookie| cookie.starts_with(&expired)),
        "{answer:?}"
    );
    let page = browser.get("/inscription?fait=abandonne").await;
    assert!(page.body.contains("abandonnée"));
    assert!(!page.body.contains("Nadia") && !page.body.contains(UNKNOWN));
    assert_eq!(stage.dump_but(&["throttle"]).await, before);
}

#[tokio::test]
async fn a_program_is_told_by_status() {
    let stage = Stage::serve().await;
    let request = request(Method::POST, "/api/register")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let mut request = request.body(Body::from("email=x")).unwrap();
    request
        .headers_mut()
        .insert(header::ACCEPT, "application/octet-stream".parse().unwrap());
    let answer = stage.send(request).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_practitioner_waits_for_an_administrator() {
    let stage = Stage::demo().await;
    let mut browser = Browser::new(&stage);
    let wrong = "first_name=Nadia&rpps=99700000022&profession=Sage-femme&password=Calepin2026";
    let page = browser.post("register_practitioner", wrong).await;
    assert_eq!(page, "/inscription/professionnel");
    let refused = browser.get(&page).await.body;
    for words in [
        "value=\"99700000022\"",
        "value=\"Sage-femme\"",
        "Ce numéro RPPS n’est pas valide. Vérifiez les 11\u{a0}chiffres sur votre carte.",
        "Saisissez votre lieu d’exercice.",
    ] {
        assert!(refused.contains(words), "{words}: {refused}");
    }
    assert!(!refused.contains("Calepin2026"));

    let mobile = browser.register_at("register_practitioner", UNKNOWN).await;
    let id = id_of(&mobile).to_owned();
    let form = format!("registration={id}&phone=0639981001");
    browser.post("give_number", &form).await;
    let code = newest(&stage, "+33639981001").await;
    let form = format!("registration={id}&code={}", &code[..6]);
    browser.post("enter_number_code", &form).await;
    let path = newest_link(&stage, UNKNOWN, "/confirmer/").await;
    browser.get(&path).await;
    // Home is where they may be: no page that leads on to it.
    assert_eq!(browser.post("confirm_email", "").await, "/approbation");
    let waits = browser.get("/approbation").await.body;
    assert!(waits.contains("attend d’être approuvée"), "{waits}");
}
