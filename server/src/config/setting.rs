//! Something that can be set: its name, what it must be, and what it does.

use std::fmt;

/// Something that can be set.
#[derive(Debug)]
pub(super) struct Setting {
    /// Its name in the file.
    pub key: &'static str,
    /// What it is when it is not set; empty for nothing.
    pub default: fn() -> String,
    /// What a value must be.
    pub expected: &'static str,
    /// What it does.
    pub help: &'static str,
}

impl Setting {
    /// The variable that sets it.
    pub fn variable(&self) -> String {
        format!("CALEPIN_{}", self.key.to_ascii_uppercase())
    }

    /// Whether a value, even a bad one, may have a password in it and is not shown: an address.
    pub fn holds_a_password(&self) -> bool {
        self.key.ends_with("_url")
    }

    pub fn described(&self) -> String {
        let default = match (self.default)().as_str() {
            "" => String::new(),
            default => format!(" [default: {default}]"),
        };
        format!("  {}\n          {}{default}", self.variable(), self.help)
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
