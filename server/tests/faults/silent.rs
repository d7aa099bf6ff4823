//! The gateways fail. How each failure of theirs is taken is tested in services/tests/all (`smtp`, `sms`, `outbox`); here,
//! what whoever waits for a message reads, and that it comes once the gateway is back.

use std::time::Duration;

use tokio::time::timeout;

use crate::{
    client::Browser,
    gateways::{sms, smtp},
    people::{PATIENT, PRACTITIONER},
    process::Installation,
    work::{Outcome, People},
};

/// A message is tried again after five seconds, or six.
const AGAIN: Duration = Duration::from_secs(15);

/// Both at once, as most of it is waiting.
#[tokio::test(flavor = "multi_thread")]
async fn what_no_gateway_takes_leaves_when_one_does_and_a_claim_needs_none() {
    tokio::join!(
        a_code_that_no_gateway_takes_comes_when_one_does(),
        a_claim_needs_no_relay_and_its_message_leaves_when_there_is_one(),
    );
}

async fn a_code_that_no_gateway_takes_comes_when_one_does() {
    let installation = Installation::on_sqlite().await;
    People::seed(&installation.services().await).await;
    let server = installation.server().await;
    let refuses = sms::Manner::Answers {
        status: "503 Service Unavailable",
        headers: "",
        body: "{}",
    };
    installation.sms.set(refuses);
    let mut browser = Browser::new();
    PATIENT.give_password(&mut browser, server.port).await;
    // The page promises a code, and offers another.
    let page = browser.get(server.port, "/connexion/code").await;
    assert!(page.body.contains("Renvoyer"), "{}", page.body);
    installation.sms.until_refused().await;
    installation.sms.set(sms::Manner::Accepts);
    let came = timeout(AGAIN, installation.sms.until(|taken| !taken.is_empty()));
    came.await.expect("the code did not come");
    PATIENT
        .give_code(&mut browser, server.port, &installation.sms)
        .await;
}

async fn a_claim_needs_no_relay_and_its_message_leaves_when_there_is_one() {
    let installation = Installation::on_postgres().await;
    let services = installation.services().await;
    let mut people = People::seed(&services).await;
    let server = installation.server().await;
    people.sign_in(&installation, server.port).await;
    installation.smtp.set(smtp::Manner::Answers(
        smtp::Step::Message,
        "451 4.3.0 later",
    ));
    let claim = people.claim(&services).await;
    let outcome = claim.attempt(people.browser(&claim), server.port).await;
    assert!(matches!(outcome, Outcome::Done(_)));
    installation.smtp.until_refused().await;
    installation.smtp.set(smtp::Manner::Accepts);
    let arrived = |mails: &[smtp::Mail]| mails.iter().any(|mail| mail.to == PRACTITIONER.email);
    let came = timeout(AGAIN, installation.smtp.until(arrived));
    came.await.expect("the message did not leave");
}
