//! What each command does.

use std::{process::ExitCode, sync::Arc};

use anyhow::{Context, Result, bail};
use app::shell::Assets;
use migrations::{Migrator, MigratorTrait};
use services::{
    Db, Ports, Services, Settings,
    adapters::{NoGateway, SystemClock, SystemEntropy},
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

/// Serves.
///
/// # Errors
/// When something that it needs is missing: the error names it.
pub async fn serve(config: Config) -> Result<ExitCode> {
    config.check_serve()?;
    logging::start(config.log.as_deref().unwrap_or(LOG_OF_SERVE))?;
    let assets = assets(&config)?;
    let services = real(&config, &up_to_date(&config).await?).await?;
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
    logging::start(config.log.as_deref().unwrap_or(LOG_OF_DEMO))?;
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
    logging::start(config.log.as_deref().unwrap_or(LOG_OF_DEMO))?;
    let db = connect(&config.database_url).await?;
    let pending = pending(&db).await?;
    Migrator::up(db.read(), None)
        .await
        .context("the database could not be brought up to date")?;
    println!("{pending} changes made: the database is up to date.");
    Ok(ExitCode::SUCCESS)
}

/// Checks every journal.
///
/// # Errors
/// When the database or the key cannot be read.
pub async fn verify(config: Config) -> Result<ExitCode> {
    logging::start(config.log.as_deref().unwrap_or(LOG_OF_DEMO))?;
    let services = real(&config, &up_to_date(&config).await?).await?;
    let report = services.verify().await?;
    for finding in &report.findings {
        println!("{finding}");
    }
    println!(
        "{} records, {} rows in their journals, {} not as they were written.",
        report.records,
        report.rows,
        report.findings.len()
    );
    Ok(if report.findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn site(config: Config, services: Services, assets: Assets) -> Site {
    Site {
        services,
        assets: Arc::new(assets),
        root: config.site_root,
        public_url: config.public_url,
        trusted_proxies: config.trusted_proxies,
        demo: None,
    }
}

fn settings(config: &Config) -> Settings {
    Settings {
        public_url: config.public_url.as_str().to_owned(),
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

/// The use cases on the real world.
async fn real(config: &Config, (db, key): &(Db, Key)) -> Result<Services> {
    let ports = Ports {
        clock: Arc::new(SystemClock),
        wall_clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        mailer: Arc::new(NoGateway),
        sms: Arc::new(NoGateway),
    };
    Services::new(db.clone(), key, ports, settings(config))
        .await
        .context("the database cannot be used")
}

/// The key, and the database if it is of this program's version.
async fn up_to_date(config: &Config) -> Result<(Db, Key)> {
    let key = key::read(config.required_key_file()?).context("CALEPIN_KEY_FILE")?;
    let db = connect(&config.database_url).await?;
    if pending(&db).await? > 0 {
        bail!("the database is not up to date: run `calepin migrate` first");
    }
    Ok((db, key))
}

async fn connect(url: &str) -> Result<Db> {
    Db::connect(url)
        .await
        .context("CALEPIN_DATABASE_URL: the database cannot be reached")
}

async fn pending(db: &Db) -> Result<usize> {
    let pending = Migrator::get_pending_migrations(db.read())
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
