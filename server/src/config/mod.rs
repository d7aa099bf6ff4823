//! What an operator may set: variables of the environment, and a TOML file beside them. Read once, at the start,
//! into typed values; a bad one stops the start and is named. One file a subject.

mod gateways;
mod host;
mod limits;
mod log;
mod setting;
mod sources;
#[cfg(test)]
mod tests;

use std::{ffi::OsString, fmt, net::SocketAddr, path::PathBuf};

use domain::account::email::Email;
use ipnet::IpNet;
use services::Limits;

use crate::{public_url::PublicUrl, security_txt::SecurityContact};
use setting::Setting;
use sources::{File, Sources};

pub use gateways::{Gateway, Gateways, Mail, Secret, Sms};
pub use log::{Log, LogFormat};
pub use setting::BadSetting;

/// Where the file is; the one variable that the file cannot hold.
const FILE_VARIABLE: &str = "CALEPIN_CONFIG";

/// Everything that can be set.
fn settings() -> impl Iterator<Item = &'static Setting> {
    [
        host::SETTINGS,
        gateways::SETTINGS,
        log::SETTINGS,
        limits::SETTINGS,
    ]
    .into_iter()
    .flatten()
}

/// The variables, for `--help`.
pub fn variables() -> String {
    let lines: Vec<String> = settings().map(Setting::described).collect();
    format!(
        "Variables:\n{}\n  {FILE_VARIABLE}\n          a TOML file of the same names in lower case without \
         CALEPIN_, for instance listen = \"127.0.0.1:3000\"; a variable goes before the file",
        lines.join("\n")
    )
}

/// The configuration, whole and well-formed.
#[derive(Clone)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where to answer whoever collects metrics, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// Where people reach Calepin.
    pub public_url: PublicUrl,
    /// The database, maybe with a password in it: never shown.
    pub database_url: String,
    /// The outside key's file.
    pub key_file: Option<PathBuf>,
    /// Whose `X-Forwarded-For` is believed, if it was said.
    pub trusted_proxies: Option<Vec<IpNet>>,
    /// Whom people can write to, if anybody.
    pub contact: Option<Email>,
    /// Where vulnerabilities are reported, if anywhere.
    pub security_contact: Option<SecurityContact>,
    /// The built site.
    pub site_root: PathBuf,
    /// The demo's data.
    pub demo_dir: PathBuf,
    /// By whom messages leave.
    pub gateways: Gateways,
    /// What is logged, and how.
    pub log: Log,
    /// How much may be asked for.
    pub limits: Limits,
    /// The file, if everyone on this machine can read it.
    pub open_to_everyone: Option<PathBuf>,
}

/// Shows nothing of the database's password.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// Reads the variables that `env` gives, and the file that one of them names.
    ///
    /// # Errors
    /// [`BadSetting`] for the first that is not what it must be, and for a file with an unknown name in it.
    pub fn read(env: impl Fn(&str) -> Option<OsString>) -> Result<Self, BadSetting> {
        let file = match env(FILE_VARIABLE) {
            Some(path) => File::read(&PathBuf::from(path))?,
            None => File::default(),
        };
        Self::from(&Sources { env: &env, file })
    }

    fn from(sources: &Sources<'_>) -> Result<Self, BadSetting> {
        let listen = host::listen(sources)?;
        Ok(Self {
            listen,
            metrics_listen: host::metrics_listen(sources)?,
            public_url: host::public_url(sources, listen)?,
            database_url: host::database_url(sources)?,
            key_file: host::key_file(sources)?,
            trusted_proxies: host::trusted_proxies(sources)?,
            contact: host::contact(sources)?,
            security_contact: host::security_contact(sources)?,
            site_root: host::site_root(sources)?,
            demo_dir: host::demo_dir(sources)?,
            gateways: gateways::read(sources)?,
            log: log::read(sources)?,
            limits: limits::read(sources)?,
            open_to_everyone: sources.file.open_to_everyone.clone(),
        })
    }

    /// Checks what only `serve` asks for: where people reach it, and that messages leave or are said not to.
    ///
    /// # Errors
    /// [`BadSetting`].
    pub fn check_serve(&self) -> Result<(), BadSetting> {
        host::check_serve(self)?;
        self.gateways.check_serve()
    }
}
