//! What is logged, and how.

use tracing_subscriber::EnvFilter;

use super::{
    setting::{BadSetting, Setting},
    sources::Sources,
};

const LOG: Setting = Setting {
    key: "log",
    default: String::new,
    expected: "a filter, such as info or warn,server=debug",
    help: "what is logged: error, warn, info, debug, or a finer filter",
};
const LOG_FORMAT: Setting = Setting {
    key: "log_format",
    default: || "json".into(),
    expected: "json or text",
    help: "how it is logged: json, one object a line, or text for reading",
};

pub(super) const SETTINGS: &[Setting] = &[LOG, LOG_FORMAT];

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object.
    Json,
    /// For people.
    Text,
}

/// What is logged, and how.
#[derive(Debug, Clone)]
pub struct Log {
    /// A filter that parses, if one was set.
    pub filter: Option<String>,
    /// How a line is written.
    pub format: LogFormat,
}

pub(super) fn read(sources: &Sources<'_>) -> Result<Log, BadSetting> {
    Ok(Log {
        filter: sources.optional(&LOG, filter)?,
        format: sources.parse(&LOG_FORMAT, format)?,
    })
}

fn filter(text: &str) -> Option<String> {
    (!text.is_empty() && EnvFilter::try_new(text).is_ok()).then(|| text.to_owned())
}

fn format(text: &str) -> Option<LogFormat> {
    match text {
        "json" => Some(LogFormat::Json),
        "text" => Some(LogFormat::Text),
        _ => None,
    }
}
