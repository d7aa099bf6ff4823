//! Checks the journals.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::{Context, Result};
use services::{Anchors, Db, Services, private};

use super::{
    LOG_OF_TERMINAL, UNREACHABLE, UNUSABLE, no_gateways, outside_key, refuse_another_version,
    settings, start_log,
};
use crate::config::Config;

/// Checks every journal, also against the anchors that were kept in the file `since`, and keeps those of today in the
/// file `keep`.
///
/// # Errors
/// When the database, the key or a file cannot be read or written.
pub async fn verify(config: Config, since: Option<&Path>, keep: Option<&Path>) -> Result<ExitCode> {
    start_log(&config, LOG_OF_TERMINAL)?;
    let since = match since {
        Some(file) => kept(file)?,
        None => Anchors::default(),
    };
    let key = outside_key(&config)?;
    let db = Db::connect_to_look(&config.database_url)
        .await
        .context(UNREACHABLE)?;
    refuse_another_version(&db).await?;
    let services = Services::to_look(db, &key, no_gateways(), settings(&config))
        .await
        .context(UNUSABLE)?;
    let report = services.verify(&since).await?;
    for finding in &report.findings {
        println!("{finding}");
    }
    println!(
        "{} records, {} rows in their journals, {} not as they were written.",
        report.records,
        report.rows,
        report.findings.len()
    );
    // What is wrong is nothing to go on from.
    if !report.findings.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    if let Some(file) = keep {
        write_new(file, &report.anchors.to_string())?;
    }
    println!("Anchor: {}", report.anchors.digest());
    Ok(ExitCode::SUCCESS)
}

/// The anchors in a file; tells its own, to be compared with the line that was kept.
fn kept(file: &Path) -> Result<Anchors> {
    let name = file.display();
    let text = fs::read_to_string(file).with_context(|| format!("--since {name}"))?;
    let anchors: Anchors = text.parse().with_context(|| format!("--since {name}"))?;
    println!("Since: {}", anchors.digest());
    Ok(anchors)
}

/// Writes a file that is not there yet: no list of anchors is ever overwritten.
fn write_new(file: &Path, text: &str) -> Result<()> {
    let write = || -> io::Result<()> {
        let mut file = private::file().write(true).create_new(true).open(file)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().with_context(|| format!("--keep {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_anchors_is_kept_once_and_read_back() {
        let name = format!("calepin-anchors-{}", std::process::id());
        let file = std::env::temp_dir().join(name);
        let _ = fs::remove_file(&file);
        let list = format!(
            "00000000-0000-7000-8000-000000000001 2 {}\n",
            "ab".repeat(32)
        );
        write_new(&file, &list).unwrap();
        assert_eq!(kept(&file).unwrap().to_string(), list);
        assert!(write_new(&file, "").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), list);
        fs::write(&file, &list[1..]).unwrap();
        let refused = format!("{:#}", kept(&file).unwrap_err());
        assert!(refused.contains("not a list of anchors"), "{refused}");
        fs::remove_file(file).unwrap();
    }
}
