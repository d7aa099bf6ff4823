//! Someone at a terminal, with a folder and a configuration.

use std::{
    env, fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use crate::site::build_site;

const CALEPIN: &str = env!("CARGO_BIN_EXE_calepin");

pub struct Operator {
    folder: PathBuf,
    variables: Vec<(&'static str, String)>,
    /// Whether the folder goes with it.
    owns: bool,
}

/// What a command said.
#[derive(Debug)]
pub struct Told {
    pub success: bool,
    pub out: String,
    pub err: String,
}

impl Operator {
    /// With a key and a database that is up to date.
    pub fn with_database() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder =
            env::temp_dir().join(format!("calepin-operator-{}-{count}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        let key = folder.join("key");
        fs::write(&key, data_encoding::BASE64.encode(&[7; 32])).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        let site = folder.join("site");
        build_site(&site);
        let operator = Self {
            variables: vec![
                ("CALEPIN_DATABASE_URL", address(&folder.join("calepin.db"))),
                ("CALEPIN_KEY_FILE", key.display().to_string()),
                ("CALEPIN_SITE_ROOT", site.display().to_string()),
                ("CALEPIN_SMTP_URL", "none".into()),
                ("CALEPIN_SMS_URL", "none".into()),
            ],
            folder,
            owns: true,
        };
        let migrated = operator.run(&["migrate"], "");
        assert!(migrated.success, "{migrated:?}");
        operator
    }

    /// A file of theirs.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The same operator on another database.
    pub fn on(&self, database: &Path) -> Self {
        let mut other = self.without("CALEPIN_DATABASE_URL");
        other
            .variables
            .push(("CALEPIN_DATABASE_URL", address(database)));
        other
    }

    /// The same operator, who forgot to set something.
    pub fn without(&self, variable: &str) -> Self {
        let mut variables = self.variables.clone();
        variables.retain(|(name, _)| *name != variable);
        Self {
            folder: self.folder.clone(),
            variables,
            owns: false,
        }
    }

    /// Runs the program to its end, with `typed` on its standard input.
    pub fn run(&self, arguments: &[&str], typed: &str) -> Told {
        let mut process = Command::new(CALEPIN)
            .args(arguments)
            .current_dir(&self.folder)
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that ends without reading is no failure of the test's.
        let _ = process.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = process.wait_with_output().unwrap();
        Told {
            success: output.status.success(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Operator {
    fn drop(&mut self) {
        if self.owns {
            // What stays is in the temporary folder.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn address(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}
