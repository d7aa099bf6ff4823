//! What the measures stand on.

#![allow(dead_code, reason = "each measure uses its part")]

use std::{env, fs, path::Path, process, sync::Arc, time::Duration};

use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    actor::{Actor, Patient, Practitioner},
    ids::AccountId,
};
use migrations::{Migrator, MigratorTrait};
use services::{
    Db, Limits, Ports, Services, Settings,
    adapters::{NoGateway, SystemClock, SystemEntropy},
    seed::{NewAccount, Practice},
};

/// Everybody's.
pub const PASSWORD: &str = "Calepin2026";

/// Measures in a folder that is gone afterwards, and ends the process: with success if all is within its bounds.
pub fn within_bounds(measure: impl AsyncFnOnce(&Path) -> bool) -> ! {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let folder = env::temp_dir().join(format!("calepin-bench-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let within = runtime.block_on(measure(&folder));
    fs::remove_dir_all(&folder).unwrap();
    process::exit(i32::from(!within))
}

/// Prints a figure beside its bound; tells whether it is within.
pub fn at_least(what: &str, figure: f64, bound: f64) -> bool {
    let within = figure >= bound;
    let verdict = if within { "ok" } else { "OUT OF BOUNDS" };
    println!("{what} {figure:.2} (at least {bound:.2}) {verdict}");
    within
}

/// The same of a time.
pub fn at_most(what: &str, figure: Duration, bound: Duration) -> bool {
    let within = figure <= bound;
    let verdict = if within { "ok" } else { "OUT OF BOUNDS" };
    let [figure, bound] = [figure, bound].map(|time| time.as_secs_f64() * 1000.0);
    println!("{what} {figure:.1} ms (at most {bound:.0} ms) {verdict}");
    within
}

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
    let practice = Practice {
        display_name: "Dr Mesure",
        profession: "médecin",
        workplace: "cabinet",
        rpps_number: "10000000000",
    };
    services
        .seed_account(NewAccount {
            role,
            email: email(n),
            phone: MobileNumber::parse(&format!("063998{n:04}")).unwrap(),
            password: NewPassword::parse(PASSWORD).unwrap(),
            first_name: "Dominique".into(),
            family_name: "MESURE".into(),
            language: Language::French,
            practice: (role == Role::Practitioner).then_some(practice),
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

/// Whoever has a patient's account.
pub fn patient(account: AccountId) -> Patient {
    match Actor::of(account, Role::Patient, false) {
        Actor::Patient(patient) => patient,
        _ => unreachable!(),
    }
}

/// The time in the middle.
pub fn median(took: Vec<Duration>) -> Duration {
    percentile(took, 50)
}

/// The time within which so many of a hundred were done.
pub fn percentile(mut took: Vec<Duration>, of_hundred: usize) -> Duration {
    took.sort_unstable();
    took[(took.len() * of_hundred).div_ceil(100) - 1]
}
