//! The people of every test, and how to make many more without hashing a password for each.

use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    actor::{Actor, Patient, Practitioner},
    ids::{AccountId, Id},
};
use services::{
    Services,
    keys::{Keyed, Keys, Sealed},
    seed::{NewAccount, Practice},
};

use super::World;

/// Everybody's password.
pub const PASSWORD: &str = "Calepin2026";
/// Who shares.
pub const PRACTITIONER: &str = "medecin@exemple.fr";
/// Another practitioner.
pub const COLLEAGUE: &str = "collegue@exemple.fr";
/// Who claims.
pub const PATIENT: &str = "patient@exemple.fr";
/// Who might claim too.
pub const PARENT: &str = "parent@exemple.fr";

/// An account.
#[derive(Debug, Clone)]
pub struct Someone {
    pub account: AccountId,
    pub email: String,
    pub phone: String,
}

impl Someone {
    pub fn as_patient(&self) -> Patient {
        match Actor::of(self.account, Role::Patient, false) {
            Actor::Patient(patient) => patient,
            other => panic!("{other:?}"),
        }
    }

    pub fn as_practitioner(&self) -> Practitioner {
        match Actor::of(self.account, Role::Practitioner, true) {
            Actor::Practitioner(practitioner) => practitioner,
            other => panic!("{other:?}"),
        }
    }
}

/// Puts the four in.
pub async fn seed(services: &Services) -> Vec<Someone> {
    let mut people = vec![];
    for (email, phone, name) in [
        (PRACTITIONER, "+33611111111", Some("Dr Claire Martin")),
        (COLLEAGUE, "+33622222222", Some("Dr Paul Petit")),
        (PATIENT, "+33633333333", None),
        (PARENT, "+33644444444", None),
    ] {
        let account = services.seed_account(account(email, phone, name)).await;
        people.push(Someone {
            account: account.unwrap(),
            email: email.to_owned(),
            phone: phone.to_owned(),
        });
    }
    people
}

fn account<'a>(email: &str, phone: &str, practitioner: Option<&'a str>) -> NewAccount<'a> {
    NewAccount {
        role: practitioner.map_or(Role::Patient, |_| Role::Practitioner),
        email: Email::parse(email).unwrap(),
        phone: MobileNumber::parse(phone).unwrap(),
        password: NewPassword::parse(PASSWORD).unwrap(),
        first_name: "Dominique".into(),
        family_name: "Durand".into(),
        language: Language::French,
        practice: practitioner.map(|name| Practice {
            display_name: name,
            profession: "Médecin",
            workplace: "Lyon",
            rpps_number: "10001234567",
        }),
    }
}

impl World {
    /// Makes patients whose password is the patient's: the hash is copied.
    pub async fn more_patients(&self, how_many: usize) -> Vec<Someone> {
        let keys = Keys::new(&self.key, self.entropy.clone());
        let model = self.someone(PATIENT).account;
        let first = self.count("account").await;
        let mut people = vec![];
        let mut sql = String::from("BEGIN;\n");
        for n in (first..).take(how_many) {
            let someone = Someone {
                account: Id::new(0, &self.random()),
                email: format!("patient{n}@exemple.fr"),
                phone: format!("+336{:08}", 55_000_000 + n),
            };
            sql += &self.copy_of(model, &someone, &keys);
            people.push(someone);
        }
        self.execute(&(sql + "COMMIT;")).await;
        people
    }

    fn copy_of(&self, model: AccountId, new: &Someone, keys: &Keys) -> String {
        let id = new.account.uuid();
        let (email, phone) = (new.email.as_bytes(), new.phone.as_bytes());
        let digest = |what, of| self.blob(&keys.digest(what, &[of]).unwrap());
        let seal = |what, of| self.blob(&keys.seal(what, id.as_bytes(), of).unwrap());
        format!(
            "INSERT INTO account SELECT {}, role, {}, {}, {}, {}, password_hash, first_name, family_name, \
             language FROM account WHERE id = {};\n",
            self.id(id),
            digest(Keyed::Email, email),
            seal(Sealed::Email, email),
            digest(Keyed::Phone, phone),
            seal(Sealed::Phone, phone),
            self.id(model.uuid()),
        )
    }
}
