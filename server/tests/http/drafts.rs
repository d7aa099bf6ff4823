//! A form that was refused is shown again; once one of its kind was accepted, nothing of the refusal is.

use app::routes;
use axum::http::StatusCode;

use crate::{
    browser::{Browser, newest},
    stage::Stage,
};

const DOCTOR: &str = "autre.medecin@exemple.fr";

#[tokio::test]
async fn a_renewed_invitation_says_nothing_of_an_address_before_it() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let (page, record) = (
        routes::sharing(shared.record),
        format!("record={}", shared.record),
    );
    let refused = format!("{record}&email=lucas%40");
    doctor.submit("email_invitation", &refused).await;
    assert!(
        doctor
            .get(&page)
            .await
            .body
            .contains("Cette adresse e\u{2011}mail n’est pas complète")
    );
    let answer = doctor.submit("renew_invitation", &record).await;
    assert_eq!(
        answer.header("location"),
        routes::done(&page, "renouvele").as_str()
    );
    let shown = doctor.get(&page).await.body;
    assert!(
        !shown.contains("Cette adresse e\u{2011}mail n’est pas complète"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_right_code_takes_the_wrong_one_s_refusal_away() {
    let stage = Stage::serve().await;
    let mut browser = Browser::new(&stage);
    let sign_in = "email=patient%40exemple.fr&password=Calepin2026";
    let page = browser.post("sign_in", sign_in).await;
    assert_eq!(browser.post("enter_code", "code=12").await, page);
    assert!(
        browser
            .get(&page)
            .await
            .body
            .contains("Saisissez les 6\u{a0}chiffres du code")
    );
    let code = newest(&stage, "+33639980002").await;
    browser
        .post("enter_code", &format!("code={}", &code[..6]))
        .await;
    // Signing out takes everything away: this is what a second sign-in beside it would see.
    let page = browser.post("sign_in", sign_in).await;
    let shown = browser.get(&page).await.body;
    assert!(
        !shown.contains("Saisissez les 6\u{a0}chiffres du code"),
        "{shown}"
    );
}

#[tokio::test]
async fn more_than_may_be_kept_are_refused_in_words() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, "medecin@exemple.fr").await;
    for _ in 0..60 {
        let found = doctor.post("search_patients", "q=durand").await;
        assert_eq!(found, routes::FOUND_PATIENTS);
    }
    let plain = doctor.submit("search_patients", "q=durand").await;
    assert_eq!(plain.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(plain.body.contains("peu de temps"), "{plain:?}");
    let live = doctor.call("search_patients", "q=durand").await;
    assert_eq!(live.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(live.body.contains("Beaucoup de demandes"), "{live:?}");
}
