//! SMS through a real HTTP server.

use std::{sync::Arc, time::Duration};

use data_encoding::BASE64;
use domain::{account::phone::MobileNumber, ids::MessageId};
use services::{
    adapters::{Authorities, HttpSms, SmsAccount},
    ports::{NotTaken, OutgoingSms, SmsGateway},
};

use crate::gateways::{
    Identity,
    sms::{Manner, SmsServer},
};

fn account(url: String) -> SmsAccount {
    SmsAccount {
        url,
        account: "AC0123".into(),
        token: "secret token".to_owned().into(),
        from: "Calepin".into(),
        timeout: Duration::from_secs(20),
    }
}

fn gateway(server: &SmsServer) -> HttpSms {
    let url = format!("http://127.0.0.1:{}", server.port);
    HttpSms::new(&account(url), &Authorities::default()).unwrap()
}

fn id() -> MessageId {
    MessageId::new(1_770_000_000_000, &[7; 10])
}

async fn send(gateway: &HttpSms) -> Result<(), NotTaken> {
    let to = MobileNumber::parse("0612345678").unwrap();
    let text = "012345 est votre code & rien d'autre.\n\n@calepin.example #012345";
    let to = &to;
    gateway.send(OutgoingSms { id: id(), to, text }).await
}

const fn answers(status: &'static str, headers: &'static str, body: &'static str) -> Manner {
    Manner::Answers {
        status,
        headers,
        body,
    }
}

#[tokio::test]
async fn a_message_arrives_as_the_api_wants_it() {
    let server = SmsServer::plain().await;
    send(&gateway(&server)).await.unwrap();
    let [taken] = &server.taken()[..] else {
        panic!("{:?}", server.taken())
    };
    assert_eq!(
        taken.line,
        "POST /2010-04-01/Accounts/AC0123/Messages.json HTTP/1.1"
    );
    let basic = format!("Basic {}", BASE64.encode(b"AC0123:secret token"));
    for (name, value) in [
        ("authorization", basic.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
        ("idempotency-key", &id().to_string()),
    ] {
        assert_eq!(taken.headers[name], value);
    }
    for (name, value) in [
        ("To", "+33612345678"),
        ("From", "Calepin"),
        (
            "Body",
            "012345 est votre code & rien d'autre.\n\n@calepin.example #012345",
        ),
    ] {
        assert_eq!(taken.form[name], value);
    }
}

#[tokio::test]
async fn what_the_gateway_says_decides() {
    let server = SmsServer::plain().await;
    let gateway = gateway(&server);
    let said = r#"{"code": 21211, "message": "The 'To' number +33612345678 is not valid."}"#;
    for (manner, forever, after, says) in [
        (
            answers("400 Bad Request", "", said),
            true,
            None,
            "400 The 'To'",
        ),
        (answers("410 Gone", "", "<html>"), true, None, "410"),
        (
            answers("429 Too Many Requests", "retry-after: 17\r\n", "{}"),
            false,
            Some(17),
            "429",
        ),
        (answers("409 Conflict", "", ""), false, None, "409"),
        (answers("401 Unauthorized", "", ""), false, None, "401"),
        (answers("404 Not Found", "", ""), false, None, "404"),
        (
            answers("500 Internal Server Error", "", ""),
            false,
            None,
            "500",
        ),
        (
            answers("503 Service Unavailable", "retry-after: soon\r\n", ""),
            false,
            None,
            "503",
        ),
        (
            answers("302 Found", "location: http://127.0.0.1:1/\r\n", ""),
            false,
            None,
            "302",
        ),
    ] {
        server.set(manner);
        let (is_forever, reason, retry_after) = match send(&gateway).await.unwrap_err() {
            NotTaken::Never(reason) => (true, reason, None),
            NotTaken::Later {
                reason,
                retry_after,
            } => (false, reason, retry_after),
        };
        assert_eq!((is_forever, retry_after), (forever, after), "{reason}");
        assert!(reason.starts_with(says), "{reason}");
    }
    assert!(server.taken().is_empty());
}

#[tokio::test]
async fn a_gateway_that_is_gone_after_it_accepted_gets_the_same_key_again() {
    let server = SmsServer::plain().await;
    let gateway = gateway(&server);
    server.set(Manner::DropsAfterAcceptance);
    assert!(matches!(send(&gateway).await, Err(NotTaken::Later { .. })));
    server.set(Manner::Accepts);
    send(&gateway).await.unwrap();
    let keys: Vec<String> = server
        .taken()
        .iter()
        .map(|taken| taken.headers["idempotency-key"].clone())
        .collect();
    assert_eq!(keys, [id().to_string(), id().to_string()]);
}

#[tokio::test]
async fn a_gateway_that_hangs_is_given_up() {
    let server = SmsServer::plain().await;
    server.set(Manner::Hangs);
    let mut account = account(format!("http://127.0.0.1:{}", server.port));
    account.timeout = Duration::from_millis(200);
    let gateway = HttpSms::new(&account, &Authorities::default()).unwrap();
    match send(&gateway).await {
        Err(NotTaken::Later { reason, .. }) => assert!(reason.contains("in time"), "{reason}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn over_tls_only_to_whom_it_knows() {
    let identity = Arc::new(Identity::new());
    let server = SmsServer::over_tls(&identity).await;
    let account = account(format!("https://localhost:{}", server.port));
    let stranger = HttpSms::new(&account, &Authorities::default()).unwrap();
    assert!(matches!(send(&stranger).await, Err(NotTaken::Later { .. })));
    assert!(server.taken().is_empty());
    let authorities = Authorities::parse(identity.pem.as_bytes()).unwrap();
    let known = HttpSms::new(&account, &authorities).unwrap();
    send(&known).await.unwrap();
    assert_eq!(server.taken().len(), 1);
}

#[test]
fn no_token_is_ever_shown() {
    let account = account("http://127.0.0.1:1".into());
    let gateway = HttpSms::new(&account, &Authorities::default()).unwrap();
    assert!(!format!("{account:?}{gateway:?}").contains("secret"));
}

#[test]
fn authorities_are_certificates() {
    assert!(Authorities::parse(b"").is_err());
    assert!(
        Authorities::parse(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
            .is_err()
    );
}
