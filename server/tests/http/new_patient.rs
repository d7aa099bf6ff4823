//! A new patient's way over HTTP, without JavaScript: from the link of an invitation over the registration to the birth
//! date, and back to its beginning where it took too long.

use axum::http::StatusCode;

use crate::{
    browser::{Browser, newest, newest_link},
    claim::heading,
    stage::{SharedRecord, Stage},
};

const EMAIL: &str = "nouvelle@exemple.fr";
const PASSWORD: &str = "Tilleul2026x";

impl Browser<'_> {
    /// Sends the first form, on the way to an invitation; gives the registration.
    async fn begin(&mut self, shared: &SharedRecord) -> String {
        let form = format!(
            "first_name=Nadia&family_name=Nouvelle&email={EMAIL}&password={PASSWORD}&confirmation={PASSWORD}\
             &invitation={}",
            shared.invitation()
        );
        let mobile = self.post("register", &form).await;
        let id = mobile.split('/').nth(2).unwrap().to_owned();
        assert_eq!(mobile, format!("/inscription/{id}/mobile"));
        id
    }

    /// Follows the link, and fills the forms of the registration in, as far as its mail; gives the registration.
    async fn until_mail(&mut self, shared: &SharedRecord) -> String {
        self.open(shared).await;
        let id = self.begin(shared).await;
        let mobile = format!("/inscription/{id}/mobile");
        assert!(self.get(&mobile).await.body.contains("Soumettre"));
        let form = format!("registration={id}&phone=0639981001");
        let code = self.post("give_number", &form).await;
        assert_eq!(code, format!("/inscription/{id}/code"));
        let sent = newest(self.stage, "+33639981001").await;
        let form = format!("registration={id}&code={}", &sent[..6]);
        let mail = self.post("enter_number_code", &form).await;
        assert_eq!(mail, format!("/inscription/{id}/e-mail"));
        let page = self.get(&mail).await.body;
        for words in ["Consultez vos e\u{2011}mails", "Actualiser"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        id
    }

    /// Opens the link of the mail, then the page that it leads to.
    async fn open_mail(&mut self, link: &str) -> (StatusCode, String) {
        self.get(link).await;
        let page = self.get("/confirmer").await;
        (page.status, page.body)
    }
}

#[tokio::test]
async fn the_form_asks_for_names_address_and_password() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = Browser::new(&stage);
    browser.open(&shared).await;
    let page = format!("{}/inscription", shared.page);
    let form = browser.get(&page).await.body;
    let asked: Vec<&str> = form
        .split('<')
        .filter(|tag| tag.starts_with("input") && !tag.contains("type=\"hidden\""))
        .filter_map(|tag| tag.split_once("name=\"")?.1.split('"').next())
        .collect();
    assert_eq!(
        asked,
        [
            "first_name",
            "family_name",
            "email",
            "password",
            "confirmation"
        ]
    );
}

#[tokio::test]
async fn what_is_wrong_with_the_form_is_said_by_the_server() {
    let stage = Stage::serve().await;
    let shared = stage.shared_record().await;
    let mut browser = Browser::new(&stage);
    browser.open(&shared).await;
    let page = format!("{}/inscription", shared.page);
    let typed = format!(
        "password=court&confirmation=autre&invitation={}",
        shared.invitation()
    );
    assert_eq!(browser.post("register", &typed).await, page);
    let refused = browser.get(&page).await.body;
    for told in [
        "Saisissez le prénom.",
        // In one line beside the field, too.
        "Il faut au moins 8\u{a0}caractères. Il manque un chiffre. Il manque une lettre majuscule.",
        "Les deux mots de passe ne sont pas identiques.",
    ] {
        assert!(refused.contains(told), "{told}: {refused}");
    }
}

#[tokio::test]
async fn the_registration_leads_from_the_link_to_the_birth_date() {
    let stage = Stage::demo().await;
    let shared = stage.shared_record().await;
    let mut browser = Browser::new(&stage);
    browser.until_mail(&shared).await;
    let link = newest_link(&stage, EMAIL, "/confirmer/").await;
    let (status, page) = browser.open_mail(&link).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Confirmer mon adresse e-mail"), "{page}");
    let device = browser.post("confirm_email", "").await;
    assert_eq!(device, format!("{}/appareil", shared.page));
    let form = format!("invitation={}", shared.invitation());
    let due = browser.post("trust_device", &form).await;
    assert_eq!(due, format!("{}/ajouter", shared.page));
    let page = browser.get(&due).await.body;
    assert!(
        heading(&page).contains("de naissance de\u{a0}Zoé"),
        "{page}"
    );
}

#[tokio::test]
async fn two_children_are_registered_for_in_one_browser_and_never_mix() {
    let stage = Stage::serve().await;
    let zoe = stage.shared_record().await;
    let noe = stage.share(zoe.practitioner, "Noé").await;
    let mut browser = Browser::new(&stage);
    let mut begun = vec![];
    for shared in [&zoe, &noe] {
        browser.open(shared).await;
        begun.push(browser.begin(shared).await);
    }
    for (shared, id) in [&zoe, &noe].into_iter().zip(begun) {
        let form = format!("registration={id}");
        let again = browser.post("start_again", &form).await;
        assert_eq!(again, format!("{}/inscription", shared.page));
    }
}

#[tokio::test]
async fn after_ten_minutes_it_starts_again_filled_in_and_the_invitation_is_kept() {
    let stage = Stage::demo().await;
    let shared = stage.shared_record().await;
    let mut browser = Browser::new(&stage);
    let id = browser.until_mail(&shared).await;
    let link = newest_link(&stage, EMAIL, "/confirmer/").await;
    stage.demo.doors().clock.advance(600).unwrap();
    let (status, page) = browser.open_mail(&link).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(page.contains("Ce lien n’est plus valable"), "{page}");
    let over = browser.get(&format!("/inscription/{id}")).await;
    assert_eq!(over.status, StatusCode::GONE);
    assert!(over.body.contains("Recommencer l’inscription"));
    let again = browser
        .post("start_again", &format!("registration={id}"))
        .await;
    assert_eq!(again, format!("{}/inscription", shared.page));
    let form = browser.get(&again).await.body;
    for typed in ["Nadia", "Nouvelle", EMAIL, shared.invitation()] {
        assert!(
            form.contains(&format!("value=\"{typed}\"")),
            "{typed}: {form}"
        );
    }
    assert!(!form.contains(PASSWORD) && !form.contains("0639981001"));
}
