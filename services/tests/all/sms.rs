//! SMS through a real HTTP server.

use std::{sync::Arc, time::Duration};

use data_encoding::BASE64;
use domain::{account::phone::MobileNumber, ids::MessageId};
use services::{
    adapters::{Authorities, HttpSms, SmsAccount},
    ports::{NotTaken, OutgoingSms, SmsGateway},
};

use crate::gateways::{
    Identity, Refusing, Swallowing,
    sms::{Manner, SmsServer},
};

/// Long enough for an answer on this machine, short enough for a test that waits for none.
const SHORT: Duration = Duration::from_secs(2);

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

/// That of an address, given up soon.
fn impatient(url: String) -> HttpSms {
    let mut account = account(url);
    account.timeout = SHORT;
    HttpSms::new(&account, &Authorities::default()).unwrap()
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

#[track_caller]
fn later(result: Result<(), NotTaken>) -> String {
    match result {
        Err(NotTaken::Later { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
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
        (
            answers(
                "429 Too Many Requests",
                "retry-after: Mon, 02 Feb 2026 08:00:00 GMT\r\n",
                "",
            ),
            false,
            None,
            "429",
        ),
        (answers("408 Request Timeout", "", ""), false, None, "408"),
        (answers("409 Conflict", "", ""), false, None, "409"),
        (answers("425 Too Early", "", ""), false, None, "425"),
        (answers("401 Unauthorized", "", ""), false, None, "401"),
        (answers("402 Payment Required", "", ""), false, None, "402"),
        (answers("403 Forbidden", "", "[]"), false, None, "403"),
        (answers("404 Not Found", "", ""), false, None, "404"),
        (
            answers("405 Method Not Allowed", "", "{"),
            false,
            None,
            "405",
        ),
        (
            answers("407 Proxy Authentication Required", "", ""),
            false,
            None,
            "407",
        ),
        (
            answers("500 Internal Server Error", "", ""),
            false,
            None,
            "500",
        ),
        (answers("502 Bad Gateway", "", "<html>"), false, None, "502"),
        (
            answers("503 Service Unavailable", "retry-after: soon\r\n", ""),
            false,
            None,
            "503",
        ),
        // It took it, and says that it failed.
        (
            answers(
                "201 Created",
                "",
                r#"{"status": "failed", "error_code": 30001, "error_message": "Queue overflow"}"#,
            ),
            true,
            None,
            "201 Queue overflow",
        ),
        (
            answers("200 OK", "", r#"{"message": "no credit", "error_code": 7}"#),
            true,
            None,
            "200 no credit",
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

/// What it says beside its status may be cut short, be no JSON, or be too much to be read.
#[tokio::test]
async fn the_status_stands_whatever_comes_with_it() {
    const TAKEN: &str = "HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{";
    const REFUSED: &str = "HTTP/1.1 400 Bad Request\r\ncontent-length: 99\r\n\r\n{";
    let much: &'static str = "x".repeat(100_000).leak();
    let server = SmsServer::plain().await;
    let gateway = impatient(format!("http://127.0.0.1:{}", server.port));
    for body in ["", "<html>", "{", "null", "[]", r#"{"status": 1}"#, much] {
        server.set(answers("200 OK", "", body));
        send(&gateway).await.unwrap();
        server.set(answers("400 Bad Request", "", body));
        assert!(matches!(send(&gateway).await, Err(NotTaken::Never(_))));
    }
    for manner in [Manner::Drops, Manner::Hangs] {
        server.set(manner(TAKEN));
        send(&gateway).await.unwrap();
        server.set(manner(REFUSED));
        assert!(matches!(send(&gateway).await, Err(NotTaken::Never(_))));
    }
}

#[tokio::test]
async fn what_is_no_answer_is_tried_later() {
    let server = SmsServer::plain().await;
    let gateway = gateway(&server);
    for said in [
        "",
        "220 localhost ESMTP\r\n",
        "HTTP/1.1 2",
        "HTTP/1.1 201 Created\r\nconte",
    ] {
        server.set(Manner::Drops(said));
        later(send(&gateway).await);
    }
    server.set(Manner::Accepts);
    send(&gateway).await.unwrap();
}

/// Account, token and message are for the gateway that was configured.
#[tokio::test]
async fn no_redirect_is_followed() {
    let elsewhere = SmsServer::plain().await;
    let server = SmsServer::plain().await;
    let headers = format!("location: http://127.0.0.1:{}/\r\n", elsewhere.port);
    let headers: &'static str = headers.leak();
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 There",
        "308 There",
    ] {
        server.set(answers(status, headers, ""));
        let reason = later(send(&gateway(&server)).await);
        assert!(reason.starts_with(&status[..3]), "{reason}");
    }
    assert!(elsewhere.taken().is_empty());
}

#[tokio::test]
async fn a_gateway_that_cannot_be_reached_is_tried_later() {
    let (refusing, swallowing) = (Refusing::new(), Swallowing::new().await);
    for url in [
        format!("http://127.0.0.1:{}", refusing.port),
        format!("http://127.0.0.1:{}", swallowing.port),
        // A name that nobody has (RFC 6761).
        "http://gateway.invalid".to_owned(),
    ] {
        later(send(&impatient(url)).await);
    }
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
    for said in ["", "HTTP/1.1 201 Created\r\n"] {
        server.set(Manner::Hangs(said));
        let gateway = impatient(format!("http://127.0.0.1:{}", server.port));
        let reason = later(send(&gateway).await);
        assert!(reason.contains("in time"), "{reason}");
    }
}

#[tokio::test]
async fn over_tls_only_to_whom_it_knows() {
    let (identity, expired) = (Arc::new(Identity::new()), Arc::new(Identity::expired()));
    let server = SmsServer::over_tls(&identity).await;
    let past = SmsServer::over_tls(&expired).await;
    let in_clear = SmsServer::plain().await;
    let known = |identity: &Identity| Authorities::parse(identity.pem.as_bytes()).unwrap();
    let secure = |host: &str, port: u16, authorities: &Authorities| {
        let account = account(format!("https://{host}:{port}"));
        HttpSms::new(&account, authorities).unwrap()
    };
    for gateway in [
        secure("localhost", server.port, &Authorities::default()),
        // That is not its name.
        secure("127.0.0.1", server.port, &known(&identity)),
        secure("localhost", past.port, &known(&expired)),
        secure("localhost", in_clear.port, &known(&identity)),
    ] {
        later(send(&gateway).await);
    }
    for nobody in [&server, &past, &in_clear] {
        assert!(nobody.taken().is_empty());
    }
    let gateway = secure("localhost", server.port, &known(&identity));
    send(&gateway).await.unwrap();
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
