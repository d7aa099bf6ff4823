//! E-mail through a real SMTP server.

use std::{sync::Arc, time::Duration};

use domain::{account::Language, account::email::Email, ids::MessageId, time::Instant};
use services::{
    adapters::{Authorities, Security, Smtp, SmtpRelay},
    ports::{Mailer, NotTaken, OutgoingEmail},
};

use crate::{
    gateways::{
        Identity, Refusing, Swallowing,
        smtp::{Manner, PASSWORD, SmtpServer, Step, USER},
    },
    support::{PARENT, World},
};

/// Long enough for a machine that is busy, short enough for a test that waits for it.
const TIMEOUT: Duration = Duration::from_secs(20);
/// Long enough for an answer on this machine, short enough for a test that waits for none.
const SHORT: Duration = Duration::from_millis(500);

/// The steps of a conversation until the message is there.
const IN_CLEAR: [Step; 6] = [
    Step::Greeting,
    Step::Ehlo,
    Step::Mail,
    Step::Rcpt,
    Step::Data,
    Step::HalfAMessage,
];
/// Those that TLS and authentication add.
const SECURED: [Step; 3] = [Step::StartTls, Step::Handshake, Step::Auth];

fn relay(port: u16, security: Security) -> SmtpRelay {
    let credentials = (USER.to_owned(), PASSWORD.to_owned().into());
    SmtpRelay {
        host: "localhost".into(),
        port,
        security,
        credentials: (security != Security::None).then_some(credentials),
        from: "Calepin <calepin@exemple.fr>".into(),
        domain: "calepin.example".into(),
        timeout: TIMEOUT,
    }
}

fn smtp(relay: SmtpRelay, identity: &Identity) -> Smtp {
    let authorities = Authorities::parse(identity.pem.as_bytes()).unwrap();
    Smtp::new(relay, &authorities).unwrap()
}

/// The same, given up soon.
fn impatient(mut relay: SmtpRelay, identity: &Identity) -> Smtp {
    relay.timeout = SHORT;
    smtp(relay, identity)
}

fn plain(server: &SmtpServer) -> Smtp {
    Smtp::new(relay(server.port, Security::None), &Authorities::default()).unwrap()
}

fn id() -> MessageId {
    MessageId::new(1_770_000_000_000, &[7; 10])
}

async fn send(smtp: &Smtp) -> Result<(), NotTaken> {
    send_to(smtp, &PARENT.parse().unwrap()).await
}

async fn send_to(smtp: &Smtp, to: &Email) -> Result<(), NotTaken> {
    let written_at: Instant = "2026-02-02T08:00:00Z".parse().unwrap();
    smtp.send(OutgoingEmail {
        id: id(),
        written_at,
        language: Language::English,
        to,
        subject: "Le carnet de Zoé",
        text: "Bonjour,\n\nVoici l’invitation.\n.\nhttps://calepin.example/p/abc\n",
        html: "<!doctype html><p>Voici l’invitation.</p>",
    })
    .await
}

#[track_caller]
fn later(result: Result<(), NotTaken>) -> String {
    match result {
        Err(NotTaken::Later { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn never(result: Result<(), NotTaken>) -> String {
    match result {
        Err(NotTaken::Never(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_email_arrives_whole_over_starttls() {
    let identity = Arc::new(Identity::new());
    let server = SmtpServer::starttls(&identity).await;
    let smtp = smtp(relay(server.port, Security::StartTls), &identity);
    send(&smtp).await.unwrap();
    let [mail] = &server.mails()[..] else {
        panic!("{:?}", server.mails())
    };
    assert!(mail.secure);
    assert_eq!(mail.user.as_deref(), Some(USER));
    assert_eq!(mail.hello, "calepin.example");
    assert_eq!(mail.from, "calepin@exemple.fr");
    assert_eq!(mail.to, PARENT);
    let message_id = format!("<{}@calepin.example>", id());
    for (name, value) in [
        ("Message-ID", message_id.as_str()),
        ("From", "Calepin <calepin@exemple.fr>"),
        ("To", PARENT),
        ("Date", "Mon, 02 Feb 2026 08:00:00 +0000"),
        ("Content-Language", "en"),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
    ] {
        assert_eq!(mail.header(name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(mail.header("List-Unsubscribe"), None);
    let kind = mail.header("Content-Type").unwrap();
    assert!(kind.starts_with("multipart/alternative"), "{kind}");
    let text = mail.data.find("Content-Type: text/plain; charset=utf-8");
    let html = mail.data.find("Content-Type: text/html; charset=utf-8");
    assert!(text.is_some() && text < html, "{}", mail.data);
    assert!(mail.data.is_ascii(), "{}", mail.data);
    assert!(mail.data.contains("l=E2=80=99invitation"), "{}", mail.data);
}

#[tokio::test]
async fn an_email_arrives_over_implicit_tls() {
    let identity = Arc::new(Identity::new());
    let server = SmtpServer::implicit(&identity).await;
    let smtp = smtp(relay(server.port, Security::Implicit), &identity);
    send(&smtp).await.unwrap();
    assert!(server.mails()[0].secure);
}

/// Only what it says of the recipient and of the message itself is for good.
#[tokio::test]
async fn what_the_relay_says_decides() {
    let identity = Arc::new(Identity::new());
    let in_clear = SmtpServer::plain().await;
    let secured = SmtpServer::starttls(&identity).await;
    for (step, answer, forever) in [
        (Step::Greeting, "421 4.3.2 too busy", false),
        (Step::Greeting, "554 5.7.1 no service for you", false),
        (Step::Ehlo, "451 4.7.1 later", false),
        (Step::Ehlo, "550 5.7.1 who are you", false),
        (Step::StartTls, "454 4.7.0 no TLS just now", false),
        (Step::StartTls, "550 5.7.0 no TLS for you", false),
        (Step::Auth, "454 4.7.0 try again", false),
        (Step::Auth, "535 5.7.8 bad credentials", false),
        (Step::Auth, "550 5.7.1 account closed", false),
        (Step::Mail, "451 4.3.0 later", false),
        (Step::Mail, "553 5.7.1 not your address", false),
        (Step::Rcpt, "450 4.2.1 busy", false),
        (Step::Rcpt, "503 5.5.1 out of order", false),
        (Step::Rcpt, "530 5.7.0 who are you", false),
        (Step::Rcpt, "550 5.1.1 no such user", true),
        (Step::Data, "451 4.3.0 later", false),
        (Step::Data, "554 5.5.1 no recipient", true),
        (Step::Message, "451 4.3.0 try again", false),
        (Step::Message, "503 out of order", false),
        (Step::Message, "552 5.3.4 too much", true),
        (Step::Message, "554 5.6.0 not like this", true),
    ] {
        let (server, security) = if SECURED.contains(&step) {
            (&secured, Security::StartTls)
        } else {
            (&in_clear, Security::None)
        };
        let smtp = smtp(relay(server.port, security), &identity);
        server.set(Manner::Answers(step, answer));
        let result = send(&smtp).await;
        let reason = if forever {
            never(result)
        } else {
            later(result)
        };
        assert!(reason.starts_with(&answer[..3]), "{step:?}: {reason}");
        assert_eq!(server.mails().len(), 0);
    }
    for (server, security) in [(&in_clear, Security::None), (&secured, Security::StartTls)] {
        server.set(Manner::Accepts);
        let smtp = smtp(relay(server.port, security), &identity);
        send(&smtp).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_no_answer_is_tried_later() {
    let server = SmtpServer::plain().await;
    for (step, answer) in [
        (Step::Greeting, "HTTP/1.1 400 Bad Request"),
        (Step::Ehlo, "\u{1b}[2J"),
        (Step::Message, "\0"),
    ] {
        server.set(Manner::Answers(step, answer));
        later(
            send(&impatient(
                relay(server.port, Security::None),
                &Identity::new(),
            ))
            .await,
        );
    }
}

/// It sends the message once more, and then once.
#[tokio::test]
async fn a_relay_that_hangs_or_is_gone_before_it_has_the_message_gets_it_later() {
    let identity = Arc::new(Identity::new());
    let cases = [
        (Security::None, &IN_CLEAR[..]),
        (Security::StartTls, &SECURED[..]),
        (Security::Implicit, &[Step::Handshake][..]),
    ];
    for (security, steps) in cases {
        for step in steps {
            for manner in [Manner::Hangs, Manner::Drops] {
                let server = match security {
                    Security::None => SmtpServer::plain().await,
                    Security::StartTls => SmtpServer::starttls(&identity).await,
                    Security::Implicit => SmtpServer::implicit(&identity).await,
                };
                let relay = relay(server.port, security);
                server.set(manner(*step));
                later(send(&impatient(relay.clone(), &identity)).await);
                assert_eq!(server.mails().len(), 0, "{step:?}");
                server.set(Manner::Accepts);
                send(&smtp(relay, &identity)).await.unwrap();
                assert_eq!(server.mails().len(), 1, "{step:?}");
            }
        }
    }
}

/// Whoever waited for more would send it again.
#[tokio::test]
async fn what_was_taken_was_taken_whether_the_relay_says_goodbye_or_not() {
    let server = SmtpServer::plain().await;
    let smtp = plain(&server);
    let manners = [
        Manner::Hangs(Step::Quit),
        Manner::Drops(Step::Quit),
        Manner::Answers(Step::Quit, "421 4.3.0 no"),
    ];
    for (taken, manner) in (1..).zip(manners) {
        server.set(manner);
        send(&smtp).await.unwrap();
        assert_eq!(server.mails().len(), taken, "{manner:?}");
    }
    server.set(Manner::Answers(Step::Rcpt, "550 5.1.1 no such user"));
    never(send(&smtp).await);
}

/// RFC 6531: others might take it for another's.
#[tokio::test]
async fn an_address_beyond_ascii_is_for_relays_that_know_of_such() {
    let server = SmtpServer::plain().await;
    let to: Email = "zoé@exemple.fr".parse().unwrap();
    server.set(Manner::Answers(Step::Ehlo, "250 localhost"));
    later(send_to(&plain(&server), &to).await);
    assert!(server.mails().is_empty());
    server.set(Manner::Accepts);
    send_to(&plain(&server), &to).await.unwrap();
    let [mail] = &server.mails()[..] else {
        panic!("{:?}", server.mails())
    };
    assert_eq!(mail.to, "zoé@exemple.fr");
    assert_eq!(mail.told, "BODY=8BITMIME SMTPUTF8");
}

#[tokio::test]
async fn a_relay_that_is_gone_after_it_accepted_gets_the_same_message_again() {
    let server = SmtpServer::plain().await;
    let smtp = plain(&server);
    server.set(Manner::Drops(Step::Message));
    later(send(&smtp).await);
    server.set(Manner::Accepts);
    send(&smtp).await.unwrap();
    let ids: Vec<_> = server
        .mails()
        .iter()
        .map(|m| m.header("Message-ID"))
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_relay_that_hangs_is_given_up() {
    let server = SmtpServer::plain().await;
    let smtp = impatient(relay(server.port, Security::None), &Identity::new());
    server.set(Manner::Hangs(Step::Message));
    assert!(later(send(&smtp).await).contains("in time"));
}

#[tokio::test]
async fn nothing_is_said_to_a_stranger_or_in_clear() {
    let identity = Arc::new(Identity::new());
    let expired = Arc::new(Identity::expired());
    for security in [Security::StartTls, Security::Implicit] {
        let start = async |identity: &Arc<Identity>| match security {
            Security::Implicit => SmtpServer::implicit(identity).await,
            _ => SmtpServer::starttls(identity).await,
        };
        let stranger = start(&Arc::new(Identity::new())).await;
        let past = start(&expired).await;
        let by_another_name = start(&identity).await;
        let in_clear = SmtpServer::plain().await;
        let mut renamed = relay(by_another_name.port, security);
        renamed.host = "127.0.0.1".into();
        for smtp in [
            smtp(relay(stranger.port, security), &identity),
            smtp(relay(past.port, security), &expired),
            smtp(renamed, &identity),
            impatient(relay(in_clear.port, security), &identity),
        ] {
            later(send(&smtp).await);
        }
        for nobody in [stranger, past, by_another_name, in_clear] {
            assert!(nobody.mails().is_empty());
        }
    }
}

#[tokio::test]
async fn a_wrong_password_is_the_operators_to_mend() {
    let identity = Arc::new(Identity::new());
    let server = SmtpServer::starttls(&identity).await;
    let mut relay = relay(server.port, Security::StartTls);
    relay.credentials = Some((USER.into(), "wrong".to_owned().into()));
    let reason = later(send(&smtp(relay, &identity)).await);
    assert!(reason.starts_with("535"), "{reason}");
}

#[tokio::test]
async fn a_relay_that_cannot_be_reached_is_tried_later() {
    let (refusing, swallowing) = (Refusing::new(), Swallowing::new().await);
    for (host, port) in [
        ("127.0.0.1", refusing.port),
        ("127.0.0.1", swallowing.port),
        // A name that nobody has (RFC 6761).
        ("relay.invalid", refusing.port),
    ] {
        let mut relay = relay(port, Security::None);
        relay.host = host.into();
        later(send(&impatient(relay, &Identity::new())).await);
    }
}

#[test]
fn no_password_is_ever_shown() {
    let relay = relay(25, Security::StartTls);
    assert!(!format!("{relay:?}").contains(PASSWORD));
    let smtp = Smtp::new(relay, &Authorities::default()).unwrap();
    assert!(!format!("{smtp:?}").contains(PASSWORD), "{smtp:?}");
}

both!(a_crash_between_acceptance_and_record_repeats_under_the_same_id);
async fn a_crash_between_acceptance_and_record_repeats_under_the_same_id(world: &mut World) {
    let server = SmtpServer::plain().await;
    let record = world.share().await.record;
    let to = PARENT.parse().unwrap();
    let shares = &world.services().share;
    let by = world.practitioner();
    shares.email(&by, record, &to).await.unwrap();
    let smtp: Arc<Smtp> = Arc::new(plain(&server));
    let services = world.with_gateways(smtp, world.gateway.clone()).await;

    server.set(Manner::Hangs(Step::Message));
    let dying = services.outbox.clone();
    let dying = tokio::spawn(async move { dying.deliver().await });
    server.until(|mails| mails.len() == 1).await;
    dying.abort();
    dying.await.unwrap_err();
    server.set(Manner::Accepts);
    world.wall.advance(60);
    assert_eq!(services.outbox.deliver().await.unwrap(), 1);
    let mails = server.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].header("Message-ID"), mails[1].header("Message-ID"));
    assert_eq!(mails[0].header("Date"), mails[1].header("Date"));
    // What was recorded is never sent again.
    world.wall.advance(1_000_000);
    assert_eq!(services.outbox.deliver().await.unwrap(), 0);
}
