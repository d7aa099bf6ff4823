//! Servers as an operator starts them, on a database of their own.

use std::{
    env,
    fs::{self, File},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use migrations::sea_orm::ConnectionTrait;
use services::{
    Db, Limits, Ports, Rate, Services, Settings,
    adapters::{NoGateway, SystemClock, SystemEntropy},
};
use tokio::process::{Child, Command};

use crate::{
    client::{Browser, PUBLIC_URL},
    gateways::{sms::SmsServer, smtp::SmtpServer},
    site::build_site,
};

const KEY: [u8; 32] = [7; 32];

/// The outside world of the servers, and what they share.
pub struct Installation {
    pub folder: PathBuf,
    /// Where the servers find the database.
    pub database: String,
    /// What goes before every command: how to get to where it is to run.
    pub within: Vec<String>,
    pub smtp: SmtpServer,
    pub sms: SmsServer,
}

impl Installation {
    /// An empty PostgreSQL database on the server of the tests.
    pub async fn on_postgres() -> Self {
        Self::on_server(&test_server()).await
    }

    /// An empty database on a PostgreSQL server.
    pub async fn on_server(server: &str) -> Self {
        let name = new_name();
        as_admin(
            server,
            &format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"),
        )
        .await;
        as_admin(server, &format!("CREATE DATABASE \"{name}\"")).await;
        let (address, _) = server.rsplit_once('/').unwrap();
        let installation = Self::new(&name, |_| format!("{address}/{name}")).await;
        installation.migrate().await;
        installation
    }

    /// An empty SQLite file.
    pub async fn on_sqlite() -> Self {
        let file = |folder: &Path| format!("sqlite://{}", folder.join("data/calepin.db").display());
        let installation = Self::new(&new_name(), file).await;
        installation.migrate().await;
        installation
    }

    /// The database's file, on SQLite.
    pub fn file(&self) -> Option<PathBuf> {
        self.database.strip_prefix("sqlite://").map(PathBuf::from)
    }

    async fn new(name: &str, database: impl Fn(&Path) -> String) -> Self {
        let folder = env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("data")).unwrap();
        build_site(&folder.join("site"));
        let key = data_encoding::BASE64.encode(&KEY);
        private(&folder.join("key"), &key);
        private(&folder.join("token"), "a token");
        Self {
            database: database(&folder),
            folder,
            within: vec![],
            smtp: SmtpServer::plain().await,
            sms: SmsServer::plain().await,
        }
    }

    /// By the program itself.
    async fn migrate(&self) {
        let migrated = self.command("migrate", 0).status().await.unwrap();
        assert!(migrated.success());
    }

    /// Every journal proves what is in the database.
    pub async fn verify(&self) {
        let mut verify = self.command("verify", 0);
        let verified = verify.stdout(Stdio::null()).status().await.unwrap();
        assert!(verified.success());
    }

    /// The use cases on the same database, to put people in.
    pub async fn services(&self) -> Services {
        self.services_on(Db::connect(&self.database).await.unwrap())
            .await
    }

    /// The same, on a connection that whoever opened it closes.
    pub async fn services_on(&self, db: Db) -> Services {
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
            limits: Limits {
                // What is put in is no practitioner's work of an hour.
                invitations_of_practitioner: Rate {
                    at_most: u32::MAX,
                    ..Limits::DEFAULT.invitations_of_practitioner
                },
                ..Limits::DEFAULT
            },
        };
        Services::new(db, &KEY, ports, settings).await.unwrap()
    }

    /// The program, configured as every one of its kind is.
    pub fn command(&self, command: &str, port: u16) -> Command {
        let file = |name: &str| self.folder.join(name);
        let words = self.within.iter().cloned().chain([program()]);
        let mut words = words.chain([command.to_owned()]);
        let mut calepin = Command::new(words.next().unwrap());
        calepin
            .args(words)
            .env_clear()
            .env("CALEPIN_LISTEN", format!("127.0.0.1:{port}"))
            .env("CALEPIN_PUBLIC_URL", PUBLIC_URL)
            .env("CALEPIN_DATABASE_URL", &self.database)
            .env("CALEPIN_KEY_FILE", file("key"))
            .env("CALEPIN_SITE_ROOT", file("site"))
            .env("CALEPIN_LOG", "info")
            .env("CALEPIN_LIMIT_REGISTRATIONS_PER_ADDRESS", "1000000")
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
            .stderr(self.log())
            .kill_on_drop(true);
        calepin
    }

    /// What all of them say, for whoever looks into a test that failed.
    fn log(&self) -> File {
        let mut log = File::options();
        log.create(true).append(true);
        log.open(self.folder.join("log")).unwrap()
    }

    /// A server that answers.
    pub async fn server(&self) -> Server {
        let port = free_port();
        self.started(self.command("serve", port), port).await
    }

    /// The server of a command, once it answers.
    pub async fn started(&self, mut command: Command, port: u16) -> Server {
        let mut process = command.spawn().unwrap();
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
        if std::thread::panicking() {
            eprintln!("the log is in {}", self.folder.display());
        } else {
            // What stays is in the temporary folder.
            let _ = fs::remove_dir_all(&self.folder);
        }
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

/// The program: cargo's own build, or another one that is to be tried.
fn program() -> String {
    env::var("CALEPIN_TEST_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_calepin").to_owned())
}

/// A port that nobody has at this moment, and that nobody is given before a server has it: no connection or gateway (theirs
/// are from 32768 on), no PostgreSQL (`scripts/lib.sh`), no other server of this process, and hardly one of another's.
pub fn free_port() -> u16 {
    const FIRST: u32 = 26_000;
    const HOW_MANY: u32 = 6_000;
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let nth = std::process::id().wrapping_mul(97).wrapping_add(count) % HOW_MANY;
        let port = u16::try_from(FIRST + nth).unwrap();
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn new_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("calepin-process-{}-{count}", std::process::id())
}

fn test_server() -> String {
    env::var("CALEPIN_TEST_POSTGRES_URL").expect("scripts/with-postgres.sh sets it")
}

/// Has a PostgreSQL server do something for the tests.
#[expect(clippy::disallowed_methods, reason = "a test makes its own database")]
pub async fn as_admin(server: &str, sql: &str) {
    let db = Db::connect(server).await.unwrap();
    db.read().execute_unprepared(sql).await.unwrap();
    db.close().await.unwrap();
}
