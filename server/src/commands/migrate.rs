//! Brings the database to this program's version.

use std::process::ExitCode;

use anyhow::{Context, Result};
use migrations::{Migrator, MigratorTrait};
use services::Db;

use super::{LOG_OF_TERMINAL, UNREACHABLE, pending, start_log};
use crate::config::Config;

/// Brings the database to the newest schema.
///
/// # Errors
/// When the database cannot be reached, or a change fails.
pub async fn migrate(config: Config) -> Result<ExitCode> {
    start_log(&config, LOG_OF_TERMINAL)?;
    let db = Db::create(&config.database_url)
        .await
        .context(UNREACHABLE)?;
    let pending = pending(&db).await?;
    Migrator::up(db.read(), None)
        .await
        .context("the database could not be brought up to date")?;
    println!("{pending} changes made: the database is up to date.");
    Ok(ExitCode::SUCCESS)
}
