//! E-mail by SMTP (RFC 5321), through one relay.

use std::{fmt, time::Duration};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{self, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
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

/// Sends e-mail by SMTP.
#[derive(Debug)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    domain: String,
    timeout: Duration,
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
    pub fn new(relay: SmtpRelay, authorities: &Authorities) -> Result<Self, NotARelay> {
        let tls = match relay.security {
            Security::Implicit => Tls::Wrapper(parameters(&relay.host, authorities)?),
            Security::StartTls => Tls::Required(parameters(&relay.host, authorities)?),
            Security::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(relay.host)
            .port(relay.port)
            .tls(tls)
            .hello_name(ClientId::Domain(relay.domain.clone()))
            .timeout(Some(relay.timeout));
        if let Some((user, password)) = relay.credentials {
            builder = builder.credentials(Credentials::new(user, password.to_string()));
        }
        Ok(Self {
            transport: builder.build(),
            from: relay.from.parse()?,
            domain: relay.domain,
            timeout: relay.timeout,
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
            .message_id(Some(format!("<{}@{}>", email.id, self.domain)))
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
            match timeout(self.timeout, self.transport.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(not_taken(&error)),
                Err(_) => Err(NotTaken::later("the relay did not answer in time")),
            }
        })
    }
}

/// What of an answer is about us, not about the message: commands it does not know (RFC 5321, § 4.2.2) and
/// authentication (RFC 4954, § 6). The operator mends it, and the message leaves then.
const ABOUT_US: &[u16] = &[500, 502, 503, 504, 530, 534, 535, 538];

fn not_taken(error: &Error) -> NotTaken {
    let code = error.status().map(u16::from);
    let reason = match code {
        Some(code) => format!("{code} {}", said(error)),
        None => error.to_string(),
    };
    match code {
        Some(code) if error.is_permanent() && !ABOUT_US.contains(&code) => NotTaken::Never(reason),
        _ => NotTaken::later(reason),
    }
}

/// The relay's own words.
fn said(error: &Error) -> String {
    std::error::Error::source(error).map_or_else(String::new, ToString::to_string)
}
