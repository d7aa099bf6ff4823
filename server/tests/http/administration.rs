//! The administrator's pages, and that of practitioners who wait, without JavaScript.

use app::routes;
use axum::http::StatusCode;
use services::By;

use crate::{stage::Stage, visitor::Visitor};

const ADMINISTRATOR: &str = "admin@exemple.fr";
/// Waits, with a number that can be one.
const PHARMACIST: &str = "pharmacien@exemple.fr";
/// Waits, with a number that cannot.
const NURSE: &str = "infirmiere@exemple.fr";

/// The page of whoever waits under this name.
async fn application_of(stage: &Stage, name: &str) -> (String, String) {
    let waiting = stage.services.administration.waiting(By::CommandLine, 10);
    let waiting = waiting.await.unwrap();
    let found = waiting.iter().find(|one| one.name == name).unwrap();
    let form = format!("practitioner={}", found.account);
    (routes::application(found.account), form)
}

#[tokio::test]
async fn an_administrator_sees_who_waits_and_what_has_not_left() {
    let stage = Stage::serve().await;
    let administrator = Visitor::signed_in(&stage, ADMINISTRATOR).await;
    let page = administrator.get(routes::ADMINISTRATION).await;
    assert_eq!(page.status, StatusCode::OK);
    for said in [
        "Hugo Bernard",
        "Inès Moreau",
        "clé de contrôle fausse",
        "Tout est parti.",
    ] {
        assert!(page.body.contains(said), "{said}");
    }
    // A code that nobody has delivered yet, and an e-mail that no relay takes.
    let form = "email=patient%40exemple.fr&password=Calepin2026&invitation=";
    Visitor::nobody(&stage).post("/api/sign_in", form).await;
    let shared = stage.shared_record().await;
    let to = "parent@nulle-part.invalid".parse().unwrap();
    stage
        .services
        .share
        .email(&shared.practitioner, shared.record, &to)
        .await
        .unwrap();
    let page = administrator.get(routes::ADMINISTRATION).await;
    assert!(page.body.contains("en attente"), "{}", page.body);
    stage.services.outbox.deliver().await.unwrap();
    let page = administrator.get(routes::ADMINISTRATION).await;
    assert!(page.body.contains("refusé, mis de côté"), "{}", page.body);
    assert!(page.body.contains("550 no such domain"), "{}", page.body);
    for secret in ["nulle-part", "patient@", "63998"] {
        assert!(!page.body.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn approving_lets_a_practitioner_in_at_once() {
    let stage = Stage::serve().await;
    let pharmacist = Visitor::signed_in(&stage, PHARMACIST).await;
    let led = pharmacist.get(routes::PATIENT_LIST).await;
    assert_eq!(led.header("location"), routes::APPROVAL);
    let page = pharmacist.get(routes::APPROVAL).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("attend d’être approuvée"),
        "{}",
        page.body
    );

    let administrator = Visitor::signed_in(&stage, ADMINISTRATOR).await;
    let (page, form) = application_of(&stage, "Hugo Bernard").await;
    assert!(administrator.get(&page).await.body.contains("99700000021"));
    let answer = administrator.post("/api/approve_practitioner", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/administration?fait=approuve");
    // Twice is once.
    let again = administrator.post("/api/approve_practitioner", &form).await;
    assert_eq!(again.header("location"), "/administration?fait=deja");
    assert_eq!(administrator.get(&page).await.status, StatusCode::NOT_FOUND);

    assert_eq!(
        pharmacist.get(routes::PATIENT_LIST).await.status,
        StatusCode::OK
    );
    let led = pharmacist.get(routes::APPROVAL).await;
    assert_eq!(led.header("location"), routes::PATIENT_LIST);
}

#[tokio::test]
async fn refusing_asks_for_a_reason_and_tells_it() {
    let stage = Stage::serve().await;
    let administrator = Visitor::signed_in(&stage, ADMINISTRATOR).await;
    let (page, form) = application_of(&stage, "Inès Moreau").await;
    // A number that nobody bears cannot be approved, whatever the page offers.
    let shown = administrator.get(&page).await;
    assert!(
        !shown.body.contains("/api/approve_practitioner"),
        "{}",
        shown.body
    );
    let answer = administrator.call("/api/approve_practitioner", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);

    let answer = administrator.post("/api/refuse_practitioner", &form).await;
    assert_eq!(answer.header("location"), page);
    let reason = format!("{form}&reason=Num%C3%A9ro+inconnu.");
    let answer = administrator
        .post("/api/refuse_practitioner", &reason)
        .await;
    assert_eq!(answer.header("location"), "/administration?fait=refuse");

    let nurse = Visitor::signed_in(&stage, NURSE).await;
    let page = nurse.get(routes::APPROVAL).await;
    assert!(page.body.contains("Numéro inconnu."), "{}", page.body);
    assert_eq!(
        nurse.get(routes::PATIENT_LIST).await.header("location"),
        routes::APPROVAL
    );
}

#[tokio::test]
async fn the_pages_are_nobody_elses() {
    let stage = Stage::serve().await;
    let (application, _) = application_of(&stage, "Hugo Bernard").await;
    for (email, status) in [
        ("medecin@exemple.fr", StatusCode::NOT_FOUND),
        ("patient@exemple.fr", StatusCode::NOT_FOUND),
        (PHARMACIST, StatusCode::NOT_FOUND),
    ] {
        let visitor = Visitor::signed_in(&stage, email).await;
        for page in [routes::ADMINISTRATION, &application] {
            let answer = visitor.get(page).await;
            assert_eq!(answer.status, status, "{email} {page}");
            assert!(!answer.body.contains("Hugo"), "{email} {page}");
        }
    }
    let administrator = Visitor::signed_in(&stage, ADMINISTRATOR).await;
    for page in [routes::PATIENT_LIST, routes::PATIENT_HOME, routes::APPROVAL] {
        let answer = administrator.get(page).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
}
