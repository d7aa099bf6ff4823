//! Serves, in earnest or as a demo.

use std::{process::ExitCode, sync::Arc};

use anyhow::{Context, Result};
use app::shell::Assets;
use axum::Router;
use services::{Db, Services};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use super::{
    LOG_OF_SERVE, LOG_OF_TERMINAL, UNREACHABLE, UNUSABLE, outside_key, ports,
    refuse_another_version, settings, start_log,
};
use crate::{
    config::{Config, Gateway, Gateways},
    demo::Demo,
    gateways, host, metrics,
    router::{Site, router},
    worker::Worker,
};

/// Serves.
///
/// # Errors
/// When something that it needs is missing: the error names it.
pub async fn serve(config: Config) -> Result<ExitCode> {
    config.check_serve()?;
    start_log(&config, LOG_OF_SERVE)?;
    let assets = assets(&config)?;
    let key = outside_key(&config)?;
    let (mailer, sms) = gateways::connect(&config)?;
    let db = Db::connect(&config.database_url)
        .await
        .context(UNREACHABLE)?;
    refuse_another_version(&db).await?;
    let services = Services::new(db, &key, ports(mailer, sms), settings(&config))
        .await
        .context(UNUSABLE)?;
    let listener = listen(&config).await?;
    let metrics = metrics_listener(&config).await?;
    warn_of_silence(&config.gateways);
    tracing::info!(listen = %config.listen, public_url = %config.public_url, "serving");
    run(listener, metrics, site(config, services, assets)).await
}

/// Serves the demo.
///
/// # Errors
/// As [`serve`].
pub async fn demo(config: Config, fresh: bool) -> Result<ExitCode> {
    config.check_demo()?;
    start_log(&config, LOG_OF_TERMINAL)?;
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
    run(listener, None, site).await
}

fn site(config: Config, services: Services, assets: Assets) -> Site {
    Site {
        services,
        assets: Arc::new(assets),
        root: config.site_root,
        public_url: config.public_url,
        trusted_proxies: config.trusted_proxies.unwrap_or_default(),
        metrics: Arc::default(),
        contact: config.contact,
        security_contact: config.security_contact,
        demo: None,
    }
}

/// Says which messages will wait: the operator has said so, and may have forgotten.
fn warn_of_silence(gateways: &Gateways) {
    if gateways.mail == Gateway::Off {
        tracing::warn!("CALEPIN_SMTP_URL is none: e-mails wait in the outbox");
    }
    if gateways.sms == Gateway::Off {
        tracing::warn!("CALEPIN_SMS_URL is none: SMS wait in the outbox, and nobody can sign in");
    }
}

async fn run(
    listener: TcpListener,
    operators: Option<TcpListener>,
    site: Site,
) -> Result<ExitCode> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let worker = Worker::start(&site.services);
    let (stop, stopped) = watch::channel(false);
    let figures = metrics::router(Arc::clone(&site.metrics), site.services.clone());
    let collected = collect(operators, figures, stopped.clone());
    let served = host::run(listener, router(site), told(stopped));
    let stopping = async {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        // Both listeners hold a receiver until they have heard.
        let _ = stop.send(true);
    };
    tokio::join!(served, collected, stopping);
    worker.stop().await;
    Ok(ExitCode::SUCCESS)
}

/// Answers whoever collects metrics, on a port of its own.
async fn collect(listener: Option<TcpListener>, router: Router, stopped: watch::Receiver<bool>) {
    if let Some(listener) = listener {
        host::run(listener, router, told(stopped)).await;
    }
}

async fn told(mut stopped: watch::Receiver<bool>) {
    // Whoever would tell is gone: that is a word, too.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn metrics_listener(config: &Config) -> Result<Option<TcpListener>> {
    let Some(address) = config.metrics_listen else {
        return Ok(None);
    };
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("CALEPIN_METRICS_LISTEN: {address} cannot be listened on"))?;
    Ok(Some(listener))
}

fn assets(config: &Config) -> Result<Assets> {
    Assets::read(&config.site_root).with_context(|| {
        format!(
            "CALEPIN_SITE_ROOT: {} is not what `make build` leaves",
            config.site_root.display()
        )
    })
}

async fn listen(config: &Config) -> Result<TcpListener> {
    TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("CALEPIN_LISTEN: {} cannot be listened on", config.listen))
}
