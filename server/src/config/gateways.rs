//! By whom e-mail and SMS leave.

use std::{path::PathBuf, time::Duration};

use axum::http::Uri;
use services::adapters::{Security, SmtpRelay};

use super::{
    setting::{BadSetting, Setting},
    sources::{Sources, line, path},
};
use crate::public_url::{self, PublicUrl, is_loopback};

const SMTP_URL: Setting = Setting {
    key: "smtp_url",
    default: String::new,
    expected: "smtps://HOST (TLS), smtp://HOST (STARTTLS) or smtp-plain://127.0.0.1 (a relay on this machine), each \
               with a port or not, or none",
    help: "the relay that takes e-mail: smtps://HOST (TLS, port 465), smtp://HOST (STARTTLS, port 587), or \
           smtp-plain://127.0.0.1 (in clear, port 25, on this machine only); or none: e-mails wait in the outbox",
};
const SMTP_USER: Setting = Setting {
    key: "smtp_user",
    default: String::new,
    expected: "a user's name",
    help: "as whom to authenticate to the relay, if it asks for it",
};
const SMTP_PASSWORD_FILE: Setting = Setting {
    key: "smtp_password_file",
    default: String::new,
    expected: "the path of a file",
    help: "a file with that user's password, readable by its owner only",
};
const MAIL_FROM: Setting = Setting {
    key: "mail_from",
    default: String::new,
    expected: "an address, such as Calepin <calepin@exemple.fr>",
    help: "whom e-mails are from, such as Calepin <calepin@exemple.fr>",
};
const SMS_URL: Setting = Setting {
    key: "sms_url",
    default: String::new,
    expected: "https://HOST, or http:// and a loopback address, without a path; or none",
    help: "the gateway that takes SMS as Twilio's API does, such as https://api.twilio.com; or none: SMS wait in the \
           outbox, and nobody can sign in",
};
const SMS_ACCOUNT: Setting = Setting {
    key: "sms_account",
    default: String::new,
    expected: "letters, digits, - and _",
    help: "the account there (Twilio's Account SID)",
};
const SMS_TOKEN_FILE: Setting = Setting {
    key: "sms_token_file",
    default: String::new,
    expected: "the path of a file",
    help: "a file with that account's token, readable by its owner only",
};
const SMS_FROM: Setting = Setting {
    key: "sms_from",
    default: String::new,
    expected: "a number such as +33612345678, a short number, or a name of at most 11 letters and digits",
    help: "whom SMS are from: a number, a short number, or a name of at most 11 letters and digits",
};
const GATEWAY_TIMEOUT: Setting = Setting {
    key: "gateway_timeout",
    default: || "20".into(),
    expected: "seconds, 1 to 25",
    help: "how many seconds the relay and the gateway have to take one message",
};
const GATEWAY_CA_FILE: Setting = Setting {
    key: "gateway_ca_file",
    default: String::new,
    expected: "the path of a file",
    help: "certificates (PEM) of authorities that the relay and the gateway may be certified by, beside the system's",
};
/// Says that messages are to wait.
const NO_GATEWAY: &str = "none";

pub(super) const SETTINGS: &[Setting] = &[
    SMTP_URL,
    SMTP_USER,
    SMTP_PASSWORD_FILE,
    MAIL_FROM,
    SMS_URL,
    SMS_ACCOUNT,
    SMS_TOKEN_FILE,
    SMS_FROM,
    GATEWAY_TIMEOUT,
    GATEWAY_CA_FILE,
];

/// By whom messages leave.
#[derive(Debug, Clone)]
pub struct Gateways {
    /// E-mails.
    pub mail: Gateway<Mail>,
    /// SMS.
    pub sms: Gateway<Sms>,
    /// How long either may take over one message.
    pub timeout: Duration,
    /// Authorities beside the system's.
    pub ca_file: Option<PathBuf>,
}

/// Whether messages of a kind leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gateway<T> {
    /// Nothing was said.
    Unset,
    /// They wait in the outbox, as was said.
    Off,
    /// They leave by this.
    By(T),
}

/// A file that holds a secret, and the variable that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// The file.
    pub file: PathBuf,
    /// Who named it, for messages.
    pub variable: String,
}

/// A relay for e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from being read.
    pub security: Security,
    /// The user, and where their password is.
    pub user: Option<(String, Secret)>,
    /// Whom e-mails are from.
    pub from: String,
}

/// A gateway for SMS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    /// Its address.
    pub url: String,
    /// The account there.
    pub account: String,
    /// Where its token is.
    pub token: Secret,
    /// Whom SMS are from.
    pub from: String,
}

impl Gateways {
    /// Messages that nobody takes would look as if they were sent: that must be meant.
    pub(super) fn check_serve(&self) -> Result<(), BadSetting> {
        for (setting, unset) in [
            (&SMTP_URL, self.mail == Gateway::Unset),
            (&SMS_URL, self.sms == Gateway::Unset),
        ] {
            if unset {
                let message = format!("not set: expected {}", setting.expected);
                return Err(BadSetting::new(setting.variable(), message));
            }
        }
        Ok(())
    }
}

pub(super) fn read(sources: &Sources<'_>) -> Result<Gateways, BadSetting> {
    let seconds = sources.parse(&GATEWAY_TIMEOUT, seconds)?;
    Ok(Gateways {
        mail: mail(sources)?,
        sms: sms(sources)?,
        timeout: Duration::from_secs(seconds),
        ca_file: sources.optional(&GATEWAY_CA_FILE, path)?,
    })
}

fn mail(sources: &Sources<'_>) -> Result<Gateway<Mail>, BadSetting> {
    let user = sources.optional(&SMTP_USER, line)?;
    let password = sources.optional(&SMTP_PASSWORD_FILE, path)?;
    let from = sources.optional(&MAIL_FROM, sender)?;
    let (host, port, security) = match sources.optional(&SMTP_URL, on_or_off(relay))? {
        None => return Ok(Gateway::Unset),
        Some(None) => return Ok(Gateway::Off),
        Some(Some(relay)) => relay,
    };
    let user = match (user, password) {
        (Some(user), Some(file)) => Some((user, secret(&SMTP_PASSWORD_FILE, file))),
        (None, None) => None,
        (Some(_), None) => return Err(needed(&SMTP_PASSWORD_FILE, &SMTP_USER)),
        (None, Some(_)) => return Err(needed(&SMTP_USER, &SMTP_PASSWORD_FILE)),
    };
    Ok(Gateway::By(Mail {
        host,
        port,
        security,
        user,
        from: from.ok_or_else(|| needed(&MAIL_FROM, &SMTP_URL))?,
    }))
}

fn sms(sources: &Sources<'_>) -> Result<Gateway<Sms>, BadSetting> {
    let account = sources.optional(&SMS_ACCOUNT, account)?;
    let token = sources.optional(&SMS_TOKEN_FILE, path)?;
    let from = sources.optional(&SMS_FROM, sms_sender)?;
    let url = match sources.optional(&SMS_URL, on_or_off(gateway))? {
        None => return Ok(Gateway::Unset),
        Some(None) => return Ok(Gateway::Off),
        Some(Some(url)) => url,
    };
    let token = token.ok_or_else(|| needed(&SMS_TOKEN_FILE, &SMS_URL))?;
    Ok(Gateway::By(Sms {
        url: url.as_str().to_owned(),
        account: account.ok_or_else(|| needed(&SMS_ACCOUNT, &SMS_URL))?,
        token: secret(&SMS_TOKEN_FILE, token),
        from: from.ok_or_else(|| needed(&SMS_FROM, &SMS_URL))?,
    }))
}

fn secret(setting: &Setting, file: PathBuf) -> Secret {
    Secret {
        file,
        variable: setting.variable(),
    }
}

/// One setting wants another.
fn needed(missing: &Setting, because: &Setting) -> BadSetting {
    let message = format!(
        "not set, but {} is: expected {}",
        because.variable(),
        missing.expected
    );
    BadSetting::new(missing.variable(), message)
}

/// A gateway, or that there is none.
fn on_or_off<T>(parse: impl Fn(&str) -> Option<T>) -> impl Fn(&str) -> Option<Option<T>> {
    move |text| match text {
        NO_GATEWAY => Some(None),
        text => parse(text).map(Some),
    }
}

fn relay(text: &str) -> Option<(String, u16, Security)> {
    if text.contains(['#', '?', '@']) {
        return None;
    }
    let uri: Uri = text.trim_end_matches('/').parse().ok()?;
    let (port, security) = match uri.scheme_str()? {
        "smtps" => (465, Security::Implicit),
        "smtp" => (587, Security::StartTls),
        "smtp-plain" if is_loopback(uri.host()?) => (25, Security::None),
        _ => return None,
    };
    let authority = uri.authority()?;
    let (host, port) = (
        authority.host(),
        public_url::port(authority).ok()?.unwrap_or(port),
    );
    let is_whole = !host.is_empty() && matches!(uri.path(), "" | "/");
    is_whole.then(|| (host.to_owned(), port, security))
}

fn gateway(text: &str) -> Option<PublicUrl> {
    text.parse()
        .ok()
        .filter(|url: &PublicUrl| url.is_secure() || url.is_loopback())
}

fn sender(text: &str) -> Option<String> {
    line(text).filter(|text| SmtpRelay::is_sender(text))
}

fn account(text: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    line(text).filter(|text| text.len() <= 64 && text.chars().all(fits))
}

/// A number in E.164, a short number, or an alphanumeric sender (3GPP TS 23.040, § 9.1.2.5: 11 characters).
fn sms_sender(text: &str) -> Option<String> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_number = match text.strip_prefix('+') {
        Some(number) => (7..=15).contains(&number.len()) && digits(number),
        None => (3..=8).contains(&text.len()) && digits(text),
    };
    let is_name = (1..=11).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ')
        && text.contains(|c: char| c.is_ascii_alphabetic());
    (is_number || is_name).then(|| text.to_owned())
}

fn seconds(text: &str) -> Option<u64> {
    text.parse()
        .ok()
        .filter(|seconds| (1..=25).contains(seconds))
}
