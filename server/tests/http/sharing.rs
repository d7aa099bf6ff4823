//! The page where a record is shared, without JavaScript.

use app::routes;
use axum::http::StatusCode;
use domain::{actor::Practitioner, ids::RecordId};

use crate::{browser::Browser, stage::Stage};

const EMAIL: &str = "nom@exemple.fr";

/// A practitioner whose name would be markup, and a record of theirs.
async fn named_like_markup(stage: &Stage) -> (Practitioner, RecordId) {
    let name = "Dr </textarea><b id=x>A&B";
    let by = stage.practitioner(name, EMAIL, "99700000013").await;
    let record = stage.record(&by, "Zoé").await;
    (by, record)
}

#[tokio::test]
async fn the_sms_is_text_whatever_the_names_in_it() {
    let stage = Stage::serve().await;
    let (by, record) = named_like_markup(&stage).await;
    stage.services.share.issue(&by, record).await.unwrap();
    let mut browser = Browser::signed_in(&stage, EMAIL).await;
    let page = browser.get(&routes::sharing(record)).await;
    assert_eq!(page.status, StatusCode::OK);
    let said = "Dr &lt;/textarea>&lt;b id=x>A&amp;B partage avec vous le carnet de vaccination de Zoé. \
                Lien personnel, valable jusqu'au ";
    assert!(page.body.contains(said), "{}", page.body);
    assert!(!page.body.contains("<b id=x>"), "{}", page.body);
}

#[tokio::test]
async fn the_qr_code_stands_and_can_be_hidden() {
    let stage = Stage::serve().await;
    let (by, record) = named_like_markup(&stage).await;
    let mut browser = Browser::signed_in(&stage, EMAIL).await;
    let page = browser.get(&routes::sharing(record)).await;
    assert!(!page.body.contains("Masquer le QR-code"));
    stage.services.share.issue(&by, record).await.unwrap();
    let page = browser.get(&routes::sharing(record)).await;
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
    let mut browser = Browser::signed_in(&stage, EMAIL).await;
    let answer = browser
        .submit("renew_invitation", &format!("record={record}"))
        .await;
    assert_eq!(answer.header("location"), routes::sharing(record).as_str());
    let page = browser.get(&routes::sharing(record)).await.body;
    let said = "<p>Beaucoup de demandes en peu de temps. Réessayez dans 24\u{a0}heures.</p>";
    assert!(page.contains(said), "{page}");
    assert!(!page.contains("aria-invalid=\"true\""), "{page}");
}
