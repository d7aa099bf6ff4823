//! A PostgreSQL server of a test's own, which can be stopped.

use std::process::Stdio;

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::process::as_admin;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/with-postgres.sh");
/// Says where the server is and how it is controlled, and keeps it as long as somebody listens.
const KEEP: &str =
    "echo \"$CALEPIN_TEST_POSTGRES_URL\"; echo \"$CALEPIN_TEST_POSTGRES_CTL\"; exec cat";

/// The server; gone when this is dropped, as its script then reads the end of its input.
pub struct Postgres {
    /// Its address, as that of the tests' own.
    pub url: String,
    control: String,
    _script: Child,
}

impl Postgres {
    pub async fn start() -> Self {
        let mut script = Command::new(SCRIPT);
        let script = script.args(["sh", "-c", KEEP]);
        let mut script = script
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(script.stdout.take().unwrap()).lines();
        let mut line = async || {
            said.next_line()
                .await
                .unwrap()
                .expect("what it misses is said above")
        };
        let postgres = Self {
            url: line().await,
            control: line().await,
            _script: script,
        };
        // As in earnest: what is committed outlives a crash of the server.
        as_admin(&postgres.url, "ALTER SYSTEM SET synchronous_commit = on").await;
        as_admin(&postgres.url, "SELECT pg_reload_conf()").await;
        postgres
    }

    /// Ends it as a crash would.
    pub async fn stop(&self) {
        self.control("stop --mode=immediate").await;
    }

    /// Starts it again, where it was.
    pub async fn start_again(&self) {
        self.control("start").await;
    }

    async fn control(&self, what: &str) {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{} {what}", self.control)]);
        let status = command.stdout(Stdio::null()).status().await.unwrap();
        assert!(status.success(), "{what}");
    }
}
