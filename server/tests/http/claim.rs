//! A claim over HTTP, without JavaScript: from the link to the record, and what a link says that is over.

use app::routes;
use axum::http::{Method, StatusCode};
use domain::approval::DecisionReason;
use services::{By, Visitor};

use crate::{
    browser::{Browser, delivered, newest},
    stage::{Answer, SharedRecord, Stage},
};

/// Somebody who has an account: the address, as a form sends it, and the number.
type Login = (&'static str, &'static str);

const PATIENT: Login = ("patient%40exemple.fr", "+33639980002");
const PARENT: Login = ("parent%40exemple.fr", "+33639980003");

const RIGHT: &str = "day=29&month=02&year=2020&attestation=on";
const WRONG: &str = "day=28&month=02&year=2020&attestation=on";

/// How the right date may be written.
const RIGHT_DATE: [&str; 3] = ["29/02/2020", "2020-02-29", "29022020"];

const THIRTY_DAYS: i64 = 2_592_000;

impl Browser<'_> {
    /// Opens a link, then the page that it leads to.
    pub async fn open(&mut self, shared: &SharedRecord) -> Answer {
        self.get(&shared.link()).await;
        self.get(&shared.page).await
    }

    /// Sends password and code, on the way to an invitation or to none; where each leads.
    async fn sign_in(&mut self, (email, phone): Login, invitation: &str) -> [String; 2] {
        let form = format!("email={email}&password=Calepin2026&invitation={invitation}");
        let due = self.post("sign_in", &form).await;
        let code = newest(self.stage, phone).await;
        let form = format!("code={}&invitation={invitation}", &code[..6]);
        [due, self.post("enter_code", &form).await]
    }

    /// Sends the last form of a claim; where it leads.
    async fn claim(&mut self, shared: &SharedRecord, typed: &str) -> String {
        let form = format!("invitation={}&{typed}", shared.invitation());
        self.post("add_record", &form).await
    }
}

/// A browser in which somebody has signed in who follows the link.
async fn signed_in<'a>(stage: &'a Stage, who: Login, shared: &SharedRecord) -> Browser<'a> {
    let mut browser = Browser::new(stage);
    browser.open(shared).await;
    browser.sign_in(who, shared.invitation()).await;
    browser
}

/// A page's heading.
pub fn heading(page: &str) -> &str {
    let (_, tag) = page.split_once("<h1").unwrap();
    let (_, words) = tag.split_once('>').unwrap();
    words.split("</h1>").next().unwrap()
}

/// The words of the first link to `href` on a page.
fn link_to<'a>(page: &'a str, href: &str) -> &'a str {
    let link = format!("href=\"{href}\"");
    assert!(page.contains(&link), "no link to {href}: {page}");
    let (_, after) = page.split_once(&link).unwrap();
    let (_, words) = after.split_once('>').unwrap();
    words.split("</a>").next().unwrap()
}

/// The title is not of the page's own markup, and is written by another hand.
#[tokio::test]
async fn a_name_is_text_in_the_title_of_a_page_too() {
    let stage = Stage::serve().await;
    let email = "autre.medecin@exemple.fr";
    let by = stage.practitioner("Dr Louise Weber", email, "99700000013");
    let shared = stage.share(by.await, "</title><b>&amp").await;
    let mut browser = signed_in(&stage, PATIENT, &shared).await;

    let page = browser.get(&format!("{}/ajouter", shared.page)).await;

    let (_, title) = page.body.split_once("<title>").unwrap();
    let (title, _) = title.split_once("</title>").unwrap();
    assert!(title.contains("&lt;/title&gt;&lt;b&gt;&amp;amp"), "{title}");
    assert!(!page.body.contains("<b>"), "{}", page.body);
}

#[tokio::test]
async fn the_page_of_a_link_tells_the_first_name_who_shares_and_until_when() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let page = Browser::new(&stage).open(&shared).await;
    assert_eq!(page.status, StatusCode::OK);
    let visitor = Visitor {
        token: Some(shared.token.clone()),
        account: None,
    };
    let id = shared.invitation().parse().unwrap();
    let offer = stage.services.share.offer(id, &visitor).await.unwrap();
    let until = offer.expires_at.unwrap().date.typed();
    for told in ["Zoé", "Dr Louise Weber", &until] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    for kept in ["Petit", "PETIT"].iter().chain(&RIGHT_DATE) {
        assert!(!page.body.contains(kept), "{kept}: {}", page.body);
    }
    let register = format!("{}/inscription", shared.page);
    assert_eq!(link_to(&page.body, &register), "Nouvel utilisateur ?");
}

#[tokio::test]
async fn an_account_leads_from_the_link_to_the_record() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = Browser::new(&stage);
    browser.open(&shared).await;
    let (page, id) = (&shared.page, shared.invitation());
    let [code, device] = browser.sign_in(PATIENT, id).await;
    assert_eq!(
        (code, &device),
        (format!("{page}/code"), &format!("{page}/appareil"))
    );
    let due = browser
        .post("trust_device", &format!("invitation={id}"))
        .await;
    assert_eq!(due, format!("{page}/ajouter"));
    let asked = browser.get(&due).await.body;
    assert!(
        heading(&asked).contains("de naissance de\u{a0}Zoé"),
        "{asked}"
    );
    for part in [
        "name=\"day\"",
        "name=\"month\"",
        "name=\"year\"",
        "J'atteste être autorisé à accéder à ce carnet",
        "name=\"attestation\"",
        "Ajouter ce carnet",
    ] {
        assert!(asked.contains(part), "{part}: {asked}");
    }
    let added = browser.claim(&shared, RIGHT).await;
    assert_eq!(added, format!("{page}/ajoute"));
    let told = browser.get(&added).await.body;
    assert_eq!(heading(&told), "Le carnet de\u{a0}Zoé est ajouté");
    let record = format!("/carnets/{}", shared.record);
    assert_eq!(link_to(&told, &record), "Ouvrir le carnet ajouté");
    assert_eq!(browser.get(&record).await.status, StatusCode::OK);
    // Posted or opened again, the same success.
    assert_eq!(browser.claim(&shared, RIGHT).await, added);
    assert_eq!(browser.open(&shared).await.header("location"), added);
}

#[tokio::test]
async fn a_password_alone_leads_to_no_birth_date() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = Browser::new(&stage);
    browser.open(&shared).await;
    let form = format!(
        "email={}&password=Calepin2026&invitation={}",
        PATIENT.0,
        shared.invitation()
    );
    let code = browser.post("sign_in", &form).await;
    let birth_date = browser.get(&format!("{}/ajouter", shared.page)).await;
    assert_eq!(birth_date.header("location"), shared.page);
    assert_eq!(browser.open(&shared).await.header("location"), code);
    assert_eq!(browser.claim(&shared, RIGHT).await, shared.page);
    let home = browser.get("/accueil").await;
    assert_eq!(home.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_device_is_trusted_where_it_was_ticked_alone() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = signed_in(&stage, PATIENT, &shared).await;
    let offer = browser.get(&format!("{}/appareil", shared.page)).await.body;
    for words in [
        "Oui, je ne souhaite plus recevoir de code sur mon mobile à chaque connexion",
        "Ne cochez pas cette case sur un appareil public ou prêté.",
    ] {
        assert!(offer.contains(words), "{words}: {offer}");
    }
    let tick = offer.split('<').find(|tag| tag.contains("name=\"trust\""));
    assert!(!tick.unwrap().contains("checked"), "{tick:?}");
    let form = format!("invitation={}", shared.invitation());
    browser.post("trust_device", &form).await;
    assert!(browser.cookies.get("__Host-device").is_none());
    let ticked = format!("{form}&trust=on");
    let trusted = browser
        .send(Method::POST, "/api/trust_device", Some(&ticked))
        .await;
    let cookie = trusted
        .cookies()
        .into_iter()
        .find(|cookie| cookie.starts_with("__Host-device="));
    assert!(
        cookie.unwrap().contains("Max-Age=2592000;"),
        "{:?}",
        trusted.cookies()
    );
    let form = format!("email={}&password=Calepin2026&{form}", PATIENT.0);
    let due = browser.post("sign_in", &form).await;
    assert_eq!(due, format!("{}/ajouter", shared.page));
}

#[tokio::test]
async fn whoever_is_signed_in_goes_from_the_link_to_the_birth_date() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = Browser::new(&stage);
    let [code, device] = browser.sign_in(PATIENT, "").await;
    assert_eq!(
        [&*code, &*device],
        ["/connexion/code", "/connexion/appareil"]
    );
    let page = browser.open(&shared).await;
    assert_eq!(page.header("location"), format!("{}/ajouter", shared.page));
}

#[tokio::test]
async fn two_links_in_one_browser_never_mix() {
    let stage = Stage::serve().await;
    let zoe = stage.shared_record().await;
    let noe = stage.share(zoe.practitioner, "Noé").await;
    let mut browser = Browser::new(&stage);
    for shared in [&zoe, &noe] {
        browser.open(shared).await;
    }
    for (shared, first_name) in [(&zoe, "Zoé"), (&noe, "Noé")] {
        let page = browser.get(&shared.page).await.body;
        assert!(page.contains(first_name), "{first_name}: {page}");
    }
    browser.sign_in(PATIENT, zoe.invitation()).await;
    for (shared, first_name) in [(&noe, "Noé"), (&zoe, "Zoé")] {
        let due = browser.get(&format!("{}/ajouter", shared.page)).await.body;
        assert!(heading(&due).contains(first_name), "{first_name}: {due}");
        let added = browser.claim(shared, RIGHT).await;
        assert_eq!(added, format!("{}/ajoute", shared.page));
    }
}

#[tokio::test]
async fn an_invitation_waits_at_home_in_every_browser() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    signed_in(&stage, PATIENT, &shared).await;
    let mut elsewhere = Browser::new(&stage);
    elsewhere.sign_in(PATIENT, "").await;
    let home = elsewhere.get("/accueil").await.body;
    assert!(home.contains("Un carnet vous attend"), "{home}");
    assert!(home.contains("Zoé"), "{home}");
    assert!(home.contains("Ajoutez-le avant le"), "{home}");
    let due = format!("{}/ajouter", shared.page);
    assert_eq!(link_to(&home, &due), "Ajouter ce carnet");
    assert_eq!(elsewhere.get(&due).await.status, StatusCode::OK);
    let mut other = Browser::new(&stage);
    other.sign_in(PARENT, "").await;
    let home = other.get("/accueil").await.body;
    assert!(!home.contains("Un carnet vous attend"), "{home}");
    assert!(home.contains("Vous avez reçu un lien"), "{home}");
}

#[tokio::test]
async fn what_cannot_be_a_claim_is_explained_and_is_no_try() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = signed_in(&stage, PATIENT, &shared).await;
    let due = format!("{}/ajouter", shared.page);
    for (typed, told) in [
        ("day=29&month=02&year=2020", "Cochez la case"),
        ("day=28&month=02&year=2020", "Cochez la case"),
        (
            "day=29&month=02&year=20&attestation=on",
            "Saisissez l’année en 4\u{a0}chiffres",
        ),
        (
            "day=30&month=02&year=2020&attestation=on",
            "Cette date n’existe pas",
        ),
    ] {
        assert_eq!(browser.claim(&shared, typed).await, due, "{typed}");
        let page = browser.get(&due).await.body;
        assert!(page.contains(told), "{typed}: {page}");
    }
    assert_eq!(browser.claim(&shared, WRONG).await, due);
    let page = browser.get(&due).await.body;
    assert!(page.contains("Il reste 4\u{a0}essais"), "{page}");
}

#[tokio::test]
async fn a_wrong_date_is_told_nothing_of_the_right_one() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = signed_in(&stage, PATIENT, &shared).await;
    let mut told = vec![];
    for typed in [WRONG, "day=01&month=12&year=1951&attestation=on"] {
        let due = browser.claim(&shared, typed).await;
        let page = browser.get(&due).await.body;
        for right in RIGHT_DATE {
            assert!(!page.contains(right), "{right}: {page}");
        }
        let (_, words) = page.split_once("Ce n’est pas la bonne date").unwrap();
        told.push(words.split('.').next().unwrap().to_owned());
    }
    // However near it was.
    assert_eq!(told[0], told[1]);
}

/// An invitation of each kind that is over: expired, claimed, locked and cancelled.
async fn all_over(stage: &Stage) -> [SharedRecord; 4] {
    let expired = stage.shared_record().await;
    let by = expired.practitioner;
    let [claimed, locked, cancelled] = [
        stage.share(by, "Zoé").await,
        stage.share(by, "Zoé").await,
        stage.share(by, "Zoé").await,
    ];
    let mut winner = signed_in(stage, PATIENT, &claimed).await;
    winner.claim(&claimed, RIGHT).await;
    let mut guesser = signed_in(stage, PARENT, &locked).await;
    for _ in 0..5 {
        guesser.claim(&locked, WRONG).await;
    }
    let shares = &stage.services.share;
    shares.cancel(&by, cancelled.record).await.unwrap();
    stage.demo.doors().clock.advance(THIRTY_DAYS).unwrap();
    [expired, claimed, locked, cancelled]
}

/// Where the one button of a page leads that is a link, and what it says; nothing where its button sends a form.
fn button(page: &str) -> Option<(&str, &str)> {
    let (_, main) = page.split_once("<main").unwrap();
    let mut links = main.split("<a ").skip(1).filter_map(|link| {
        let (tag, rest) = link.split_once('>')?;
        let (_, href) = tag
            .contains("class=\"button\"")
            .then(|| tag.split_once("href=\""))??;
        Some((href.split('"').next()?, rest.split("</a>").next()?))
    });
    let button = links.next();
    assert_eq!(links.next(), None, "{page}");
    button
}

#[tokio::test]
async fn a_link_that_is_over_says_so_and_whom_to_ask() {
    let stage = Stage::demo().await;
    let [expired, claimed, locked, cancelled] = all_over(&stage).await;
    for (shared, told, onward) in [
        (
            &expired,
            [
                "Ce lien n’est plus valable",
                "demander d’ici un nouveau lien au\u{a0}Dr\u{a0}Louise Weber",
                "Mon lien n’est plus valable.",
            ],
            None,
        ),
        (
            &claimed,
            [
                "Ce carnet a déjà été ajouté",
                "Ce n’est pas vous\u{a0}? Dites au\u{a0}Dr\u{a0}Louise Weber",
                "Quelqu’un d’autre a ajouté le carnet avec mon lien.",
            ],
            Some(("/connexion", "Se connecter")),
        ),
        (
            &locked,
            [
                "Ce lien est bloqué",
                "Demandez un nouveau lien au\u{a0}Dr\u{a0}Louise Weber",
                "Pouvez-vous vérifier la date de naissance avec moi",
            ],
            None,
        ),
        (
            &cancelled,
            [
                "Ce lien a été annulé",
                "Dr\u{a0}Louise Weber a annulé cette invitation",
                "Mon lien a été annulé.",
            ],
            None,
        ),
    ] {
        let page = Browser::new(&stage).open(shared).await;
        assert_eq!(page.status, StatusCode::GONE, "{told:?}");
        for words in told {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        assert_eq!(button(&page.body), onward, "{told:?}");
        let way_out = "<a href=\"/\">Retour à l’accueil</a>";
        assert_eq!(page.body.contains(way_out), onward.is_none(), "{told:?}");
        assert!(!page.body.contains("Zoé"), "{}", page.body);
    }
}

#[tokio::test]
async fn once_claimed_its_practitioner_reads_whose_it_is_and_has_nothing_to_send() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut winner = signed_in(&stage, PATIENT, &shared).await;
    winner.claim(&shared, RIGHT).await;
    let mut doctor = Browser::signed_in(&stage, "autre.medecin@exemple.fr").await;
    let sharing = doctor.get(&routes::sharing(shared.record)).await.body;
    assert_eq!(heading(&sharing), "Partage avec le\u{a0}patient titulaire");
    let owner = "Ce carnet est déjà partagé. Propriétaire\u{a0}: Sophie Durand.";
    assert!(sharing.contains(owner), "{sharing}");
    let record = doctor
        .get(&routes::patient_record(shared.record))
        .await
        .body;
    assert!(record.contains("peut consulter ce carnet"), "{record}");
    let identity = doctor.get(&routes::identity(shared.record)).await.body;
    for said in [
        "vous ne pouvez plus corriger l’identité",
        "Retour au carnet",
    ] {
        assert!(identity.contains(said), "{said}: {identity}");
    }
}

#[tokio::test]
async fn a_link_that_is_over_leads_home_whoever_is_signed_in() {
    let stage = Stage::demo().await;
    let [expired, claimed, locked, cancelled] = all_over(&stage).await;
    let mut patient = Browser::signed_in(&stage, "parent@exemple.fr").await;
    let mut doctor = Browser::signed_in(&stage, "medecin@exemple.fr").await;
    for shared in [&claimed, &locked, &cancelled] {
        let page = patient.open(shared).await.body;
        assert_eq!(button(&page), None);
        // What to say stands before the way home.
        let said = page.find("ites au\u{a0}Dr\u{a0}Louise Weber").unwrap();
        assert!(said < page.find("<a href=\"/accueil\">Mes carnets</a>").unwrap());
        // Whoever is asked needs no words to ask with.
        let page = doctor.open(shared).await.body;
        assert_eq!(button(&page), None);
        assert!(
            page.contains("<a href=\"/patients\">Patients</a>"),
            "{page}"
        );
        assert!(!page.contains("ites au"), "{page}");
    }
    let taken = patient.open(&claimed).await.body;
    assert!(taken.contains("Un autre compte que le vôtre l’a utilisé."));
    assert!(!taken.contains("connectez-vous"), "{taken}");
    let page = patient.open(&expired).await.body;
    assert_eq!(button(&page), None);
    assert!(page.contains("Demander un nouveau lien"), "{page}");
    let form = format!("invitation={}", expired.invitation());
    patient.post("request_new_link", &form).await;
    let page = patient.get(&expired.page).await.body;
    assert!(page.contains("Votre demande est transmise"), "{page}");
    assert_eq!(button(&page), None);
    assert!(
        page.contains("<a href=\"/accueil\">Mes carnets</a>"),
        "{page}"
    );
}

/// Nothing is passed on to somebody who can do nothing about it, though it was asked for before.
#[tokio::test]
async fn a_link_of_a_practitioner_who_was_revoked_leads_to_another() {
    let stage = Stage::demo().await;
    let [expired, claimed, locked, cancelled] = all_over(&stage).await;
    let mut browser = Browser::new(&stage);
    browser.open(&expired).await;
    let form = format!("invitation={}", expired.invitation());
    browser.post("request_new_link", &form).await;
    let page = browser.get(&expired.page).await.body;
    assert!(page.contains("Votre demande est transmise"), "{page}");
    let reason = DecisionReason::parse("N’exerce plus.").unwrap();
    let administration = &stage.services.administration;
    let id = expired.practitioner.account();
    let revoked = administration.revoke(By::CommandLine, id, &reason).await;
    revoked.unwrap();
    for shared in [&expired, &locked, &cancelled] {
        let page = browser.open(shared).await.body;
        for words in [
            "Dr\u{a0}Louise Weber ne partage plus de carnets sur Calepin.",
            "un autre professionnel de santé",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        for wrong in ["transmise", "Demander un nouveau lien", "a annulé cette"] {
            assert!(!page.contains(wrong), "{wrong}: {page}");
        }
        assert_eq!(button(&page), None);
    }
    let page = browser.open(&claimed).await.body;
    assert_eq!(button(&page), Some(("/connexion", "Se connecter")));
}

#[tokio::test]
async fn from_the_page_of_an_expired_link_a_new_one_is_asked_for_once() {
    let stage = Stage::demo().await;
    let shared = stage.shared_record().await;
    stage.demo.doors().clock.advance(THIRTY_DAYS).unwrap();
    let mut browser = Browser::new(&stage);
    let page = browser.open(&shared).await.body;
    assert!(page.contains("Demander un nouveau lien"), "{page}");
    let form = format!("invitation={}", shared.invitation());
    for _ in 0..2 {
        assert_eq!(browser.post("request_new_link", &form).await, shared.page);
        let page = browser.get(&shared.page).await.body;
        assert!(page.contains("Votre demande est transmise au\u{a0}Dr\u{a0}Louise Weber"));
        assert!(!page.contains("Demander un nouveau lien"), "{page}");
    }
    let sent = delivered(&stage).await;
    let to: Vec<&str> = sent.iter().map(|message| &*message.to).collect();
    assert_eq!(to, ["autre.medecin@exemple.fr"]);
    // Their page says both at once: that it has expired, and what is asked for.
    let mut doctor = Browser::signed_in(&stage, "autre.medecin@exemple.fr").await;
    let sharing = doctor.get(&routes::sharing(shared.record)).await.body;
    for said in [
        "Invitation expirée</span>",
        "Le lien a expiré. Le patient en a demandé un nouveau",
    ] {
        assert!(sharing.contains(said), "{said}: {sharing}");
    }
    assert!(
        !sharing.contains("Les 30\u{a0}jours sont passés"),
        "{sharing}"
    );
}
