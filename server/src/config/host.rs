//! Where Calepin is, what it stands on, and who may reach it.

use std::{net::SocketAddr, path::PathBuf};

use domain::account::email::Email;
use ipnet::IpNet;

use super::{
    Config,
    setting::{BadSetting, Setting},
    sources::{Sources, parsed, path},
};
use crate::{public_url::PublicUrl, security_txt::SecurityContact};

const LISTEN: Setting = Setting {
    key: "listen",
    default: || "127.0.0.1:3000".into(),
    expected: "an IP address and a port, such as 127.0.0.1:3000",
    help: "address and port to listen on",
};
const METRICS_LISTEN: Setting = Setting {
    key: "metrics_listen",
    default: String::new,
    expected: "an IP address and a port, such as 127.0.0.1:9464",
    help: "address and port on which GET /metrics answers; keep it from the public. Nowhere, if it is not set",
};
const PUBLIC_URL: Setting = Setting {
    key: "public_url",
    default: String::new,
    expected: "an address without a path, such as https://calepin.example",
    help: "where people reach Calepin: links start with it, forms must come from it. Where it listens, if it is not set",
};
const DATABASE_URL: Setting = Setting {
    key: "database_url",
    default: || "sqlite://calepin.db".into(),
    expected: "sqlite://FILE or postgres://USER:PASSWORD@HOST/DATABASE",
    help: "the database: sqlite://FILE or postgres://USER:PASSWORD@HOST/DATABASE",
};
const KEY_FILE: Setting = Setting {
    key: "key_file",
    default: String::new,
    expected: "the path of a file",
    help: "a file with 32 random bytes in base64, kept away from the database and its backups",
};
const TRUSTED_PROXIES: Setting = Setting {
    key: "trusted_proxies",
    default: String::new,
    expected: "networks separated by commas, such as 10.0.0.0/8,127.0.0.1/32, or none",
    help: "proxies whose X-Forwarded-For is believed, as networks separated by commas; or none, if clients reach this \
           port themselves. Must be set for an https address",
};
/// Says that no proxy is to be believed.
const NO_PROXIES: &str = "none";
const CONTACT: Setting = Setting {
    key: "contact",
    default: String::new,
    expected: "an e-mail address, such as administration@calepin.example",
    help: "whom practitioners are told to write to who were refused, or whose access was withdrawn. Nobody, if it is not \
           set",
};
const SECURITY_CONTACT: Setting = Setting {
    key: "security_contact",
    default: String::new,
    expected: "mailto:ADDRESS or https://…, such as mailto:security@calepin.example",
    help: "where vulnerabilities are reported, mailto:ADDRESS or https://…: /.well-known/security.txt says it. There is no \
           such file, if it is not set",
};
const SITE_ROOT: Setting = Setting {
    key: "site_root",
    default: || "target/site".into(),
    expected: "the path of a folder",
    help: "the folder of the built site",
};
const DEMO_DIR: Setting = Setting {
    key: "demo_dir",
    default: || ".calepin-demo".into(),
    expected: "the path of a folder",
    help: "the folder of the demo's data",
};

pub(super) const SETTINGS: &[Setting] = &[
    LISTEN,
    PUBLIC_URL,
    DATABASE_URL,
    KEY_FILE,
    TRUSTED_PROXIES,
    CONTACT,
    SECURITY_CONTACT,
    SITE_ROOT,
    METRICS_LISTEN,
    DEMO_DIR,
];

pub(super) fn listen(sources: &Sources<'_>) -> Result<SocketAddr, BadSetting> {
    sources.parse(&LISTEN, parsed)
}

pub(super) fn metrics_listen(sources: &Sources<'_>) -> Result<Option<SocketAddr>, BadSetting> {
    sources.optional(&METRICS_LISTEN, parsed)
}

pub(super) fn public_url(
    sources: &Sources<'_>,
    listen: SocketAddr,
) -> Result<PublicUrl, BadSetting> {
    let set = sources.optional(&PUBLIC_URL, parsed)?;
    Ok(set.unwrap_or_else(|| PublicUrl::here(listen)))
}

pub(super) fn database_url(sources: &Sources<'_>) -> Result<String, BadSetting> {
    sources.parse(&DATABASE_URL, is_database_url)
}

pub(super) fn key_file(sources: &Sources<'_>) -> Result<Option<PathBuf>, BadSetting> {
    sources.optional(&KEY_FILE, path)
}

pub(super) fn trusted_proxies(sources: &Sources<'_>) -> Result<Option<Vec<IpNet>>, BadSetting> {
    sources.optional(&TRUSTED_PROXIES, networks)
}

pub(super) fn contact(sources: &Sources<'_>) -> Result<Option<Email>, BadSetting> {
    sources.optional(&CONTACT, parsed)
}

pub(super) fn security_contact(
    sources: &Sources<'_>,
) -> Result<Option<SecurityContact>, BadSetting> {
    sources.optional(&SECURITY_CONTACT, parsed)
}

pub(super) fn site_root(sources: &Sources<'_>) -> Result<PathBuf, BadSetting> {
    sources.parse(&SITE_ROOT, path)
}

pub(super) fn demo_dir(sources: &Sources<'_>) -> Result<PathBuf, BadSetting> {
    sources.parse(&DEMO_DIR, path)
}

fn is_database_url(text: &str) -> Option<String> {
    let is_file = text.strip_prefix("sqlite://").is_some_and(|file| {
        !file.is_empty() && !file.starts_with('?') && !file.contains(":memory:")
    });
    let is_server = ["postgres://", "postgresql://"].iter().any(|scheme| {
        text.strip_prefix(scheme)
            .is_some_and(|rest| !rest.is_empty())
    });
    (is_file || is_server).then(|| text.to_owned())
}

fn networks(text: &str) -> Option<Vec<IpNet>> {
    if text == NO_PROXIES {
        return Some(Vec::new());
    }
    text.split(',')
        .map(|part| part.trim().parse().ok())
        .collect()
}

/// Checks what only `serve` asks for: browsers keep our cookies over https, and over http on loopback alone; and
/// where something in front of us ends TLS, its own address must not be taken for everybody's.
///
/// # Errors
/// [`BadSetting`].
pub(super) fn check_serve(config: &Config) -> Result<(), BadSetting> {
    if !config.public_url.is_secure() && !config.public_url.is_loopback() {
        return Err(BadSetting::new(
            PUBLIC_URL.variable(),
            format!(
                "{} is not safe: expected https://…, or a loopback address such as http://127.0.0.1:3000",
                config.public_url
            ),
        ));
    }
    if config.public_url.is_secure() && config.trusted_proxies.is_none() {
        return Err(BadSetting::new(
            TRUSTED_PROXIES.variable(),
            format!(
                "not set, but {} is reached through a proxy that ends TLS: without its address every client would \
                 count as one, and share one client's limits. Expected the proxy's network, such as 127.0.0.1/32; \
                 or none, if what ends TLS passes connections on with the clients' own addresses",
                config.public_url
            ),
        ));
    }
    Ok(())
}

impl Config {
    /// Checks what only `demo` asks for: its clock can be moved and its messages read by anyone who reaches it.
    ///
    /// # Errors
    /// [`BadSetting`].
    pub fn check_demo(&self) -> Result<(), BadSetting> {
        const ONLY: &str =
            "the demo can be reached from this machine only: expected a loopback address, such as";
        if !self.listen.ip().is_loopback() {
            let message = format!("{} is not: {ONLY} {}", self.listen, (LISTEN.default)());
            return Err(BadSetting::new(LISTEN.variable(), message));
        }
        if !self.public_url.is_loopback() {
            let message = format!(
                "{} is not: {ONLY} {}",
                self.public_url,
                PublicUrl::here(self.listen)
            );
            return Err(BadSetting::new(PUBLIC_URL.variable(), message));
        }
        Ok(())
    }

    /// The outside key's file, which everything but the demo needs.
    ///
    /// # Errors
    /// [`BadSetting`] when it was not set.
    pub fn required_key_file(&self) -> Result<&PathBuf, BadSetting> {
        self.key_file.as_ref().ok_or_else(|| {
            BadSetting::new(
                KEY_FILE.variable(),
                format!(
                    "not set: expected the path of a file with 32 random bytes in base64; {}",
                    crate::key::HOW_TO_MAKE_ONE
                ),
            )
        })
    }
}
