//! E-mail by SMTP (RFC 5321), through one relay.

use std::{fmt, time::Duration};

use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Mailbox, MultiPart,
        header::{self, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Tls, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter, ServerInfo},
    },
};
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::Authorities;
use crate::ports::{Delivery, Mailer, NotTaken, OutgoingEmail};

/// How a connection to the relay is kept from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (`smtps`, port 465).
    Implicit,
    /// In clear until `STARTTLS`, without which nothing is said (port 587).
    StartTls,
    /// In clear: a relay on this machine.
    None,
}

/// Where and as whom to hand over e-mail.
#[derive(Clone)]
pub struct SmtpRelay {
    /// The relay's name, as in its certificate.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from being read.
    pub security: Security,
    /// User and password, if it asks for them.
    pub credentials: Option<(String, Zeroizing<String>)>,
    /// Whom the messages are from: `Calepin <calepin@exemple.fr>` or the address alone.
    pub from: String,
    /// How we call ourselves, and the domain of every Message-ID: the host that people know.
    pub domain: String,
    /// How long a message may take.
    pub timeout: Duration,
}

/// Shows no password.
impl fmt::Debug for SmtpRelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "SmtpRelay({}:{}, {:?})",
            self.host, self.port, self.security
        )
    }
}

impl SmtpRelay {
    /// Whether a text can stand in `From`.
    pub fn is_sender(text: &str) -> bool {
        text.parse::<Mailbox>().is_ok()
    }
}

/// How long a relay has to say goodbye, once it has answered what matters.
const GOODBYE: Duration = Duration::from_secs(2);

/// Sends e-mail by SMTP.
pub struct Smtp {
    relay: SmtpRelay,
    tls: Tls,
    credentials: Option<Credentials>,
    hello: ClientId,
    from: Mailbox,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Smtp({:?})", self.relay)
    }
}

/// The relay cannot be spoken to as it was described.
#[derive(Debug, thiserror::Error)]
pub enum NotARelay {
    /// The sender is no address.
    #[error("not a sender: {0}")]
    From(#[from] lettre::address::AddressError),
    /// TLS cannot be set up.
    #[error("{0}")]
    Tls(#[from] Error),
}

impl Smtp {
    /// Speaks to `relay`, when there is something to say.
    ///
    /// # Errors
    /// [`NotARelay`].
    pub fn new(mut relay: SmtpRelay, authorities: &Authorities) -> Result<Self, NotARelay> {
        let credentials = relay.credentials.take();
        Ok(Self {
            tls: match relay.security {
                Security::Implicit => Tls::Wrapper(parameters(&relay.host, authorities)?),
                Security::StartTls => Tls::Required(parameters(&relay.host, authorities)?),
                Security::None => Tls::None,
            },
            credentials: credentials
                .map(|(user, password)| Credentials::new(user, password.to_string())),
            hello: ClientId::Domain(relay.domain.clone()),
            from: relay.from.parse()?,
            relay,
        })
    }

    /// The e-mail as it is written: the same at every attempt, but for the boundary between its parts.
    ///
    /// No `List-Unsubscribe` (RFC 8058): nobody subscribed. Each e-mail answers what somebody just did, or warns an
    /// account's owner; one of them unsubscribed from would lock its reader out, or keep a theft from them.
    fn write(&self, email: &OutgoingEmail<'_>) -> Result<Message, NotTaken> {
        let never = |what: &str| NotTaken::Never(format!("this e-mail cannot be written: {what}"));
        let to: Address = email
            .to
            .as_str()
            .parse()
            .map_err(|_| never("the recipient"))?;
        Message::builder()
            .message_id(Some(format!("<{}@{}>", email.id, self.relay.domain)))
            .date(email.written_at.into())
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(email.subject)
            .raw_header(fixed("Content-Language", email.language.tag()))
            // RFC 3834: nobody's holiday message answers it.
            .raw_header(fixed("Auto-Submitted", "auto-generated"))
            .header(header::MIME_VERSION_1_0)
            .multipart(MultiPart::alternative_plain_html(
                email.text.to_owned(),
                email.html.to_owned(),
            ))
            .map_err(|_| never("its headers"))
    }

    /// A connection on which the relay will hear messages of ours.
    async fn greet(&self) -> Result<AsyncSmtpConnection, Error> {
        let implicit = match &self.tls {
            Tls::Wrapper(tls) => Some(tls.clone()),
            _ => None,
        };
        let mut relay = AsyncSmtpConnection::connect_tokio1(
            (self.relay.host.as_str(), self.relay.port),
            Some(self.relay.timeout),
            &self.hello,
            implicit,
            None,
        )
        .await?;
        if let Tls::Required(tls) = &self.tls {
            relay.starttls(tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            relay.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(relay)
    }
}

/// Hands a message over to a relay that hears us. Whether it takes anything from our sender is about us still.
async fn hand_over(relay: &mut AsyncSmtpConnection, message: &Message) -> Result<(), NotTaken> {
    let envelope = message.envelope();
    let parameters = parameters_of(envelope, relay.server_info())?;
    let mail = Mail::new(envelope.from().cloned(), parameters);
    relay.command(mail).await.map_err(|error| not_us(&error))?;
    for to in envelope.to() {
        let rcpt = Rcpt::new(to.clone(), vec![]);
        relay
            .command(rcpt)
            .await
            .map_err(|error| not_taken(&error))?;
    }
    relay
        .command(Data)
        .await
        .map_err(|error| not_taken(&error))?;
    let taken = relay.message(&message.formatted()).await;
    taken.map(|_| ()).map_err(|error| not_taken(&error))
}

/// What a relay is told of a message with its sender: of addresses in other letters than ASCII, if it knows of such (RFC
/// 6531). Texts and subjects are ASCII by their encoding.
fn parameters_of(envelope: &Envelope, relay: &ServerInfo) -> Result<Vec<MailParameter>, NotTaken> {
    let mut addresses = envelope.to().iter().chain(envelope.from());
    if addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii()) {
        return Ok(vec![]);
    }
    if !relay.supports_feature(Extension::SmtpUtfEight) {
        return Err(NotTaken::later("the relay knows of ASCII addresses only"));
    }
    Ok(vec![
        MailParameter::SmtpUtfEight,
        MailParameter::Body(MailBodyParameter::EightBitMime),
    ])
}

fn parameters(host: &str, authorities: &Authorities) -> Result<TlsParameters, Error> {
    let mut builder = TlsParameters::builder(host.to_owned());
    for certificate in authorities.for_lettre()? {
        builder = builder.add_root_certificate(certificate);
    }
    builder.build_rustls()
}

fn fixed(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

impl Mailer for Smtp {
    fn send<'a>(&'a self, email: OutgoingEmail<'a>) -> Delivery<'a> {
        Box::pin(async move {
            let message = self.write(&email)?;
            let spoken = timeout(self.relay.timeout, async {
                let mut relay = self.greet().await.map_err(|error| not_us(&error))?;
                let answer = hand_over(&mut relay, &message).await;
                Ok::<_, NotTaken>((relay, answer))
            });
            let late = |_| NotTaken::later("the relay did not answer in time");
            let (mut relay, answer) = spoken.await.map_err(late)??;
            // What it has answered stands, whether it says goodbye or not.
            let _ = timeout(GOODBYE, relay.abort()).await;
            answer
        })
    }
}

/// What is refused before any message is named, whatever the code, is about us: the operator mends it, and the message
/// leaves then.
fn not_us(error: &Error) -> NotTaken {
    NotTaken::later(reason(error))
}

/// What is about us, too, where a message is named: commands that the relay does not know (RFC 5321, § 4.2.2), and an
/// authentication that it misses (RFC 4954, § 6).
const ABOUT_US: &[u16] = &[500, 502, 503, 504, 530];

fn not_taken(error: &Error) -> NotTaken {
    match error.status().map(u16::from) {
        Some(code) if error.is_permanent() && !ABOUT_US.contains(&code) => {
            NotTaken::Never(reason(error))
        }
        _ => not_us(error),
    }
}

/// The relay's own words, after its code; without any, what went wrong.
fn reason(error: &Error) -> String {
    let said = std::error::Error::source(error).map_or_else(String::new, ToString::to_string);
    match error.status() {
        Some(code) => format!("{code} {said}"),
        None => error.to_string(),
    }
}
