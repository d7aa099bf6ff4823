//! The page where a record is shared, without JavaScript.

use app::routes;
use axum::http::StatusCode;
use domain::{
    account::{Language, Role, password::NewPassword, phone::MobileNumber},
    actor::{Actor, Practitioner},
    ids::RecordId,
    record::person::{Person, Sex},
};
use services::seed::NewAccount;

use crate::{stage::Stage, visitor::Visitor};

const EMAIL: &str = "nom@exemple.fr";

/// A practitioner whose name would be markup, and a record of theirs.
async fn named_like_markup(stage: &Stage) -> (Practitioner, RecordId) {
    let name = "Dr </textarea><b id=x>A&B";
    let seeded = stage.services.seed_account(NewAccount {
        role: Role::Practitioner,
        email: EMAIL.parse().unwrap(),
        phone: MobileNumber::parse("+33639980099").unwrap(),
        password: NewPassword::parse("Calepin2026").unwrap(),
        first_name: "A".into(),
        family_name: "B".into(),
        language: Language::French,
        practitioner: Some([name, "Pédiatre", "Nantes", "99700000013"].map(String::from)),
    });
    let account = seeded.await.unwrap();
    let Actor::Practitioner(by) = Actor::of(account, Role::Practitioner, true) else {
        unreachable!()
    };
    let holder = Person {
        family_name: "PETIT".into(),
        used_name: None,
        first_name: "Zoé".into(),
        sex: Sex::Female,
        birth_date: "2020-02-29".parse().unwrap(),
    };
    let record = stage.services.seed_record(account, holder, None, vec![]);
    (by, record.await.unwrap())
}

#[tokio::test]
async fn the_sms_is_text_whatever_the_names_in_it() {
    let stage = Stage::serve().await;
    let (by, record) = named_like_markup(&stage).await;
    stage.services.share.issue(&by, record).await.unwrap();
    let visitor = Visitor::signed_in(&stage, EMAIL).await;
    let page = visitor.get(&routes::sharing(record)).await;
    assert_eq!(page.status, StatusCode::OK);
    let said = "Dr &lt;/textarea>&lt;b id=x>A&amp;B vous transmet le carnet de vaccination de Zoé. Lien \
                personnel, valable jusqu'au ";
    assert!(page.body.contains(said), "{}", page.body);
    assert!(!page.body.contains("<b id=x>"), "{}", page.body);
}

#[tokio::test]
async fn the_qr_code_stands_and_can_be_hidden() {
    let stage = Stage::serve().await;
    let (by, record) = named_like_markup(&stage).await;
    let visitor = Visitor::signed_in(&stage, EMAIL).await;
    let page = visitor.get(&routes::sharing(record)).await;
    assert!(!page.body.contains("Masquer le QR-code"));
    stage.services.share.issue(&by, record).await.unwrap();
    let page = visitor.get(&routes::sharing(record)).await;
    assert!(
        page.body.contains("<details open class=\"hiding\""),
        "{}",
        page.body
    );
    assert!(page.body.contains("Masquer le QR-code"), "{}", page.body);
}

#[tokio::test]
async fn too_many_new_links_are_refused_as_a_whole_and_at_no_field() {
    let stage = Stage::serve().await;
    let (by, record) = named_like_markup(&stage).await;
    for _ in 0..20 {
        stage.services.share.renew(&by, record).await.unwrap();
    }
    let mut visitor = Visitor::signed_in(&stage, EMAIL).await;
    let answer = visitor
        .post("/api/renew_invitation", &format!("record={record}"))
        .await;
    assert_eq!(answer.header("location"), routes::sharing(record).as_str());
    visitor.take(&answer);
    let page = visitor.get(&routes::sharing(record)).await.body;
    let said = "<p>Beaucoup de demandes en peu de temps. Réessayez dans 24\u{a0}heures.</p>";
    assert!(page.contains(said), "{page}");
    assert!(!page.contains("aria-invalid=\"true\""), "{page}");
}
