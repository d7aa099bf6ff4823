//! One person on two servers; then one of the servers dies under load.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    date::CivilDate,
    ids::RecordId,
    record::person::{Person, Sex},
};
use services::{Services, seed::NewAccount};
use tokio::{sync::Notify, task::JoinSet, time::timeout};

use crate::{
    client::Browser,
    gateways::smtp::{Mail, Manner},
    process::{Installation, Server},
};

/// How many records are shared under load: fewer than a practitioner may in an hour.
const RECORDS: usize = 60;
/// How many share at once.
const AT_ONCE: usize = 6;
/// After how many acknowledgements one server dies.
const DIES_AFTER: usize = 12;
/// A dead server's message is another's after a minute.
const LONG_ENOUGH: Duration = Duration::from_secs(150);

async fn seed(services: &Services) -> Vec<RecordId> {
    let practitioner = ["Dr Claire Martin", "Médecin", "Nantes", "99700000013"].map(String::from);
    let account = services.seed_account(NewAccount {
        role: Role::Practitioner,
        email: Email::parse("medecin@exemple.fr").unwrap(),
        phone: MobileNumber::parse("+33639980001").unwrap(),
        password: NewPassword::parse("Calepin2026").unwrap(),
        first_name: "Claire".into(),
        family_name: "Martin".into(),
        language: Language::French,
        practitioner: Some(practitioner),
    });
    let account = account.await.unwrap();
    let mut records = vec![];
    for n in 0..RECORDS {
        let holder = Person {
            family_name: format!("NUMÉRO{n}"),
            used_name: None,
            first_name: "Camille".into(),
            sex: Sex::Female,
            birth_date: CivilDate::new(2019, 3, 14).unwrap(),
        };
        let record = services.seed_record(account, holder, None, vec![]);
        records.push(record.await.unwrap());
    }
    records
}

/// Signs in on one server and enters the code on the other.
async fn sign_in(installation: &Installation, first: &Server, second: &Server) -> Browser {
    let mut browser = Browser::new();
    let form = "email=medecin%40exemple.fr&password=Calepin2026&invitation=";
    let answer = browser
        .post(first.port, "/api/sign_in", form)
        .await
        .unwrap();
    assert_eq!(answer.location(), "/connexion/code", "{}", answer.body);
    installation.sms.until(|taken| !taken.is_empty()).await;
    let text = installation.sms.taken()[0].form["Body"].clone();
    let form = format!("code={}", &text[..6]);
    let answer = browser
        .post(second.port, "/api/enter_code", &form)
        .await
        .unwrap();
    assert_eq!(answer.location(), "/patients", "{}", answer.body);
    for server in [first, second, first] {
        let list = browser.get(server.port, "/patients").await;
        assert_eq!(list.status, StatusCode::OK);
        assert!(list.body.contains("NUMÉRO0"), "{}", list.body);
    }
    browser
}

/// Shares a record and sends its invitation, each by whichever server; tells whether the e-mail was acknowledged.
async fn share(mut browser: Browser, record: RecordId, n: usize, ports: [u16; 2]) -> bool {
    let [one, other] = [ports[n % 2], ports[(n + 1) % 2]];
    let form = format!("record={record}");
    if browser
        .post(one, "/api/issue_invitation", &form)
        .await
        .is_none()
    {
        return false;
    }
    let form = format!("record={record}&email=parent{n}%40exemple.fr");
    let answer = browser.post(other, "/api/email_invitation", &form).await;
    answer.is_some_and(|answer| answer.location().ends_with("?fait=email"))
}

/// The e-mails by their Message-ID.
fn by_id(mails: &[Mail]) -> BTreeMap<String, Vec<&Mail>> {
    let mut by_id: BTreeMap<String, Vec<&Mail>> = BTreeMap::new();
    for mail in mails {
        let id = mail.header("Message-ID").unwrap();
        by_id.entry(id).or_default().push(mail);
    }
    by_id
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_and_no_message_skipped() {
    let installation = Installation::new().await;
    let records = seed(&installation.services().await).await;
    let (mut dies, lives) = (installation.server().await, installation.server().await);
    let browser = sign_in(&installation, &dies, &lives).await;

    // So slow that the server that dies has a message in its hands.
    installation
        .smtp
        .set(Manner::AcceptsAfter(Duration::from_millis(100)));
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let enough = Arc::new(Notify::new());
    let mut tasks = JoinSet::new();
    for lane in 0..AT_ONCE {
        let (browser, acknowledged, enough) = (
            browser.clone(),
            Arc::clone(&acknowledged),
            Arc::clone(&enough),
        );
        let ports = [dies.port, lives.port];
        let records: Vec<(usize, RecordId)> = records
            .iter()
            .copied()
            .enumerate()
            .skip(lane)
            .step_by(AT_ONCE)
            .collect();
        tasks.spawn(async move {
            let mut told = vec![];
            for (n, record) in records {
                if share(browser.clone(), record, n, ports).await {
                    told.push(n);
                    if acknowledged.fetch_add(1, Ordering::SeqCst) + 1 == DIES_AFTER {
                        enough.notify_one();
                    }
                } else if share(browser.clone(), record, n, [ports[1]; 2]).await {
                    // The other one took it: what the dead one had done of it is no obstacle.
                    told.push(n);
                }
            }
            told
        });
    }
    enough.notified().await;
    installation.smtp.until(|mails| mails.len() > 2).await;
    dies.kill().await;
    let told: BTreeSet<String> = tasks
        .join_all()
        .await
        .into_iter()
        .flatten()
        .map(|n| format!("parent{n}@exemple.fr"))
        .collect();
    assert_eq!(
        told.len(),
        RECORDS,
        "the server that lives did not take everything"
    );

    let arrived = |mails: &[Mail]| {
        let to: BTreeSet<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        told.iter().all(|told| to.contains(told.as_str()))
    };
    let waited = timeout(LONG_ENOUGH, installation.smtp.until(arrived)).await;
    waited.expect("an acknowledged e-mail did not arrive");
    let services = installation.services().await;
    let nothing_waits = async {
        while services.outbox.backlogs().await.unwrap()[0].waiting > 0 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(LONG_ENOUGH, nothing_waits)
        .await
        .expect("a message still waits");

    // The dead server held one e-mail at the most: only that may have come twice, under one Message-ID.
    let mails = installation.smtp.mails();
    let twice: Vec<Vec<&Mail>> = by_id(&mails)
        .into_values()
        .filter(|same| same.len() > 1)
        .collect();
    assert!(
        twice.len() <= 1 && twice.iter().all(|same| same.len() == 2),
        "{twice:?}"
    );
    for same in &twice {
        assert_eq!(same[0].to, same[1].to);
    }

    let verified = installation.command("verify", 0).status().await.unwrap();
    assert!(verified.success());
    let mut browser = browser;
    assert_eq!(
        browser.get(lives.port, "/patients").await.status,
        StatusCode::OK
    );
}
