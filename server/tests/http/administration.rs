//! The administrator's pages, and that of practitioners who wait, without JavaScript.

use app::routes;
use axum::http::StatusCode;
use services::By;

use crate::{
    browser::Browser,
    stage::{NUMBER, Stage},
};

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
    (routes::practitioner(found.account), form)
}

#[tokio::test]
async fn an_administrator_sees_who_waits_and_what_has_not_left() {
    let stage = Stage::serve().await;
    let mut administrator = Browser::signed_in(&stage, ADMINISTRATOR).await;
    let page = administrator.get(routes::ADMINISTRATION).await;
    assert_eq!(page.status, StatusCode::OK);
    for said in [
        "Hugo Bernard",
        "Inès Moreau",
        "numéro non valide",
        "Tout est parti.",
    ] {
        assert!(page.body.contains(said), "{said}");
    }
    // A code that nobody has delivered yet, and an e-mail that no relay takes.
    Browser::new(&stage)
        .give_password("patient@exemple.fr")
        .await;
    let shared = stage.shared_record().await;
    let to = "parent@nulle-part.invalid".parse().unwrap();
    stage
        .services
        .share
        .email(&shared.practitioner, shared.record, &to)
        .await
        .unwrap();
    let page = administrator.get(routes::ADMINISTRATION).await;
    assert!(page.body.contains("En attente"), "{}", page.body);
    stage.services.outbox.deliver().await.unwrap();
    let page = administrator.get(routes::ADMINISTRATION).await;
    assert!(page.body.contains("Refusé, mis de côté"), "{}", page.body);
    assert!(page.body.contains("550 no such domain"), "{}", page.body);
    for secret in ["nulle-part", "patient@", NUMBER] {
        assert!(!page.body.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn approving_lets_a_practitioner_in_at_once() {
    let stage = Stage::serve().await;
    let mut pharmacist = Browser::signed_in(&stage, PHARMACIST).await;
    let led = pharmacist.get(routes::PATIENT_LIST).await;
    assert_eq!(led.header("location"), routes::APPROVAL);
    let page = pharmacist.get(routes::APPROVAL).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("attend d’être approuvée"),
        "{}",
        page.body
    );

    let mut administrator = Browser::signed_in(&stage, ADMINISTRATOR).await;
    let (page, form) = application_of(&stage, "Hugo Bernard").await;
    assert!(administrator.get(&page).await.body.contains("99700000021"));
    let answer = administrator.submit("approve_practitioner", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let done = answer.header("location");
    assert!(done.starts_with("/administration?fait=approuve&"), "{done}");
    let told = administrator.get(done).await;
    let said = "L’inscription de\u{a0}Hugo Bernard est approuvée.";
    assert!(told.body.contains(said), "{}", told.body);
    // Twice is once.
    let again = administrator.submit("approve_practitioner", &form).await;
    let done = again.header("location");
    assert!(done.starts_with("/administration?fait=deja&"), "{done}");
    let told = administrator.get(done).await;
    let said = "Cette inscription a déjà reçu une décision.";
    assert!(told.body.contains(said), "{}", told.body);
    let decided = administrator.get(&page).await;
    assert!(!decided.body.contains("/api/approve_practitioner"));
    assert!(
        decided
            .body
            .contains("Inscription approuvée (Nora Lefèvre)")
    );

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
    let mut administrator = Browser::signed_in(&stage, ADMINISTRATOR).await;
    let (page, form) = application_of(&stage, "Inès Moreau").await;
    // A number that nobody bears cannot be approved, whatever the page offers.
    let shown = administrator.get(&page).await;
    assert!(
        !shown.body.contains("/api/approve_practitioner"),
        "{}",
        shown.body
    );
    let answer = administrator.call("approve_practitioner", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);

    let answer = administrator.submit("refuse_practitioner", &form).await;
    assert_eq!(answer.header("location"), page);
    let reason = format!("{form}&reason=Num%C3%A9ro+inconnu.");
    let answer = administrator.submit("refuse_practitioner", &reason).await;
    let done = answer.header("location");
    assert!(done.starts_with("/administration?fait=refuse&"), "{done}");
    let told = administrator.get(done).await;
    let said = "L’inscription d’Inès Moreau est refusée.";
    assert!(told.body.contains(said), "{}", told.body);
    // Anybody can write an address: what was not decided is not said.
    let (waits, _) = application_of(&stage, "Hugo Bernard").await;
    let waits = waits.rsplit('/').next().unwrap();
    let refused = done.rsplit('=').next().unwrap();
    for written in [
        "fait=refuse".to_owned(),
        "fait=refuse&sur=x".to_owned(),
        format!("fait=refuse&sur={waits}"),
        format!("fait=approuve&sur={refused}"),
        "fait=deja".to_owned(),
        format!("fait=deja&sur={waits}"),
    ] {
        let page = format!("/administration?{written}");
        let told = administrator.get(&page).await;
        assert_eq!(told.status, StatusCode::OK);
        assert!(
            !told.body.contains("role=\"status\""),
            "{page}: {}",
            told.body
        );
    }

    let mut nurse = Browser::signed_in(&stage, NURSE).await;
    let page = nurse.get(routes::APPROVAL).await;
    for said in ["Numéro inconnu.", "mailto:administration@exemple.fr"] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert_eq!(
        nurse.get(routes::PATIENT_LIST).await.header("location"),
        routes::APPROVAL
    );
}

#[tokio::test]
async fn revoking_ends_what_is_open_and_lets_nothing_more_be_done_at_once() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut doctor = Browser::signed_in(&stage, "autre.medecin@exemple.fr").await;
    let id = shared.practitioner.account();
    let page = routes::practitioner(id);
    let form = format!("practitioner={id}");
    let mut administrator = Browser::signed_in(&stage, ADMINISTRATOR).await;
    let listed = administrator.get(routes::PRACTITIONERS).await;
    assert!(listed.body.contains(&page), "{}", listed.body);
    assert!(
        administrator
            .get(&page)
            .await
            .body
            .contains("/api/revoke_practitioner")
    );

    let answer = administrator.submit("revoke_practitioner", &form).await;
    assert_eq!(answer.header("location"), page, "a reason is due");
    let reason = format!("{form}&reason=N%E2%80%99exerce+plus.");
    let answer = administrator.submit("revoke_practitioner", &reason).await;
    let done = answer.header("location");
    assert!(done.starts_with("/administration?fait=revoque&"), "{done}");
    let told = administrator.get(done).await;
    let said = "L’accès du\u{a0}Dr\u{a0}Louise Weber est retiré";
    assert!(told.body.contains(said), "{}", told.body);
    let read = administrator.get(&page).await;
    assert!(read.body.contains("<dd>Accès retiré</dd>"), "{}", read.body);
    let again = administrator.submit("revoke_practitioner", &reason).await;
    let done = again.header("location");
    assert!(done.starts_with("/administration?fait=deja&"), "{done}");

    let led = doctor.get(&routes::sharing(shared.record)).await;
    assert_eq!(led.header("location"), routes::APPROVAL);
    let read = doctor.get(routes::APPROVAL).await;
    for said in ["Votre accès professionnel a été retiré", "N’exerce plus."] {
        assert!(read.body.contains(said), "{said}: {}", read.body);
    }
    let record = format!("record={}", shared.record);
    let issued = doctor.call("renew_invitation", &record).await;
    assert!(
        issued.headers.contains_key("serverfnredirect"),
        "{issued:?}"
    );
    let mut invited = Browser::new(&stage);
    let opened = invited.open(&shared).await;
    assert_eq!(opened.status, StatusCode::GONE);

    let answer = administrator.submit("reconsider_practitioner", &form).await;
    let done = answer.header("location");
    assert!(
        done.starts_with("/administration?fait=reexamine&"),
        "{done}"
    );
    let waits = doctor.get(routes::APPROVAL).await;
    assert!(
        waits.body.contains("attend d’être approuvée"),
        "{}",
        waits.body
    );
    assert!(
        administrator
            .get(routes::ADMINISTRATION)
            .await
            .body
            .contains(&page)
    );
}

#[tokio::test]
async fn a_number_that_another_account_bears_is_told_to_the_administrator() {
    let stage = Stage::serve().await;
    let (page, _) = application_of(&stage, "Hugo Bernard").await;
    let mut administrator = Browser::signed_in(&stage, ADMINISTRATOR).await;
    let warning = "Ce numéro RPPS est aussi celui d’un autre compte";
    assert!(!administrator.get(&page).await.body.contains(warning));
    stage
        .practitioner("Jean Jumeau", "jumeau@exemple.fr", "99700000021")
        .await;
    let told = administrator.get(&page).await;
    assert!(told.body.contains(warning), "{}", told.body);
    assert!(told.body.contains("Jean Jumeau"), "{}", told.body);
}

#[tokio::test]
async fn who_comes_from_the_list_goes_back_there() {
    let stage = Stage::serve().await;
    let mut administrator = Browser::signed_in(&stage, ADMINISTRATOR).await;
    let (page, _) = application_of(&stage, "Hugo Bernard").await;
    let from_list = format!("{page}?depuis=liste");
    let list = administrator.get(routes::PRACTITIONERS).await;
    assert!(list.body.contains(&from_list), "{}", list.body);
    for (from, back) in [
        (page, routes::ADMINISTRATION),
        (from_list, routes::PRACTITIONERS),
    ] {
        let shown = administrator.get(&from).await.body;
        let before = shown.split("back-link").next().unwrap();
        let link = before.rsplit("<a ").next().unwrap();
        assert!(
            link.contains(&format!("href=\"{back}\"")),
            "{from}: {shown}"
        );
    }
}

#[tokio::test]
async fn the_pages_are_nobody_elses() {
    let stage = Stage::serve().await;
    // A message that waits is an administrator's to see, too.
    Browser::new(&stage)
        .give_password("patient@exemple.fr")
        .await;
    let (application, _) = application_of(&stage, "Hugo Bernard").await;
    for (email, status) in [
        ("medecin@exemple.fr", StatusCode::NOT_FOUND),
        ("patient@exemple.fr", StatusCode::NOT_FOUND),
        (PHARMACIST, StatusCode::NOT_FOUND),
    ] {
        let mut browser = Browser::signed_in(&stage, email).await;
        for page in [routes::ADMINISTRATION, routes::PRACTITIONERS, &application] {
            let answer = browser.get(page).await;
            assert_eq!(answer.status, status, "{email} {page}");
            for told in ["Hugo", "En attente"] {
                assert!(!answer.body.contains(told), "{email} {page} {told}");
            }
        }
    }
    let mut administrator = Browser::signed_in(&stage, ADMINISTRATOR).await;
    for page in [routes::PATIENT_LIST, routes::PATIENT_HOME, routes::APPROVAL] {
        let answer = administrator.get(page).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn a_lost_phone_of_an_administrator_is_the_operator_s_to_replace() {
    let stage = Stage::serve().await;
    for (email, form) in [(ADMINISTRATOR, false), (PHARMACIST, true)] {
        let mut browser = Browser::new(&stage);
        browser.give_password(email).await;
        let page = browser.get(routes::LOST_PHONE).await;
        assert_eq!(page.status, StatusCode::OK, "{email}");
        assert_eq!(page.body.contains("/api/replace_lost_phone"), form);
        assert_eq!(page.body.contains("qui fait fonctionner ce serveur"), !form);
    }
}
