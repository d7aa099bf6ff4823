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
use domain::ids::RecordId;
use tokio::{sync::Notify, task::JoinSet, time::timeout};

use crate::{
    client::Browser,
    gateways::smtp::{Mail, Manner},
    people::{PRACTITIONER, records},
    process::{Installation, Server},
};

/// How many records are shared under load: fewer than a practitioner may in an hour.
const RECORDS: usize = 60;
/// How many share at once.
const AT_ONCE: usize = 6;
/// How many e-mails a server hands over at once.
const ROUND: usize = 2;
/// After how many acknowledgements one server dies.
const DIES_AFTER: usize = 12;
/// What a dead server had in its hands is another's after a minute.
const LONG_ENOUGH: Duration = Duration::from_secs(150);

/// Signs in on one server and enters the code on the other.
async fn sign_in(installation: &Installation, first: &Server, second: &Server) -> Browser {
    let ports = [first.port, second.port];
    let mut browser = PRACTITIONER.sign_in(ports, &installation.sms).await;
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
    let installation = Installation::on_postgres().await;
    let services = installation.services().await;
    let practitioner = PRACTITIONER.seed(&services, Some("Dr Claire Martin")).await;
    let records = records(&services, practitioner, RECORDS).await;
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
    let nothing_waits = async {
        while services.outbox.backlogs().await.unwrap()[0].waiting > 0 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(LONG_ENOUGH, nothing_waits)
        .await
        .expect("a message still waits");

    // The dead server held a round of e-mails at the most: only those may have come twice, under one Message-ID.
    let mails = installation.smtp.mails();
    let twice: Vec<Vec<&Mail>> = by_id(&mails)
        .into_values()
        .filter(|same| same.len() > 1)
        .collect();
    assert!(
        twice.len() <= ROUND && twice.iter().all(|same| same.len() == 2),
        "{twice:?}"
    );
    for same in &twice {
        assert_eq!(same[0].to, same[1].to);
    }

    installation.verify().await;
    let mut browser = browser;
    assert_eq!(
        browser.get(lives.port, "/patients").await.status,
        StatusCode::OK
    );
}
