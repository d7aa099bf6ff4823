//! A copy of the database, while it is in use.

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use services::Db;

use super::{LOG_OF_TERMINAL, UNREACHABLE, start_log};
use crate::config::Config;

/// Writes the database, as it is at one moment, to a new file.
///
/// # Errors
/// When the file is there already or cannot be written; on PostgreSQL, whose own tool does it better.
pub async fn backup(config: Config, file: &Path) -> Result<ExitCode> {
    start_log(&config, LOG_OF_TERMINAL)?;
    let named = file.display();
    let db = Db::connect_to_look(&config.database_url)
        .await
        .context(UNREACHABLE)?;
    if !db.is_sqlite() {
        bail!(
            "PostgreSQL makes its own copies: pg_dump --format=custom --file={named} \"$CALEPIN_DATABASE_URL\" (with \
             the password in ~/.pgpass rather than in the address); see docs/operations.md"
        );
    }
    db.back_up(file).await.with_context(|| named.to_string())?;
    println!(
        "{named} holds the database. The outside key is not in it, and what is sealed cannot be read without it: keep \
         {} too, elsewhere.",
        config.key_file.as_deref().map_or_else(
            || "the file that CALEPIN_KEY_FILE names".into(),
            |key| key.display().to_string()
        )
    );
    Ok(ExitCode::SUCCESS)
}
