use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::PermissionsExt,
};

use services::adapters::Security;

use super::*;

/// What `serve` must be told of messages, when there is nothing to tell.
const NO_GATEWAYS: [(&str, &str); 2] = [("CALEPIN_SMTP_URL", "none"), ("CALEPIN_SMS_URL", "none")];

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
    assert_eq!(config.contact, None);
    assert_eq!(config.security_contact, None);
    assert_eq!(config.limits, Limits::DEFAULT);
    config.check_demo().unwrap();
    read(&NO_GATEWAYS, "").unwrap().check_serve().unwrap();
    assert_eq!(
        config.required_key_file().unwrap_err().setting,
        "CALEPIN_KEY_FILE"
    );
}

#[test]
fn what_is_reached_is_what_listens() {
    for (listen, public_url) in [
        ("127.0.0.1:4000", "http://127.0.0.1:4000"),
        ("127.0.0.1:80", "http://127.0.0.1"),
        ("[::1]:4000", "http://[::1]:4000"),
        ("0.0.0.0:4000", "http://127.0.0.1:4000"),
    ] {
        let config = read(&[("CALEPIN_LISTEN", listen)], "").unwrap();
        assert_eq!(config.public_url.as_str(), public_url);
        assert_eq!(Ok(config.public_url), public_url.parse());
    }
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
        ("CALEPIN_CONTACT", ""),
        ("CALEPIN_CONTACT", "l’administrateur"),
        ("CALEPIN_SECURITY_CONTACT", "security@calepin.example"),
        ("CALEPIN_SITE_ROOT", ""),
        ("CALEPIN_DEMO_DIR", " "),
        ("CALEPIN_METRICS_LISTEN", "9464"),
        ("CALEPIN_LOG", "=?="),
        ("CALEPIN_LOG_FORMAT", "xml"),
        ("CALEPIN_SMTP_URL", ""),
        ("CALEPIN_SMTP_URL", "mail.exemple.fr"),
        ("CALEPIN_SMTP_URL", "http://mail.exemple.fr"),
        ("CALEPIN_SMTP_URL", "smtp://calepin:secret@mail.exemple.fr"),
        ("CALEPIN_SMTP_URL", "smtp-plain://mail.exemple.fr"),
        ("CALEPIN_SMTP_URL", "smtp://mail.exemple.fr:0"),
        ("CALEPIN_SMTP_URL", "smtp://mail.exemple.fr/x"),
        ("CALEPIN_SMTP_USER", ""),
        ("CALEPIN_SMTP_PASSWORD_FILE", ""),
        ("CALEPIN_MAIL_FROM", "Calepin"),
        ("CALEPIN_SMS_URL", "http://sms.exemple.fr"),
        ("CALEPIN_SMS_URL", "https://u:secret@sms.exemple.fr"),
        ("CALEPIN_SMS_ACCOUNT", "AC/0123"),
        ("CALEPIN_SMS_TOKEN_FILE", ""),
        ("CALEPIN_SMS_FROM", "un nom trop long"),
        ("CALEPIN_SMS_FROM", "+33"),
        ("CALEPIN_GATEWAY_TIMEOUT", "0"),
        ("CALEPIN_GATEWAY_TIMEOUT", "26"),
        ("CALEPIN_GATEWAY_CA_FILE", ""),
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
        let [smtp, sms] = NO_GATEWAYS;
        let variables = [
            ("CALEPIN_LISTEN", listen),
            ("CALEPIN_PUBLIC_URL", public_url),
            smtp,
            sms,
        ];
        let config = read(&variables, "").unwrap();
        assert_eq!(config.check_serve().is_ok(), serve, "{listen} {public_url}");
        assert_eq!(config.check_demo().is_ok(), demo, "{listen} {public_url}");
    }
}

#[test]
fn what_the_demo_expects_is_said_with_an_example() {
    for (variable, value, example) in [
        ("CALEPIN_LISTEN", "0.0.0.0:4000", "such as 127.0.0.1:3000"),
        (
            "CALEPIN_PUBLIC_URL",
            "http://calepin.example",
            "such as http://127.0.0.1:3000",
        ),
    ] {
        let config = read(&[(variable, value)], "").unwrap();
        let bad = config.check_demo().unwrap_err();
        assert_eq!(bad.setting, variable);
        assert!(bad.message.ends_with(example), "{bad}");
    }
}

#[test]
fn https_asks_for_the_proxy_that_ends_it() {
    for (proxies, serve) in [
        (None, false),
        (Some("none"), true),
        (Some("127.0.0.1/32"), true),
    ] {
        let mut variables = NO_GATEWAYS.to_vec();
        variables.push(("CALEPIN_PUBLIC_URL", "https://calepin.example"));
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
    for setting in settings() {
        assert!(help.contains(&setting.variable()), "{}", setting.key);
    }
}

#[test]
fn debug_shows_no_password() {
    let url = "postgres://calepin:secret@db/calepin";
    let config = read(&[("CALEPIN_DATABASE_URL", url)], "").unwrap();
    assert!(!format!("{config:?}").contains("secret"));
}

#[test]
fn serve_wants_gateways_or_to_be_told_that_there_are_none() {
    for (given, missing) in [
        (&[][..], "CALEPIN_SMTP_URL"),
        (&NO_GATEWAYS[..1], "CALEPIN_SMS_URL"),
    ] {
        let bad = read(given, "").unwrap().check_serve().unwrap_err();
        assert_eq!(bad.setting, missing);
        assert!(bad.message.contains("or none"), "{bad}");
    }
}

#[test]
fn a_relay_is_read_whole() {
    for (url, host, port, security) in [
        (
            "smtps://mail.exemple.fr",
            "mail.exemple.fr",
            465,
            Security::Implicit,
        ),
        (
            "smtp://mail.exemple.fr/",
            "mail.exemple.fr",
            587,
            Security::StartTls,
        ),
        (
            "smtp://mail.exemple.fr:2525",
            "mail.exemple.fr",
            2525,
            Security::StartTls,
        ),
        ("smtp-plain://127.0.0.1", "127.0.0.1", 25, Security::None),
        (
            "smtp-plain://localhost:1025",
            "localhost",
            1025,
            Security::None,
        ),
    ] {
        let variables = [
            ("CALEPIN_SMTP_URL", url),
            ("CALEPIN_MAIL_FROM", "Calepin <calepin@exemple.fr>"),
        ];
        let Gateway::By(mail) = read(&variables, "").unwrap().gateways.mail else {
            panic!("{url}")
        };
        assert_eq!(
            (mail.host.as_str(), mail.port, mail.security),
            (host, port, security)
        );
        assert_eq!(mail.user, None);
    }
}

#[test]
fn what_a_gateway_needs_is_named() {
    let smtp = ("CALEPIN_SMTP_URL", "smtp://mail.exemple.fr");
    let from = ("CALEPIN_MAIL_FROM", "calepin@exemple.fr");
    let sms = ("CALEPIN_SMS_URL", "https://sms.exemple.fr");
    let token = ("CALEPIN_SMS_TOKEN_FILE", "token");
    let account = ("CALEPIN_SMS_ACCOUNT", "AC0123");
    for (given, missing) in [
        (vec![smtp], "CALEPIN_MAIL_FROM"),
        (
            vec![smtp, from, ("CALEPIN_SMTP_USER", "a")],
            "CALEPIN_SMTP_PASSWORD_FILE",
        ),
        (
            vec![smtp, from, ("CALEPIN_SMTP_PASSWORD_FILE", "a")],
            "CALEPIN_SMTP_USER",
        ),
        (vec![sms], "CALEPIN_SMS_TOKEN_FILE"),
        (vec![sms, token], "CALEPIN_SMS_ACCOUNT"),
        (vec![sms, token, account], "CALEPIN_SMS_FROM"),
    ] {
        assert_eq!(read(&given, "").unwrap_err().setting, missing);
    }
    let whole = [
        smtp,
        from,
        sms,
        token,
        account,
        ("CALEPIN_SMS_FROM", "Calepin"),
    ];
    read(&whole, "").unwrap().check_serve().unwrap();
}

/// The variables that a document names.
fn named(document: &str) -> BTreeSet<&str> {
    document
        .match_indices("CALEPIN_")
        .map(|(at, _)| {
            let rest = &document[at..];
            let end = rest.find(|c: char| !c.is_ascii_uppercase() && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .filter(|name| *name != "CALEPIN_")
        .collect()
}

/// The README's tables of settings: each variable, and what it is if it is not set.
fn documented(readme: &str) -> BTreeMap<String, String> {
    let cell = |cell: &str| cell.trim().trim_matches('`').to_owned();
    let rows = readme
        .lines()
        .filter(|line| line.starts_with("| `CALEPIN_"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        (cell(cells[1]), cell(cells[3]))
    })
    .collect()
}

#[test]
fn the_documents_name_every_variable_and_no_other() {
    let known: BTreeSet<String> = settings()
        .map(Setting::variable)
        .chain([FILE_VARIABLE.to_owned()])
        .collect();
    // What scripts read is said apart.
    let (readme, _) = include_str!("../../../README.md")
        .split_once("\n### For building and testing\n")
        .unwrap();
    let documented = documented(readme);
    assert_eq!(documented.keys().cloned().collect::<BTreeSet<_>>(), known);
    for setting in settings() {
        let default = (setting.default)();
        if !default.is_empty() {
            assert_eq!(documented[&setting.variable()], default, "{}", setting.key);
        }
    }
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    for document in [
        readme,
        include_str!("../../../docs/operations.md"),
        include_str!("../../../packaging/calepin.service"),
        include_str!("../../../packaging/nginx.conf"),
    ] {
        let unknown: Vec<_> = named(document).difference(&known).copied().collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
