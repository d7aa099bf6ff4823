//! What people do, each a form of theirs that may be sent again when no answer came.

use std::collections::BTreeMap;

use app::cx::head::form_of_refresh;
use axum::http::{StatusCode, header};
use domain::{
    account::Role,
    actor::{Actor, Practitioner},
    ids::{AccountId, RecordId},
};
use services::Services;

use crate::{
    client::{Answer, Browser},
    people::{PATIENT, PRACTITIONER, holder},
    process::Installation,
};

/// Something to do.
#[derive(Debug, Clone)]
pub enum Work {
    /// Claim a record, by the link of its invitation.
    Claim { invitation: String, link: String },
    /// Register, as this person.
    Register(usize),
    /// Enter the act of this batch.
    Act { record: RecordId, lot: usize },
}

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    /// The answer says that it is done: what is to be found from now on.
    Done(String),
    /// There was no answer.
    Unanswered,
    /// The answer says that it is not done, or leads elsewhere.
    NotNow(Answer),
    /// The answer says that it is not done, and leads back to the form.
    ShownAgain {
        /// Says so.
        answer: Answer,
        /// The form's page.
        page: Answer,
        /// A part of what was typed, as the page shows it again.
        typed: String,
    },
}

/// The people.
pub struct People {
    account: AccountId,
    practitioner: Practitioner,
    /// How many records there are.
    records: usize,
    /// The browsers, once their sessions are there.
    pub browsers: BTreeMap<&'static str, Browser>,
}

impl People {
    /// Puts them in.
    pub async fn seed(services: &Services) -> Self {
        let account = PRACTITIONER.seed(services, Some("Dr Claire Martin")).await;
        PATIENT.seed(services, None).await;
        let Actor::Practitioner(practitioner) = Actor::of(account, Role::Practitioner, true) else {
            unreachable!()
        };
        Self {
            account,
            practitioner,
            records: 0,
            browsers: BTreeMap::new(),
        }
    }

    /// Signs both in.
    pub async fn sign_in(&mut self, installation: &Installation, port: u16) {
        for who in [PRACTITIONER, PATIENT] {
            let browser = who.sign_in([port; 2], &installation.sms).await;
            self.browsers.insert(who.email, browser);
        }
    }

    /// A record without an owner, and an act to enter into it.
    pub async fn act(&mut self, services: &Services) -> Work {
        let record = self.record(services).await;
        Work::Act {
            record,
            lot: self.records,
        }
    }

    /// A record, and its invitation.
    pub async fn claim(&mut self, services: &Services) -> Work {
        let record = self.record(services).await;
        let shares = &services.share;
        shares.issue(&self.practitioner, record).await.unwrap();
        let sharing = shares.sharing(&self.practitioner, record).await.unwrap();
        let invitation = sharing.latest.unwrap();
        Work::Claim {
            invitation: invitation.id.to_string(),
            link: format!("/p/{}", invitation.token.unwrap().expose_text()),
        }
    }

    async fn record(&mut self, services: &Services) -> RecordId {
        self.records += 1;
        let record = services.seed_record(self.account, holder(self.records), None, vec![]);
        record.await.unwrap()
    }

    /// The browser of whoever does this.
    pub fn browser(&self, work: &Work) -> Browser {
        match work {
            Work::Claim { .. } => self.browsers[PATIENT.email].clone(),
            Work::Register(_) => Browser::new(),
            Work::Act { .. } => self.browsers[PRACTITIONER.email].clone(),
        }
    }
}

impl Work {
    /// The path and the fields of its form.
    fn form(&self) -> (&'static str, String) {
        match self {
            Self::Claim { invitation, .. } => (
                "/api/add_record",
                format!("invitation={invitation}&day=14&month=03&year=2019&attestation=on"),
            ),
            Self::Register(n) => (
                "/api/register",
                format!(
                    "first_name=Nadia&family_name=Nouvelle&email=nadia{n}%40exemple.fr&password=Calepin2026\
                     &confirmation=Calepin2026&invitation="
                ),
            ),
            Self::Act { record, lot } => (
                "/api/enter_act",
                format!(
                    "record={record}&form=0198c0de-0000-7000-8000-{lot:012}&vaccine=priorix&occurred_on=15042022\
                     &source=seen-on-proof&lot_number=LOT{lot}&then=finish"
                ),
            ),
        }
    }

    /// Does it on the server of a port.
    pub async fn attempt(&self, mut browser: Browser, port: u16) -> Outcome {
        if let Self::Claim { link, .. } = self {
            match browser.open(port, link).await {
                None => return Outcome::Unanswered,
                Some(answer) if answer.status != StatusCode::SEE_OTHER => {
                    return Outcome::NotNow(answer);
                }
                Some(_) => {}
            }
        }
        let (path, form) = self.form();
        let Some(answer) = browser.post(port, path, &form).await else {
            return Outcome::Unanswered;
        };
        if let Some(found) = self.done(&answer) {
            return Outcome::Done(found);
        }
        let Some(form) = form_of_refresh(&answer.headers) else {
            return Outcome::NotNow(answer);
        };
        match browser.open(port, form).await {
            None => Outcome::Unanswered,
            Some(page) if page.status == StatusCode::OK => Outcome::ShownAgain {
                answer,
                page,
                typed: self.typed(),
            },
            Some(page) => Outcome::NotNow(page),
        }
    }

    /// A part of what was typed, as the form shows it again.
    fn typed(&self) -> String {
        match self {
            Self::Claim { .. } => "value=\"2019\"".into(),
            Self::Register(n) => format!("value=\"nadia{n}@exemple.fr\""),
            Self::Act { lot, .. } => format!("value=\"LOT{lot}\""),
        }
    }

    /// What is to be found in the database, if the answer says that it is done.
    fn done(&self, answer: &Answer) -> Option<String> {
        let to = answer.location();
        match self {
            Self::Claim { invitation, .. } => {
                let added = to == format!("/invitation/{invitation}/ajoute");
                added.then(|| invitation.clone())
            }
            Self::Register(_) => {
                let id = to.strip_prefix("/inscription/")?.strip_suffix("/mobile")?;
                Some(id.to_owned())
            }
            Self::Act { lot, .. } => to.ends_with("?fait=actes").then(|| format!("LOT{lot}")),
        }
    }
}

impl Outcome {
    /// What is to be found from now on.
    pub fn done(self) -> String {
        match self {
            Self::Done(found) => found,
            other => panic!("not done: {other:?}"),
        }
    }

    /// What somebody reads whose request could not be seen to: that it was not, and what to do; what was typed is sent again
    /// by a reload, or is in the form again. Nothing of a success.
    pub fn assert_not_now(self) {
        match self {
            Self::NotNow(answer) => answer.assert_not_now(&[
                "rechargez cette page",
                "se recharge",
                "Nouvel essai automatique",
            ]),
            Self::ShownAgain {
                answer,
                page,
                typed,
            } => {
                answer.assert_not_now(&["le formulaire revient"]);
                assert!(page.body.contains(&typed), "{typed}: {}", page.body);
            }
            other => panic!("neither done nor refused in words: {other:?}"),
        }
    }
}

impl Answer {
    /// Says that it was not done, and one of these ways onward.
    fn assert_not_now(&self, onward: &[&str]) {
        let (status, body) = (self.status, &self.body);
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{body}");
        assert!(self.headers.contains_key(header::RETRY_AFTER), "{self:?}");
        assert_eq!(self.location(), "");
        assert!(body.contains("pas disponible"), "{body}");
        assert!(onward.iter().any(|said| body.contains(said)), "{body}");
    }
}
