//! Where values come from: variables of the environment, and a TOML file beside them.

use std::{ffi::OsString, fs, os::unix::fs::PermissionsExt, path::PathBuf, str::FromStr};

use super::{
    FILE_VARIABLE,
    setting::{BadSetting, Setting},
    settings,
};

/// The bits of a file's mode by which those may do anything who are neither its owner nor of its group.
const EVERYONE: u32 = 0o007;

/// What was set, and where.
pub(super) struct Sources<'a> {
    pub env: &'a dyn Fn(&str) -> Option<OsString>,
    pub file: File,
}

/// A value as it was written.
pub(super) struct Given {
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

    pub fn parse<T>(
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

    pub fn optional<T>(
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
    let message = if setting.holds_a_password() {
        // It may hold a password.
        format!("expected {}", setting.expected)
    } else {
        format!("{:?}: expected {}", given.text, setting.expected)
    };
    BadSetting::new(given.place, message)
}

/// The file, as far as it was read: names that we know, and their values.
#[derive(Default)]
pub(super) struct File {
    name: String,
    pub open_to_everyone: Option<PathBuf>,
    values: Vec<(String, String)>,
}

impl File {
    pub fn read(path: &PathBuf) -> Result<Self, BadSetting> {
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

    pub fn parse(name: String, text: &str) -> Result<Self, BadSetting> {
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
                if !settings().any(|setting| setting.key == key) {
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
    let keys: Vec<&str> = settings().map(|setting| setting.key).collect();
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

pub(super) fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

pub(super) fn path(text: &str) -> Option<PathBuf> {
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// A line of text.
pub(super) fn line(text: &str) -> Option<String> {
    (!text.is_empty() && !text.contains(char::is_control)).then(|| text.to_owned())
}
