//! Who is in a database, and how they sign in to a server.

use axum::http::StatusCode;
use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    date::CivilDate,
    ids::{AccountId, RecordId},
    record::person::{Person, Sex},
};
use services::{
    Services,
    seed::{NewAccount, Practice},
};

use crate::{client::Browser, gateways::sms::SmsServer};

/// Somebody who has an account.
pub struct Login {
    pub email: &'static str,
    pub phone: &'static str,
    /// Where the right code leads.
    pub home: &'static str,
}

pub const PRACTITIONER: Login = Login {
    email: "medecin@exemple.fr",
    phone: "+33639980001",
    home: "/patients",
};
pub const PATIENT: Login = Login {
    email: "patient@exemple.fr",
    phone: "+33639980002",
    home: "/connexion/appareil",
};

impl Login {
    /// Puts the account in: a practitioner's, if it is one.
    pub async fn seed(&self, services: &Services, practitioner: Option<&str>) -> AccountId {
        let (first_name, family_name) = ("Claire", "Martin");
        let account = services.seed_account(NewAccount {
            role: practitioner.map_or(Role::Patient, |_| Role::Practitioner),
            email: Email::parse(self.email).unwrap(),
            phone: MobileNumber::parse(self.phone).unwrap(),
            password: NewPassword::parse("Calepin2026").unwrap(),
            first_name: first_name.into(),
            family_name: family_name.into(),
            language: Language::French,
            practice: practitioner.map(|shown| Practice {
                display_name: shown,
                profession: "Médecin",
                workplace: "Nantes",
                rpps_number: "99700000013",
            }),
        });
        account.await.unwrap()
    }

    /// Gives the password to the server on one port and the code to that on another.
    pub async fn sign_in(&self, [first, second]: [u16; 2], sms: &SmsServer) -> Browser {
        let mut browser = Browser::new();
        self.give_password(&mut browser, first).await;
        sms.until(|taken| taken.iter().any(|sms| sms.form["To"] == self.phone))
            .await;
        self.give_code(&mut browser, second, sms).await;
        browser
    }

    /// The first step.
    pub async fn give_password(&self, browser: &mut Browser, port: u16) {
        let email = self.email.replace('@', "%40");
        let form = format!("email={email}&password=Calepin2026&invitation=");
        let answer = browser.post(port, "/api/sign_in", &form).await.unwrap();
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(answer.location(), "/connexion/code");
    }

    /// The second: the newest code that came.
    pub async fn give_code(&self, browser: &mut Browser, port: u16, sms: &SmsServer) {
        let taken = sms.taken();
        let text = taken.iter().rfind(|sms| sms.form["To"] == self.phone);
        let form = format!("code={}", &text.unwrap().form["Body"][..6]);
        let answer = browser.post(port, "/api/enter_code", &form).await.unwrap();
        assert_eq!(answer.location(), self.home, "{}", answer.body);
    }
}

/// The holder of record `n`.
pub fn holder(n: usize) -> Person {
    Person {
        family_name: format!("NUMÉRO{n}"),
        used_name: None,
        first_name: "Camille".into(),
        sex: Sex::Female,
        birth_date: CivilDate::new(2019, 3, 14).unwrap(),
    }
}

/// Puts so many records in, on the list of `by`.
pub async fn records(services: &Services, by: AccountId, count: usize) -> Vec<RecordId> {
    let mut records = vec![];
    for n in 0..count {
        let record = services.seed_record(by, holder(n), None, vec![]);
        records.push(record.await.unwrap());
    }
    records
}
