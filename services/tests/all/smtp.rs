//! E-mail through a real SMTP server.

use std::{sync::Arc, time::Duration};

use domain::{account::Language, account::email::Email, ids::MessageId, time::Instant};
use services::{
    adapters::{Authorities, Security, Smtp, SmtpRelay},
    ports::{Mailer, NotTaken, OutgoingEmail},
};

use crate::{
    gateways::{
        Identity,
        smtp::{Manner, PASSWORD, SmtpServer, USER},
    },
    support::{PARENT, World},
};

/// Long enough for a machine that is busy, short enough for a test that waits for it.
const TIMEOUT: Duration = Duration::from_secs(20);

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

fn plain(server: &SmtpServer) -> Smtp {
    Smtp::new(relay(server.port, Security::None), &Authorities::default()).unwrap()
}

fn id() -> MessageId {
    MessageId::new(1_770_000_000_000, &[7; 10])
}

async fn send(smtp: &Smtp) -> Result<(), NotTaken> {
    let written_at: Instant = "2026-02-02T08:00:00Z".parse().unwrap();
    let to: Email = PARENT.parse().unwrap();
    smtp.send(OutgoingEmail {
        id: id(),
        written_at,
        language: Language::English,
        to: &to,
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

#[tokio::test]
async fn what_the_relay_says_decides() {
    let server = SmtpServer::plain().await;
    let smtp = plain(&server);
    for (manner, forever, says) in [
        (Manner::AnswersRecipient("450 4.2.1 busy"), false, "450"),
        (Manner::AnswersMessage("451 4.3.0 try again"), false, "451"),
        (
            Manner::AnswersRecipient("550 5.1.1 no such user"),
            true,
            "550",
        ),
        (
            Manner::AnswersMessage("554 5.6.0 not like this"),
            true,
            "554",
        ),
        (Manner::AnswersMessage("503 out of order"), false, "503"),
    ] {
        server.set(manner);
        let result = send(&smtp).await;
        let reason = if forever {
            never(result)
        } else {
            later(result)
        };
        assert!(reason.starts_with(says), "{reason}");
    }
    assert_eq!(server.mails().len(), 0);
    server.set(Manner::Accepts);
    send(&smtp).await.unwrap();
}

#[tokio::test]
async fn a_relay_that_is_gone_after_it_accepted_gets_the_same_message_again() {
    let server = SmtpServer::plain().await;
    let smtp = plain(&server);
    server.set(Manner::DropsAfterAcceptance);
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
    let mut relay = relay(server.port, Security::None);
    relay.timeout = Duration::from_millis(200);
    let smtp = Smtp::new(relay, &Authorities::default()).unwrap();
    server.set(Manner::Hangs);
    assert!(later(send(&smtp).await).contains("in time"));
}

#[tokio::test]
async fn nothing_is_said_to_a_stranger_or_in_clear() {
    let identity = Arc::new(Identity::new());
    let stranger = SmtpServer::starttls(&Arc::new(Identity::new())).await;
    later(send(&smtp(relay(stranger.port, Security::StartTls), &identity)).await);
    let in_clear = SmtpServer::plain().await;
    later(send(&smtp(relay(in_clear.port, Security::StartTls), &identity)).await);
    assert!(stranger.mails().is_empty() && in_clear.mails().is_empty());
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
async fn a_relay_that_is_not_there_is_tried_later() {
    let server = SmtpServer::plain().await;
    let smtp = plain(&server);
    drop(server);
    later(send(&smtp).await);
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

    server.set(Manner::Hangs);
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
