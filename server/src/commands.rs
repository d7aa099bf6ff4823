//! What each command does.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use app::shell::Assets;
use migrations::{Migrator, MigratorTrait};
use services::{
    Anchors, Db, Ports, Services, Settings,
    adapters::{NoGateway, SystemClock, SystemEntropy},
    private,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use crate::{
    config::Config,
    demo::Demo,
    host,
    key::{self, Key},
    logging,
    router::{Site, router},
    worker::Worker,
};

/// What is logged when nothing else was said: everything in earnest, only trouble in a demo, whose terminal says what
/// to do next.
const LOG_OF_SERVE: &str = "info";
const LOG_OF_DEMO: &str = "warn";

/// What stands before the database's own error.
const UNREACHABLE: &str =
    "CALEPIN_DATABASE_URL: the database cannot be reached (`calepin migrate` makes a new one)";
const UNUSABLE: &str = "the database cannot be used";

/// Serves.
///
/// # Errors
/// When something that it needs is missing: the error names it.
pub async fn serve(config: Config) -> Result<ExitCode> {
    config.check_serve()?;
    start_log(&config, LOG_OF_SERVE)?;
    let assets = assets(&config)?;
    let key = outside_key(&config)?;
    let db = Db::connect(&config.database_url)
        .await
        .context(UNREACHABLE)?;
    refuse_another_version(&db).await?;
    let services = Services::new(db, &key, ports(), settings(&config))
        .await
        .context(UNUSABLE)?;
    let listener = listen(&config).await?;
    tracing::warn!("no gateway is configured: messages wait in the outbox");
    tracing::info!(listen = %config.listen, public_url = %config.public_url, "serving");
    run(listener, site(config, services, assets)).await
}

/// Serves the demo.
///
/// # Errors
/// As [`serve`].
pub async fn demo(config: Config, fresh: bool) -> Result<ExitCode> {
    config.check_demo()?;
    start_log(&config, LOG_OF_DEMO)?;
    let assets = assets(&config)?;
    // Whoever holds the address and the folder is alone: only then may anything be forgotten.
    let listener = listen(&config).await?;
    let demo = Demo::open(&config.demo_dir, fresh)?;
    let services = demo.services(settings(&config)).await?;
    print!("{}", demo.what_to_do_next(&config.public_url));
    let site = Site {
        demo: Some(demo.doors()),
        ..site(config, services, assets)
    };
    run(listener, site).await
}

/// Brings the database to the newest schema.
///
/// # Errors
/// When the database cannot be reached, or a change fails.
pub async fn migrate(config: Config) -> Result<ExitCode> {
    start_log(&config, LOG_OF_DEMO)?;
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

/// Checks every journal, also against the anchors that were kept in the file `since`, and keeps those of today in the
/// file `keep`.
///
/// # Errors
/// When the database, the key or a file cannot be read or written.
pub async fn verify(config: Config, since: Option<&Path>, keep: Option<&Path>) -> Result<ExitCode> {
    start_log(&config, LOG_OF_DEMO)?;
    let since = match since {
        Some(file) => kept(file)?,
        None => Anchors::default(),
    };
    let key = outside_key(&config)?;
    let db = Db::connect_to_look(&config.database_url)
        .await
        .context(UNREACHABLE)?;
    refuse_another_version(&db).await?;
    let services = Services::to_look(db, &key, ports(), settings(&config))
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

/// Logs from now on, by `default` if nothing was configured.
fn start_log(config: &Config, default: &str) -> Result<()> {
    logging::start(config.log.as_deref().unwrap_or(default))?;
    if let Some(file) = &config.open_to_everyone {
        tracing::warn!(
            file = %file.display(),
            "everyone on this machine can read the configuration, which may hold the database's password: chmod o= it"
        );
    }
    Ok(())
}

fn site(config: Config, services: Services, assets: Assets) -> Site {
    Site {
        services,
        assets: Arc::new(assets),
        root: config.site_root,
        public_url: config.public_url,
        trusted_proxies: config.trusted_proxies.unwrap_or_default(),
        demo: None,
    }
}

fn settings(config: &Config) -> Settings {
    Settings {
        public_url: config.public_url.as_str().to_owned(),
        host: config.public_url.host().to_owned(),
        limits: config.limits,
    }
}

async fn run(listener: TcpListener, site: Site) -> Result<ExitCode> {
    let worker = Worker::start(&site.services);
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let stop = async {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
    };
    host::run(listener, router(site), stop).await;
    worker.stop().await;
    Ok(ExitCode::SUCCESS)
}

/// The real world.
fn ports() -> Ports {
    Ports {
        clock: Arc::new(SystemClock),
        wall_clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        mailer: Arc::new(NoGateway),
        sms: Arc::new(NoGateway),
    }
}

fn outside_key(config: &Config) -> Result<Key> {
    key::read(config.required_key_file()?).context("CALEPIN_KEY_FILE")
}

async fn refuse_another_version(db: &Db) -> Result<()> {
    if pending(db).await? > 0 {
        bail!("the database is not up to date: run `calepin migrate` first");
    }
    Ok(())
}

/// How many changes are missing. Asking changes nothing.
async fn pending(db: &Db) -> Result<usize> {
    let pending = Migrator::get_pending_migrations_read_only(db.read())
        .await
        .context("the database is not one that this program knows")?;
    Ok(pending.len())
}

fn assets(config: &Config) -> Result<Assets> {
    Assets::read(&config.site_root).with_context(|| {
        format!(
            "CALEPIN_SITE_ROOT: no built site in {}; run `make build`",
            config.site_root.display()
        )
    })
}

async fn listen(config: &Config) -> Result<TcpListener> {
    TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("CALEPIN_LISTEN: {} cannot be listened on", config.listen))
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
