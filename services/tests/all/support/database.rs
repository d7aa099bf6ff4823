//! A database for each test: a copy of one that was migrated and peopled once in this process.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
};

use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use services::Db;
use tokio::sync::OnceCell;

use super::{
    people::{self, Someone},
    world::World,
};

/// Where a PostgreSQL is on which databases may be created.
const POSTGRES_URL: &str = "CALEPIN_TEST_POSTGRES_URL";
/// The folder of its programs.
const POSTGRES_BIN: &str = "CALEPIN_TEST_POSTGRES_BIN";

/// Counts the databases of this process, to name them.
static NEXT: AtomicUsize = AtomicUsize::new(0);

/// What the databases are copies of.
struct Template<T> {
    copied: T,
    people: Vec<Someone>,
}

/// Where a test's database is. Gone when the test ends; the template on PostgreSQL, and the database of a test that
/// failed there, go with the server.
pub enum Place {
    Sqlite(PathBuf),
    Postgres { name: String },
}

impl Place {
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", folder.join("calepin.db").display()),
            Self::Postgres { name } => postgres_url(name),
        }
    }

    pub const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// The bytes of the files, where we can read them.
    pub fn bytes(&self) -> Vec<u8> {
        let Self::Sqlite(folder) = self else {
            return vec![];
        };
        fs::read_dir(folder)
            .unwrap()
            .flat_map(|file| fs::read(file.unwrap().path()).unwrap())
            .collect()
    }

    /// The bytes of the database's own file, where we can read it.
    pub fn database(&self) -> Option<Vec<u8>> {
        let file = self.file()?;
        Some(fs::read(file).unwrap())
    }

    /// The database's own file, on SQLite.
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(folder) => Some(folder.join("calepin.db")),
            Self::Postgres { .. } => None,
        }
    }

    fn new_sqlite() -> Self {
        let folder = env::temp_dir().join(fresh_name());
        // Of a run that was killed, in a process of the same number.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        Self::Sqlite(folder)
    }

    pub async fn end(&self) {
        if let Self::Postgres { name } = self {
            as_admin(&format!("DROP DATABASE \"{name}\" WITH (FORCE)")).await;
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Sqlite(folder) = self {
            // What stays is in the temporary folder.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Tests a fact on a SQLite file of its own, through one instance.
pub async fn on_sqlite(fact: impl AsyncFnOnce(&mut World)) {
    static TEMPLATE: OnceCell<Template<Vec<u8>>> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(sqlite_template).await;
    let place = Place::new_sqlite();
    if let Some(file) = place.file() {
        fs::write(file, &template.copied).unwrap();
    }
    run(place, 1, &template.people, fact).await;
}

/// Tests a fact on a PostgreSQL database of its own, through two instances.
pub async fn on_postgres(fact: impl AsyncFnOnce(&mut World)) {
    static TEMPLATE: OnceCell<Template<String>> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(postgres_template).await;
    let name = fresh_name();
    let from = &template.copied;
    as_admin(&format!("CREATE DATABASE \"{name}\" TEMPLATE \"{from}\"")).await;
    run(Place::Postgres { name }, 2, &template.people, fact).await;
}

async fn run(
    place: Place,
    instances: usize,
    people: &[Someone],
    fact: impl AsyncFnOnce(&mut World),
) {
    let mut world = World::open(place, instances, people.to_vec()).await;
    fact(&mut world).await;
    world.close().await;
    world.place.end().await;
}

async fn sqlite_template() -> Template<Vec<u8>> {
    let place = Place::new_sqlite();
    let (place, people) = peopled(place).await;
    Template {
        copied: place.bytes(),
        people,
    }
}

async fn postgres_template() -> Template<String> {
    let name = fresh_name();
    as_admin(&format!("CREATE DATABASE \"{name}\"")).await;
    let (place, people) = peopled(Place::Postgres { name }).await;
    match &place {
        Place::Postgres { name } => Template {
            copied: name.clone(),
            people,
        },
        Place::Sqlite(_) => unreachable!(),
    }
}

/// Copies a PostgreSQL database as docs/operations.md says to: `pg_dump`, and `pg_restore` into a new one.
pub async fn restored_postgres(place: &Place, folder: &Path) -> Place {
    let name = fresh_name();
    as_admin(&format!("CREATE DATABASE \"{name}\"")).await;
    let restored = Place::Postgres { name };
    let dump = folder.join("calepin.dump").display().to_string();
    let (from, to) = (place.url(), restored.url());
    run_tool(
        "pg_dump",
        &["--format=custom", "--file", &dump, "--dbname", &from],
    )
    .await;
    run_tool(
        "pg_restore",
        &["--no-owner", "--exit-on-error", "--dbname", &to, &dump],
    )
    .await;
    restored
}

/// Runs a program of PostgreSQL's: those of the server, where they are known, or those of the path.
async fn run_tool(name: &str, arguments: &[&str]) {
    let folder = env::var_os(POSTGRES_BIN).map_or_else(PathBuf::new, PathBuf::from);
    let mut command = process::Command::new(folder.join(name));
    command.args(arguments);
    let status = tokio::task::spawn_blocking(move || command.status())
        .await
        .unwrap();
    assert!(status.unwrap().success(), "{name}");
}

/// Migrates, puts the people in, and closes everything: on SQLite the file alone then holds it all.
async fn peopled(place: Place) -> (Place, Vec<Someone>) {
    let db = Db::create(&place.url()).await.unwrap();
    Migrator::up(db.read(), None).await.unwrap();
    db.close().await.unwrap();
    let mut world = World::open(place, 1, vec![]).await;
    let people = people::seed(world.services()).await;
    world.close().await;
    (world.place, people)
}

fn fresh_name() -> String {
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("calepin-test-{}-{n}", process::id())
}

/// The server's address, with another database's name in it.
fn postgres_url(name: &str) -> String {
    let server = server();
    let (address, options) = match server.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (server.as_str(), String::new()),
    };
    let (address, _) = address.rsplit_once('/').unwrap();
    format!("{address}/{name}{options}")
}

fn server() -> String {
    env::var(POSTGRES_URL).unwrap_or_else(|_| {
        panic!("{POSTGRES_URL} names no PostgreSQL: run `make test`, which starts one and sets it")
    })
}

async fn as_admin(sql: &str) {
    let db = Db::connect(&server()).await.unwrap();
    execute(db.read(), sql).await.unwrap();
    db.close().await.unwrap();
}

/// Runs raw SQL.
#[expect(
    clippy::disallowed_methods,
    reason = "tests alter what no use case would"
)]
pub async fn execute(db: &impl ConnectionTrait, sql: &str) -> Result<(), sea_orm::DbErr> {
    db.execute_unprepared(sql).await.map(|_| ())
}
