//! What the measures stand on.

use std::{sync::Arc, time::Duration};

use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    actor::{Actor, Practitioner},
    ids::AccountId,
};
use migrations::{Migrator, MigratorTrait};
use services::{
    Db, Limits, Ports, Services, Settings,
    adapters::{NoGateway, SystemClock, SystemEntropy},
    seed::NewAccount,
};

/// Everybody's.
pub const PASSWORD: &str = "Calepin2026";

/// Calepin on an empty database.
pub async fn start(url: &str, limits: &Limits) -> Services {
    let db = Db::create(url).await.unwrap();
    Migrator::up(db.read(), None).await.unwrap();
    let ports = Ports {
        clock: Arc::new(SystemClock),
        wall_clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        mailer: Arc::new(NoGateway),
        sms: Arc::new(NoGateway),
    };
    let settings = Settings {
        public_url: "http://127.0.0.1:3000".into(),
        host: "127.0.0.1".into(),
        limits: *limits,
    };
    Services::new(db, &[7; 32], ports, settings).await.unwrap()
}

/// The address of the account `n`.
pub fn email(n: u32) -> Email {
    Email::parse(&format!("personne{n}@exemple.fr")).unwrap()
}

/// An account with the address `n`.
pub async fn account(services: &Services, n: u32, role: Role) -> AccountId {
    let practitioner = (role == Role::Practitioner)
        .then(|| ["Dr Mesure", "médecin", "cabinet", "10000000000"].map(str::to_owned));
    services
        .seed_account(NewAccount {
            role,
            email: email(n),
            phone: MobileNumber::parse(&format!("06399800{n:02}")).unwrap(),
            password: NewPassword::parse(PASSWORD).unwrap(),
            first_name: "Dominique".into(),
            family_name: "MESURE".into(),
            language: Language::French,
            practitioner,
        })
        .await
        .unwrap()
}

/// Whoever has a practitioner's account.
pub fn practitioner(account: AccountId) -> Practitioner {
    match Actor::of(account, Role::Practitioner, true) {
        Actor::Practitioner(practitioner) => practitioner,
        _ => unreachable!(),
    }
}

/// The time in the middle.
pub fn median(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}
