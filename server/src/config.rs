//! What an operator may set: variables of the environment, and a TOML file beside them. Read once, at the start,
//! into typed values; a bad one stops the start and is named.

use std::{
    ffi::OsString, fmt, fs, net::SocketAddr, os::unix::fs::PermissionsExt, path::PathBuf,
    str::FromStr,
};

use ipnet::IpNet;
use services::Limits;
use tracing_subscriber::EnvFilter;

use crate::public_url::PublicUrl;

/// Where the file is; the one variable that the file cannot hold.
const FILE_VARIABLE: &str = "CALEPIN_CONFIG";

/// The bits of a file's mode by which those may do anything who are neither its owner nor of its group.
const EVERYONE: u32 = 0o007;

/// Something that can be set.
#[derive(Debug)]
pub struct Setting {
    /// Its name in the file.
    key: &'static str,
    /// What it is when it is not set; empty for nothing.
    default: fn() -> String,
    /// What a value must be.
    expected: &'static str,
    /// What it does.
    help: &'static str,
}

impl Setting {
    /// The variable that sets it.
    fn variable(&self) -> String {
        format!("CALEPIN_{}", self.key.to_ascii_uppercase())
    }

    fn described(&self) -> String {
        let default = match (self.default)().as_str() {
            "" => String::new(),
            default => format!(" [default: {default}]"),
        };
        format!("  {}\n          {}{default}", self.variable(), self.help)
    }
}

const LISTEN: Setting = Setting {
    key: "listen",
    default: || "127.0.0.1:3000".into(),
    expected: "an IP address and a port, such as 127.0.0.1:3000",
    help: "address and port to listen on",
};
const PUBLIC_URL: Setting = Setting {
    key: "public_url",
    default: || "http://127.0.0.1:3000".into(),
    expected: "an address without a path, such as https://calepin.example",
    help: "where people reach Calepin: links start with it, forms must come from it",
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
const LOG: Setting = Setting {
    key: "log",
    default: String::new,
    expected: "a filter, such as info or warn,server=debug",
    help: "what is logged: error, warn, info, debug, or a finer filter",
};
const SMS_PER_ADDRESS: Setting = Setting {
    key: "limit_sms_per_address",
    default: || Limits::DEFAULT.sms_of_address.at_most.to_string(),
    expected: A_LIMIT,
    help: "SMS that one client address may ask for in an hour",
};
const SMS_PER_HOUR: Setting = Setting {
    key: "limit_sms_per_hour",
    default: || Limits::DEFAULT.sms_in_all.at_most.to_string(),
    expected: A_LIMIT,
    help: "SMS sent in an hour, in all",
};
const PASSWORDS_PER_ADDRESS: Setting = Setting {
    key: "limit_passwords_per_address",
    default: || Limits::DEFAULT.passwords_of_address.at_most.to_string(),
    expected: A_LIMIT,
    help: "wrong passwords from one client address in 10 minutes",
};
const A_LIMIT: &str = "a whole number of at least 1: a limit cannot be switched off";

/// Everything that can be set.
const SETTINGS: &[Setting] = &[
    LISTEN,
    PUBLIC_URL,
    DATABASE_URL,
    KEY_FILE,
    TRUSTED_PROXIES,
    SITE_ROOT,
    DEMO_DIR,
    LOG,
    SMS_PER_ADDRESS,
    SMS_PER_HOUR,
    PASSWORDS_PER_ADDRESS,
];

/// The variables, for `--help`.
pub fn variables() -> String {
    let lines: Vec<String> = SETTINGS.iter().map(Setting::described).collect();
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
    /// Where people reach Calepin.
    pub public_url: PublicUrl,
    /// The database, maybe with a password in it: never shown.
    pub database_url: String,
    /// The outside key's file.
    pub key_file: Option<PathBuf>,
    /// Whose `X-Forwarded-For` is believed, if it was said.
    pub trusted_proxies: Option<Vec<IpNet>>,
    /// The built site.
    pub site_root: PathBuf,
    /// The demo's data.
    pub demo_dir: PathBuf,
    /// A filter that parses, if one was set.
    pub log: Option<String>,
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

/// A setting that stops the start. Names it, and says what is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSetting {
    /// What was set, by its variable or its place in the file.
    pub setting: String,
    /// What is wrong, and what is expected.
    pub message: String,
}

impl fmt::Display for BadSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.setting, self.message)
    }
}

impl std::error::Error for BadSetting {}

impl BadSetting {
    pub(crate) fn new(setting: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            setting: setting.into(),
            message: message.into(),
        }
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
        Ok(Self {
            listen: sources.parse(&LISTEN, parsed)?,
            public_url: sources.parse(&PUBLIC_URL, parsed)?,
            database_url: sources.parse(&DATABASE_URL, database_url)?,
            key_file: sources.optional(&KEY_FILE, path)?,
            trusted_proxies: sources.optional(&TRUSTED_PROXIES, networks)?,
            site_root: sources.parse(&SITE_ROOT, path)?,
            demo_dir: sources.parse(&DEMO_DIR, path)?,
            log: sources.optional(&LOG, filter)?,
            limits: limits(sources)?,
            open_to_everyone: sources.file.open_to_everyone.clone(),
        })
    }

    /// Checks what only `serve` asks for: browsers keep our cookies over https, and over http on loopback alone; and
    /// where something in front of us ends TLS, its own address must not be taken for everybody's.
    ///
    /// # Errors
    /// [`BadSetting`].
    pub fn check_serve(&self) -> Result<(), BadSetting> {
        if !self.public_url.is_secure() && !self.public_url.is_loopback() {
            return Err(BadSetting::new(
                PUBLIC_URL.variable(),
                format!(
                    "{} is not safe: expected https://…, or a loopback address such as http://127.0.0.1:3000",
                    self.public_url
                ),
            ));
        }
        if self.public_url.is_secure() && self.trusted_proxies.is_none() {
            return Err(BadSetting::new(
                TRUSTED_PROXIES.variable(),
                format!(
                    "not set, but {} is reached through a proxy that ends TLS: without its address every client would \
                     count as one, and share one client's limits. Expected the proxy's network, such as 127.0.0.1/32; \
                     or none, if what ends TLS passes connections on with the clients' own addresses",
                    self.public_url
                ),
            ));
        }
        Ok(())
    }

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
                (PUBLIC_URL.default)()
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

/// What was set, and where.
struct Sources<'a> {
    env: &'a dyn Fn(&str) -> Option<OsString>,
    file: File,
}

/// A value as it was written.
struct Given {
    text: String,
    /// For messages.
    place: String,
}

impl Sources<'_> {
    fn given(&self, setting: &Setting) -> Result<Option<Given>, BadSetting> {
        let variable = setting.variable();
        let Some(value) = (self.env)(&variable) else {
            return Ok(self.file.given(setting.key));
        };
        match value.into_string() {
            Ok(text) => Ok(Some(Given {
                text,
                place: variable,
            })),
            Err(_) => Err(BadSetting::new(variable, "not valid UTF-8")),
        }
    }

    fn parse<T>(
        &self,
        setting: &Setting,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, BadSetting> {
        let given = self.given(setting)?.unwrap_or_else(|| Given {
            text: (setting.default)(),
            place: setting.variable(),
        });
        parse(given.text.trim()).ok_or_else(|| bad(setting, given))
    }

    fn optional<T>(
        &self,
        setting: &Setting,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, BadSetting> {
        match self.given(setting)? {
            Some(given) => parse(given.text.trim())
                .map(Some)
                .ok_or_else(|| bad(setting, given)),
            None => Ok(None),
        }
    }
}

fn bad(setting: &Setting, given: Given) -> BadSetting {
    let message = if setting.key == DATABASE_URL.key {
        // It may hold a password.
        format!("expected {}", setting.expected)
    } else {
        format!("{:?}: expected {}", given.text, setting.expected)
    };
    BadSetting::new(given.place, message)
}

/// The file, as far as it was read: names that we know, and their values.
#[derive(Default)]
struct File {
    name: String,
    open_to_everyone: Option<PathBuf>,
    values: Vec<(String, String)>,
}

impl File {
    fn read(path: &PathBuf) -> Result<Self, BadSetting> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|error| BadSetting::new(FILE_VARIABLE, format!("{name}: {error}")))?;
        let mode = fs::metadata(path)
            .map_err(|error| BadSetting::new(FILE_VARIABLE, format!("{name}: {error}")))?
            .permissions()
            .mode();
        Ok(Self {
            open_to_everyone: (mode & EVERYONE != 0).then(|| path.clone()),
            ..Self::parse(name, &text)?
        })
    }

    fn parse(name: String, text: &str) -> Result<Self, BadSetting> {
        // The parser's own message would quote a line, which may hold the database's password.
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| {
                text.bytes()
                    .take(span.start)
                    .filter(|b| *b == b'\n')
                    .count()
                    + 1
            });
            BadSetting::new(
                FILE_VARIABLE,
                format!("{name}, line {line}: not valid TOML"),
            )
        })?;
        let values = table
            .into_iter()
            .map(|(key, value)| {
                let place = format!("`{key}` in {name}");
                if !SETTINGS.iter().any(|setting| setting.key == key) {
                    return Err(BadSetting::new(place, format!("unknown; {}", known())));
                }
                let text = written(&value).ok_or_else(|| {
                    BadSetting::new(place, "expected a text, a number or a list of texts")
                })?;
                Ok((key, text))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            name,
            open_to_everyone: None,
            values,
        })
    }

    fn given(&self, key: &str) -> Option<Given> {
        let (_, text) = self.values.iter().find(|(known, _)| known == key)?;
        Some(Given {
            text: text.clone(),
            place: format!("`{key}` in {}", self.name),
        })
    }
}

fn known() -> String {
    let keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
    format!("known are {}", keys.join(", "))
}

/// A value of the file, as a variable would hold it.
fn written(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(items) => items
            .iter()
            .map(|item| item.as_str())
            .collect::<Option<Vec<_>>>()
            .map(|items| items.join(",")),
        _ => None,
    }
}

fn limits(sources: &Sources<'_>) -> Result<Limits, BadSetting> {
    let mut limits = Limits::DEFAULT;
    limits.sms_of_address.at_most = sources.parse(&SMS_PER_ADDRESS, at_least_one)?;
    limits.sms_in_all.at_most = sources.parse(&SMS_PER_HOUR, at_least_one)?;
    limits.passwords_of_address.at_most = sources.parse(&PASSWORDS_PER_ADDRESS, at_least_one)?;
    Ok(limits)
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn path(text: &str) -> Option<PathBuf> {
    (!text.is_empty()).then(|| PathBuf::from(text))
}

fn at_least_one(text: &str) -> Option<u32> {
    // The counters are signed 32-bit numbers on both databases.
    text.parse()
        .ok()
        .filter(|limit| (1..=i32::MAX.unsigned_abs()).contains(limit))
}

fn filter(text: &str) -> Option<String> {
    (!text.is_empty() && EnvFilter::try_new(text).is_ok()).then(|| text.to_owned())
}

fn database_url(text: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)], file: &str) -> Result<Config, BadSetting> {
        let env = |name: &str| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| OsString::from(value))
        };
        let file = File::parse("calepin.toml".into(), file)?;
        Config::from(&Sources { env: &env, file })
    }

    #[test]
    fn defaults_are_well_formed() {
        let config = read(&[], "").unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.public_url.as_str(), "http://127.0.0.1:3000");
        assert_eq!(config.trusted_proxies, None);
        assert_eq!(config.limits, Limits::DEFAULT);
        config.check_serve().unwrap();
        config.check_demo().unwrap();
        assert_eq!(
            config.required_key_file().unwrap_err().setting,
            "CALEPIN_KEY_FILE"
        );
    }

    #[test]
    fn a_variable_goes_before_the_file() {
        let file = "listen = \"127.0.0.1:1\"\nlimit_sms_per_hour = 7\ntrusted_proxies = [\"10.0.0.0/8\", \"::1/128\"]";
        let config = read(&[("CALEPIN_LISTEN", "127.0.0.1:2")], file).unwrap();
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.limits.sms_in_all.at_most, 7);
        assert_eq!(config.trusted_proxies.unwrap().len(), 2);
    }

    #[test]
    fn a_bad_value_is_named() {
        for (variable, value) in [
            ("CALEPIN_LISTEN", "3000"),
            ("CALEPIN_LISTEN", ""),
            ("CALEPIN_LISTEN", "localhost:3000"),
            ("CALEPIN_PUBLIC_URL", "calepin.example"),
            ("CALEPIN_PUBLIC_URL", "https://calepin.example/sub"),
            ("CALEPIN_DATABASE_URL", "mysql://root:secret@db/calepin"),
            ("CALEPIN_DATABASE_URL", "sqlite::memory:"),
            ("CALEPIN_DATABASE_URL", "sqlite://"),
            ("CALEPIN_KEY_FILE", ""),
            ("CALEPIN_TRUSTED_PROXIES", ""),
            ("CALEPIN_TRUSTED_PROXIES", "10.0.0.0/33"),
            ("CALEPIN_TRUSTED_PROXIES", "10.0.0.1/8,"),
            ("CALEPIN_TRUSTED_PROXIES", "10.0.0.1/8,none"),
            ("CALEPIN_SITE_ROOT", ""),
            ("CALEPIN_DEMO_DIR", " "),
            ("CALEPIN_LOG", "=?="),
            ("CALEPIN_LIMIT_SMS_PER_ADDRESS", "0"),
            ("CALEPIN_LIMIT_SMS_PER_HOUR", "-1"),
            ("CALEPIN_LIMIT_PASSWORDS_PER_ADDRESS", "many"),
            ("CALEPIN_LIMIT_PASSWORDS_PER_ADDRESS", "4294967295"),
        ] {
            let bad = read(&[(variable, value)], "").unwrap_err();
            assert_eq!(bad.setting, variable, "{value}");
            assert!(bad.message.contains("expected"), "{bad}");
            assert!(!bad.to_string().contains("secret"), "{bad}");
        }
    }

    #[test]
    fn a_bad_file_is_named() {
        for (file, names) in [
            (
                "listn = \"127.0.0.1:3000\"",
                "`listn` in calepin.toml: unknown",
            ),
            (
                "[server]\nlisten = \"x\"",
                "`server` in calepin.toml: unknown",
            ),
            ("listen = true", "`listen` in calepin.toml: expected"),
            (
                "listen = \"x\"",
                "`listen` in calepin.toml: \"x\": expected",
            ),
            (
                "\ndatabase_url = \"postgres://secret",
                "line 2: not valid TOML",
            ),
        ] {
            let bad = read(&[], file).unwrap_err().to_string();
            assert!(bad.contains(names), "{bad}");
            assert!(!bad.contains("secret"), "{bad}");
        }
    }

    #[test]
    fn a_file_that_is_missing_is_named() {
        let env = |name: &str| (name == "CALEPIN_CONFIG").then(|| OsString::from("missing.toml"));
        let bad = Config::read(env).unwrap_err().to_string();
        assert!(bad.starts_with("CALEPIN_CONFIG: missing.toml: "), "{bad}");
    }

    #[test]
    fn a_file_that_everyone_reads_is_noticed() {
        let name = format!("calepin-config-{}.toml", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::write(&path, "listen = \"127.0.0.1:1\"").unwrap();
        let env = |name: &str| (name == FILE_VARIABLE).then(|| path.clone().into_os_string());
        for (mode, noticed) in [(0o600, false), (0o640, false), (0o644, true), (0o604, true)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let config = Config::read(env).unwrap();
            assert_eq!(config.open_to_everyone.is_some(), noticed, "{mode:o}");
        }
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn who_may_reach_what() {
        for (listen, public_url, serve, demo) in [
            ("127.0.0.1:3000", "http://127.0.0.1:3000", true, true),
            ("[::1]:3000", "http://[::1]:3000", true, true),
            ("127.0.0.1:3000", "http://localhost:3000", true, true),
            ("0.0.0.0:3000", "http://127.0.0.1:3000", true, false),
            ("[::]:3000", "http://127.0.0.1:3000", true, false),
            ("127.0.0.1:3000", "http://calepin.example", false, false),
            ("192.0.2.1:3000", "http://192.0.2.1:3000", false, false),
        ] {
            let variables = [
                ("CALEPIN_LISTEN", listen),
                ("CALEPIN_PUBLIC_URL", public_url),
            ];
            let config = read(&variables, "").unwrap();
            assert_eq!(config.check_serve().is_ok(), serve, "{listen} {public_url}");
            assert_eq!(config.check_demo().is_ok(), demo, "{listen} {public_url}");
        }
    }

    #[test]
    fn https_asks_for_the_proxy_that_ends_it() {
        for (proxies, serve) in [
            (None, false),
            (Some("none"), true),
            (Some("127.0.0.1/32"), true),
        ] {
            let mut variables = vec![("CALEPIN_PUBLIC_URL", "https://calepin.example")];
            variables.extend(proxies.map(|proxies| ("CALEPIN_TRUSTED_PROXIES", proxies)));
            let checked = read(&variables, "").unwrap().check_serve();
            assert_eq!(checked.is_ok(), serve, "{proxies:?}");
            if let Err(bad) = checked {
                assert_eq!(bad.setting, "CALEPIN_TRUSTED_PROXIES");
                assert!(bad.message.contains("or none"), "{bad}");
            }
        }
        let file = read(&[], "trusted_proxies = \"none\"").unwrap();
        assert_eq!(file.trusted_proxies, Some(vec![]));
    }

    #[test]
    fn help_names_every_variable() {
        let help = variables();
        for setting in SETTINGS {
            assert!(help.contains(&setting.variable()), "{}", setting.key);
        }
    }

    #[test]
    fn debug_shows_no_password() {
        let url = "postgres://calepin:secret@db/calepin";
        let config = read(&[("CALEPIN_DATABASE_URL", url)], "").unwrap();
        assert!(!format!("{config:?}").contains("secret"));
    }
}
