//! The log: one event a line, on the standard error output.

use std::io;

use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::{
    EnvFilter, Layer, filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt,
};

use crate::config::LogFormat;

/// Our own crates: what they log holds nothing personal, at any level.
const OURS: &[&str] = &["app", "calepin", "server", "services"];

/// Logs what `filter` lets through, for the rest of the program's life.
///
/// # Errors
/// When something else logs already.
pub fn start(filter: &str, format: LogFormat) -> anyhow::Result<()> {
    tracing::subscriber::set_global_default(subscriber(filter, format, io::stderr))?;
    Ok(())
}

/// What logs what `filter` lets through into `writer`.
pub fn subscriber<W>(filter: &str, format: LogFormat, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer().with_writer(writer);
    let lines = match format {
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .boxed(),
        LogFormat::Text => lines.with_ansi(false).boxed(),
    };
    tracing_subscriber::registry()
        .with(EnvFilter::new(filter))
        .with(lines.with_filter(filter_fn(is_discreet)))
}

/// The details of others could hold a URI, a statement or a header: they stay out, whatever the filter says.
fn is_discreet(event: &Metadata<'_>) -> bool {
    let name = event.target().split("::").next().unwrap_or_default();
    OURS.contains(&name) || *event.level() <= Level::WARN
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{Arc, Mutex},
    };

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn either_format_keeps_what_others_say_out() {
        for format in [LogFormat::Json, LogFormat::Text] {
            let lines = Lines::default();
            let writer = lines.clone();
            let subscriber = subscriber("trace", format, move || writer.clone());
            tracing::subscriber::with_default(subscriber, || {
                tracing::info!(target: "server::layers::log", route = "/p/{token}", "answered");
                tracing::info!(target: "sqlx", "select secret");
                tracing::debug!(target: "hyper", "GET /p/secret");
            });
            let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
            assert_eq!(text.lines().count(), 1, "{text}");
            assert!(
                text.contains("/p/{token}") && !text.contains("secret"),
                "{text}"
            );
            assert_eq!(text.starts_with('{'), format == LogFormat::Json, "{text}");
        }
    }
}
