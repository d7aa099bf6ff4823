//! Making and finding records over HTTP, without JavaScript: nothing typed is lost, nothing typed is in an address, and a
//! form that is posted twice makes one record.

use axum::http::StatusCode;

use crate::{
    browser::Browser,
    log,
    stage::{Answer, Stage},
};

const DOCTOR: &str = "medecin@exemple.fr";
/// Somebody whom no record is of yet.
const PAUL: &str = "family_name=no%C3%ABl&first_name=paul&sex=male&day=02052020&comment=calme";
/// Somebody whom a record of the demo is of.
const CAMILLE: &str = "family_name=durand&first_name=camille&sex=female&day=14032019";

/// The form of a new record, as its page has it.
async fn form_id(doctor: &mut Browser<'_>) -> String {
    let page = doctor.get("/patients/nouveau").await;
    assert_eq!(page.status, StatusCode::OK);
    let (_, value) = page.body.split_once("name=\"form\" value=\"").unwrap();
    value[..36].to_owned()
}

fn holds(page: &Answer, words: &[&str]) {
    for word in words {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
}

/// How many of the practitioner's patients are found so.
async fn found(doctor: &mut Browser<'_>, typed: &str) -> usize {
    let list = doctor.post("search_patients", &format!("q={typed}")).await;
    assert_eq!(list, "/patients?recherche=oui");
    let page = doctor.get(&list).await;
    page.body.matches("role=\"rowheader\"").count()
}

#[tokio::test]
async fn what_is_refused_comes_back_and_what_is_posted_twice_is_made_once() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let form = form_id(&mut doctor).await;
    let page = format!("/patients/nouveau/{form}");
    let incomplete = format!("form={form}&family_name=no%C3%ABl&day=31022020&comment=calme");
    assert_eq!(doctor.post("create_record", &incomplete).await, page);
    let refused = doctor.get(&page).await;
    holds(
        &refused,
        &[
            "value=\"noël\"",
            "value=\"calme\"",
            "value=\"31022020\"",
            "Saisissez le prénom.",
            "Choisissez le sexe.",
            "Cette date n’existe pas",
        ],
    );
    assert_eq!(found(&mut doctor, "noel").await, 0);
    let nameless = format!("form={form}&first_name=paul&sex=male&day=14032019");
    assert_eq!(doctor.post("create_record", &nameless).await, page);
    holds(
        &doctor.get(&page).await,
        &["Saisissez le nom de naissance."],
    );

    let complete = format!("form={form}&{PAUL}");
    let made = doctor.post("create_record", &complete).await;
    assert!(made.ends_with("?fait=cree"), "{made}");
    holds(
        &doctor.get(&made).await,
        &["Le carnet est créé.", "NOËL Paul"],
    );
    assert_eq!(doctor.post("create_record", &complete).await, made);
    assert_eq!(found(&mut doctor, "noel").await, 1);
    // The next form is another one, and empty.
    let next = doctor.get("/patients/nouveau").await;
    assert!(!next.body.contains(&form) && !next.body.contains("calme"));
}

#[tokio::test]
async fn a_form_that_is_none_of_ours_makes_no_record_and_is_kept_nowhere() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    for form in ["", "x", "%00"] {
        let posted = format!("form={form}&{PAUL}");
        let answer = doctor.submit("create_record", &posted).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{answer:?}");
    }
    assert_eq!(stage.ids_of("draft", "digest").await, [""; 0]);
    assert_eq!(found(&mut doctor, "noel").await, 0);
}

#[tokio::test]
async fn who_is_likely_the_same_is_shown_before_anything_is_made() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let form = form_id(&mut doctor).await;
    let typed = format!("form={form}&{CAMILLE}&comment=jumelle");
    let shown = doctor.post("create_record", &typed).await;
    assert_eq!(shown, format!("/patients/nouveau/{form}/ressemblance"));
    let page = doctor.get(&shown).await;
    holds(
        &page,
        &[
            "Vous avez déjà un carnet semblable",
            "DURAND Camille",
            "jumelle",
        ],
    );
    let back = doctor.get(&format!("/patients/nouveau/{form}")).await;
    holds(&back, &["value=\"durand\"", "value=\"jumelle\""]);
    assert_eq!(found(&mut doctor, "camille").await, 1);
    let made = doctor
        .post("create_record", &format!("{typed}&knowingly=on"))
        .await;
    assert!(made.ends_with("?fait=cree"), "{made}");
    assert_eq!(found(&mut doctor, "camille").await, 2);
    // It is done: the page of before leads to an empty form.
    let gone = doctor.get(&shown).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let form_again = doctor.get(gone.header("location")).await;
    assert!(!form_again.body.contains("jumelle"));
}

#[tokio::test]
async fn who_is_looked_for_is_in_no_address_and_begins_a_record() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    assert_eq!(found(&mut doctor, "durand").await, 1);
    assert_eq!(found(&mut doctor, "noel+paul").await, 0);
    let page = doctor.get("/patients?recherche=oui").await;
    holds(&page, &["value=\"noel paul\"", "Créer un carnet à ce nom"]);
    let begun = doctor.post("begin_record", "looked_for=noel+paul").await;
    assert!(begun.starts_with("/patients/nouveau/"), "{begun}");
    assert!(!begun.contains("noel"), "{begun}");
    let form = doctor.get(&begun).await;
    holds(&form, &["value=\"NOEL\"", "value=\"Paul\""]);
    // The list is everybody's again. And another browser of theirs knows nothing of it.
    let all = doctor.get("/patients").await;
    assert!(!all.body.contains("noel"));
    holds(&all, &["DURAND Camille", "PETIT Lucas"]);
    let mut elsewhere = Browser::signed_in(&stage, DOCTOR).await;
    let found = elsewhere.get("/patients?recherche=oui").await;
    assert!(!found.body.contains("noel"));
}

#[tokio::test]
async fn an_identity_is_corrected_until_the_record_has_an_owner() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let form = form_id(&mut doctor).await;
    let made = doctor
        .post("create_record", &format!("form={form}&{PAUL}"))
        .await;
    let record = made.strip_suffix("?fait=cree").unwrap();
    let page = format!("{record}/identite");
    let shown = doctor.get(&page).await;
    holds(&shown, &["value=\"NOËL\"", "value=\"calme\""]);
    let (_, seen) = shown.body.split_once("name=\"seen\" value=\"").unwrap();
    let seen = seen.split('"').next().unwrap();
    let id = record.strip_prefix("/patients/").unwrap();
    let typed = PAUL.replace("paul", "paulin");
    let correction = format!("record={id}&seen={seen}&{typed}");
    let done = doctor.post("correct_identity", &correction).await;
    assert_eq!(done, format!("{record}?fait=corrige"));
    holds(
        &doctor.get(&done).await,
        &["L’identité est corrigée.", "NOËL Paulin"],
    );
    // The page it came from is old: what was typed comes back beside what is kept now.
    let typed = PAUL.replace("paul", "pauline");
    let correction = format!("record={id}&seen={seen}&{typed}");
    assert_eq!(doctor.post("correct_identity", &correction).await, page);
    holds(
        &doctor.get(&page).await,
        &["corrigé ailleurs", "NOËL Paulin", "value=\"pauline\""],
    );

    let shared = stage.shared_record().await;
    let theirs = app::routes::identity(shared.record);
    assert_eq!(doctor.get(&theirs).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_noted_of_a_holder_stays_in_sight_of_practitioners_alone() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let form = form_id(&mut doctor).await;
    let optional = "birth_place=Nantes&email=famille%40exemple.fr&phone=0639980042";
    let made = doctor
        .post("create_record", &format!("form={form}&{PAUL}&{optional}"))
        .await;
    let record = made.strip_suffix("?fait=cree").unwrap();
    let noted = [
        "Lieu de naissance",
        "<bdi>Nantes</bdi>",
        "Adresse e-mail",
        "<bdi>famille@exemple.fr</bdi>",
        "Numéro de mobile",
        "<bdi>+33639980042</bdi>",
        "Commentaire",
        "<bdi>calme</bdi>",
    ];
    let shown = doctor.get(record).await;
    holds(&shown, &["id=\"notes\""]);
    holds(&shown, &noted);

    let id = record.strip_prefix("/patients/").unwrap();
    let sharing = doctor
        .post("issue_invitation", &format!("record={id}"))
        .await;
    let shown = doctor.get(&sharing).await.body;
    let (_, token) = shown.split_once("/p/").unwrap();
    let end = token.find(|c: char| !c.is_ascii_alphanumeric()).unwrap();
    let mut patient = Browser::signed_in(&stage, "patient@exemple.fr").await;
    let opened = patient.get(&format!("/p/{}", &token[..end])).await;
    let invitation = opened.header("location").to_owned();
    let invitation = invitation.strip_prefix("/invitation/").unwrap();
    let right = format!("invitation={invitation}&day=02&month=05&year=2020&attestation=on");
    let added = patient.post("add_record", &right).await;
    assert!(added.ends_with("/ajoute"), "{added}");

    let shared = doctor.get(record).await;
    holds(&shared, &["Partagé avec le patient"]);
    holds(&shared, &noted);
    // The whole answer, with the data that the page comes alive with.
    let theirs = patient.get(&format!("/carnets/{id}")).await;
    holds(&theirs, &["NOËL"]);
    for words in ["Nantes", "famille@", "39980042", "calme"] {
        assert!(!theirs.body.contains(words), "{words}: {}", theirs.body);
    }
    // Nothing was noted of this one, and nothing is said of notes.
    let list = doctor.get("/patients").await.body;
    let (before, _) = list.split_once("PETIT Lucas").unwrap();
    let (_, other) = before.rsplit_once("href=\"/patients/").unwrap();
    let other = doctor.get(&format!("/patients/{}", &other[..36])).await;
    holds(&other, &["PETIT Lucas"]);
    assert!(!other.body.contains("id=\"notes\""), "{}", other.body);
}

#[tokio::test]
async fn a_note_that_cannot_be_read_hides_neither_the_record_nor_the_other_notes() {
    let stage = Stage::serve().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    let form = form_id(&mut doctor).await;
    let typed = format!("form={form}&{PAUL}&email=famille%40exemple.fr");
    let made = doctor.post("create_record", &typed).await;
    let record = made.strip_suffix("?fait=cree").unwrap();
    holds(&doctor.get(record).await, &["famille@exemple.fr", "calme"]);
    stage
        .damage("UPDATE record SET email_sealed = x'00' WHERE email_sealed IS NOT NULL")
        .await;
    log::taken();
    let shown = doctor.get(record).await;
    assert_eq!(shown.status, StatusCode::OK);
    holds(
        &shown,
        &["NOËL Paul", "Cette note ne peut pas être lue.", "calme"],
    );
    let logged = log::taken();
    let said = "what was noted of a holder cannot be read";
    assert_eq!(logged.matches(said).count(), 1, "{logged}");
    for words in ["Paul", "NOËL", "famille@", "calme"] {
        assert!(!logged.contains(words), "{words}: {logged}");
    }
}

#[tokio::test]
async fn a_page_that_is_not_theirs_leads_whoever_is_signed_in_home() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut doctor = Browser::signed_in(&stage, DOCTOR).await;
    for nowhere in [
        app::routes::patient_record(shared.record),
        "/patients/x".into(),
    ] {
        let page = doctor.get(&nowhere).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        holds(&page, &["<a href=\"/connexion\">Retour à l’accueil</a>"]);
    }
    let led = doctor.get("/connexion").await;
    assert_eq!(led.header("location"), "/patients");
    let page = doctor.get("/x").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    holds(&page, &["<a href=\"/\">Retour à l’accueil</a>"]);
}
