//! Acts, entered without JavaScript: what is typed is never lost, never in an address, never entered twice.

use app::routes;
use axum::http::StatusCode;
use domain::{ids::FormId, record::vaccination::Vaccination};

use crate::{
    browser::Browser,
    stage::{Answer, SharedRecord, Stage},
};

const DOCTOR: &str = "autre.medecin@exemple.fr";

async fn acts(stage: &Stage, shared: &SharedRecord) -> Vec<Vaccination> {
    let records = &stage.services.record;
    let sheet = records.for_practitioner(&shared.practitioner, shared.record);
    sheet.await.unwrap().vaccinations
}

/// A form as its page has it, filled in.
fn form(shared: &SharedRecord, page: &Answer, more: &str) -> String {
    let sent = page.body.split("name=\"form\" value=\"").nth(1).unwrap();
    let sent = &sent[..36];
    assert!(sent.parse::<FormId>().is_ok(), "{sent}");
    format!("record={}&form={sent}&{more}", shared.record)
}

#[tokio::test]
async fn a_form_that_is_posted_twice_enters_one_act() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let page = routes::new_act(shared.record);
    let shown = doctor.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    let filled = "vaccine=priorix&occurred_on=15042022&source=seen-on-proof&then=next";
    let filled = form(&shared, &shown, filled);
    for _ in 0..2 {
        let answer = doctor.submit("enter_act", &filled).await;
        assert_eq!(answer.header("location"), routes::done(&page, "acte"));
    }
    assert_eq!(acts(&stage, &shared).await.len(), 1);
    let shown = doctor.get(&routes::done(&page, "acte")).await;
    assert!(shown.body.contains("PRIORIX du 15/04/2022 enregistré."));
    let finish = "vaccine=nimenrix&occurred_on=15042022&source=performed&then=finish";
    let finish = form(&shared, &shown, finish);
    let answer = doctor.submit("enter_act", &finish).await;
    let record = routes::patient_record(shared.record);
    assert_eq!(answer.header("location"), routes::done(&record, "actes"));
    assert_eq!(acts(&stage, &shared).await.len(), 2);
}

#[tokio::test]
async fn looking_for_a_vaccine_enters_nothing_and_keeps_what_was_typed() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let page = routes::new_act(shared.record);
    let shown = doctor.get(&page).await;
    let looked =
        "vaccine=priorx&occurred_on=15042022&source=seen-on-proof&lot_number=A21CC&then=search";
    let looked = form(&shared, &shown, looked);
    let answer = doctor.submit("enter_act", &looked).await;
    assert_eq!(answer.header("location"), page);
    let shown = doctor.get(&page).await;
    for said in [
        "value=\"priorx\"",
        "value=\"15/04/2022\"",
        "value=\"A21CC\"",
        "value=\"priorix\"",
    ] {
        assert!(shown.body.contains(said), "{said}");
    }
    assert!(acts(&stage, &shared).await.is_empty());
    // What was chosen for other words than those that are sent is no choice.
    let other_words =
        "vaccine=rouv&searched=priorx&product=priorix&occurred_on=15042022&source=performed";
    let other_words = form(&shared, &shown, other_words);
    let answer = doctor.submit("enter_act", &other_words).await;
    assert_eq!(answer.header("location"), page);
    assert!(acts(&stage, &shared).await.is_empty());
}

#[tokio::test]
async fn an_act_that_was_changed_meanwhile_is_shown_as_it_is_with_what_was_typed() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let act = shared.act(&stage).await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let page = routes::act(shared.record, act);
    let change = |comment: &str| {
        format!(
            "record={}&act_id={act}&version=1&vaccine=priorix&product=priorix&occurred_on=01032021\
             &source=performed&comment={comment}&then=record",
            shared.record
        )
    };
    let answer = doctor.submit("change_act", &change("premier")).await;
    let record = routes::patient_record(shared.record);
    assert_eq!(answer.header("location"), routes::done(&record, "modifie"));
    let answer = doctor.submit("change_act", &change("second")).await;
    assert_eq!(answer.header("location"), page);
    let shown = doctor.get(&page).await;
    assert!(shown.body.contains("a modifié cet acte"), "{}", shown.body);
    assert!(shown.body.contains("value=\"second\""), "{}", shown.body);
    assert!(
        shown.body.contains("name=\"version\" value=\"2\""),
        "{}",
        shown.body
    );
    assert_eq!(
        acts(&stage, &shared).await[0].comment.as_deref(),
        Some("premier")
    );
}

#[tokio::test]
async fn what_the_record_seems_to_have_is_named() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    shared.act(&stage).await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let page = routes::new_act(shared.record);
    let shown = doctor.get(&page).await;
    let again = "vaccine=m-m-rvaxpro&occurred_on=01032021&source=seen-on-proof&then=next";
    let answer = doctor
        .submit("enter_act", &form(&shared, &shown, again))
        .await;
    assert_eq!(answer.header("location"), page);
    let shown = doctor.get(&page).await;
    let said = "Ce carnet contient déjà un acte contre les mêmes maladies\u{a0}: PRIORIX, le\u{a0}01/03/2021.";
    assert!(shown.body.contains(said), "{}", shown.body);
    assert_eq!(acts(&stage, &shared).await.len(), 1);
}

#[tokio::test]
async fn an_act_s_page_tells_whose_it_is_who_gave_it_and_that_it_was_removed() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let act = shared.act(&stage).await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let shown = doctor.get(&routes::act(shared.record, act)).await;
    for said in [
        "Petit Zoé, née le\u{a0}29/02/2020",
        "Réalisé par Dr Louise Weber",
    ] {
        assert!(shown.body.contains(said), "{said}: {}", shown.body);
    }
    let reason = format!(
        "record={}&act_id={act}&version=1&reason=Mauvais+carnet",
        shared.record
    );
    let answer = doctor.submit("withdraw_act", &reason).await;
    let record = doctor.get(answer.header("location")).await;
    let said = "L’acte PRIORIX du 01/03/2021 est retiré du carnet.";
    assert!(record.body.contains(said), "{}", record.body);
}

#[tokio::test]
async fn the_pages_of_acts_are_nobody_elses() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let act = shared.act(&stage).await;
    for email in [
        "medecin@exemple.fr",
        "patient@exemple.fr",
        "admin@exemple.fr",
    ] {
        let mut browser = Browser::signed_in(&stage, email).await;
        for page in [
            routes::new_act(shared.record),
            routes::act(shared.record, act),
        ] {
            let answer = browser.get(&page).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{email} {page}");
            assert!(!answer.body.contains("PRIORIX"), "{email} {page}");
        }
    }
}
