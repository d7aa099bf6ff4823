//! Servers as an operator starts them, on a PostgreSQL database of their own.

use std::{
    env, fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Stdio,
    sync::Arc,
    time::Duration,
};

use migrations::sea_orm::ConnectionTrait;
use services::{
    Db, Limits, Ports, Services, Settings,
    adapters::{NoGateway, SystemClock, SystemEntropy},
};
use tokio::process::{Child, Command};

use crate::{
    client::{Browser, PUBLIC_URL},
    gateways::{sms::SmsServer, smtp::SmtpServer},
    site::build_site,
};

const CALEPIN: &str = env!("CARGO_BIN_EXE_calepin");
const KEY: [u8; 32] = [7; 32];

/// The outside world of the servers, and what they share.
pub struct Installation {
    folder: PathBuf,
    database: String,
    pub smtp: SmtpServer,
    pub sms: SmsServer,
}

impl Installation {
    /// An empty database, migrated by the program itself.
    pub async fn new() -> Self {
        let name = format!("calepin-several-{}", std::process::id());
        let folder = env::temp_dir().join(&name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        build_site(&folder.join("site"));
        let key = data_encoding::BASE64.encode(&KEY);
        private(&folder.join("key"), &key);
        private(&folder.join("token"), "a token");
        as_admin(&format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")).await;
        as_admin(&format!("CREATE DATABASE \"{name}\"")).await;
        let installation = Self {
            folder,
            database: postgres_url(&name),
            smtp: SmtpServer::plain().await,
            sms: SmsServer::plain().await,
        };
        let migrated = installation.command("migrate", 0).status().await.unwrap();
        assert!(migrated.success());
        installation
    }

    /// The use cases on the same database, to put people in.
    pub async fn services(&self) -> Services {
        let ports = Ports {
            clock: Arc::new(SystemClock),
            wall_clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            mailer: Arc::new(NoGateway),
            sms: Arc::new(NoGateway),
        };
        let settings = Settings {
            public_url: PUBLIC_URL.into(),
            host: "127.0.0.1".into(),
            limits: Limits::DEFAULT,
        };
        let db = Db::connect(&self.database).await.unwrap();
        Services::new(db, &KEY, ports, settings).await.unwrap()
    }

    /// The program, configured as every one of its kind is.
    pub fn command(&self, command: &str, port: u16) -> Command {
        let file = |name: &str| self.folder.join(name);
        let mut calepin = Command::new(CALEPIN);
        calepin
            .arg(command)
            .env_clear()
            .env("CALEPIN_LISTEN", format!("127.0.0.1:{port}"))
            .env("CALEPIN_PUBLIC_URL", PUBLIC_URL)
            .env("CALEPIN_DATABASE_URL", &self.database)
            .env("CALEPIN_KEY_FILE", file("key"))
            .env("CALEPIN_SITE_ROOT", file("site"))
            .env("CALEPIN_LOG", "warn")
            .env(
                "CALEPIN_SMTP_URL",
                format!("smtp-plain://127.0.0.1:{}", self.smtp.port),
            )
            .env("CALEPIN_MAIL_FROM", "Calepin <calepin@exemple.fr>")
            .env(
                "CALEPIN_SMS_URL",
                format!("http://127.0.0.1:{}", self.sms.port),
            )
            .env("CALEPIN_SMS_ACCOUNT", "AC0123")
            .env("CALEPIN_SMS_TOKEN_FILE", file("token"))
            .env("CALEPIN_SMS_FROM", "Calepin")
            .stdin(Stdio::null())
            .kill_on_drop(true);
        calepin
    }

    /// A server that answers.
    pub async fn server(&self) -> Server {
        let port = free_port();
        let mut process = self.command("serve", port).spawn().unwrap();
        let mut browser = Browser::new();
        loop {
            if let Some(answer) = browser.post(port, "/health", "").await {
                // It answers: that it takes no form there is as good.
                assert!(answer.status.as_u16() < 500, "{}", answer.status);
                return Server { port, process };
            }
            let ended = process.try_wait().unwrap();
            assert!(ended.is_none(), "the server ended: {ended:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        // What stays is in the temporary folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A server that runs.
pub struct Server {
    pub port: u16,
    process: Child,
}

impl Server {
    /// Ends it as a power cut would: `kill -9`.
    pub async fn kill(&mut self) {
        self.process.kill().await.unwrap();
    }
}

fn private(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

/// A port that nobody has at this moment.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn server() -> String {
    env::var("CALEPIN_TEST_POSTGRES_URL").expect("scripts/with-postgres.sh sets it")
}

fn postgres_url(name: &str) -> String {
    let server = server();
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{name}")
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own database")]
async fn as_admin(sql: &str) {
    let db = Db::connect(&server()).await.unwrap();
    db.read().execute_unprepared(sql).await.unwrap();
    db.close().await.unwrap();
}
