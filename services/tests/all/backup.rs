//! A copy made while people write is a whole database: it opens, its journals verify, and they go on from the anchors
//! that were kept before.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use migrations::{Migrator, MigratorTrait};
use services::{Anchors, Db, Report, Services};

use crate::support::{PARENT, World, camille, on_postgres, on_sqlite, restored_postgres};

/// A folder that goes with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("calepin-backup-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// How many records of one practitioner can be shared in an hour that stands still.
const SHARED: usize = 90;

/// Makes records, and shares the first of them, until it is told to stop; tells how many it made.
fn writes(world: &World, stop: &Arc<AtomicBool>) -> tokio::task::JoinHandle<usize> {
    let (services, by, stop) = (world.instance(0), world.practitioner(), Arc::clone(stop));
    tokio::spawn(async move {
        let mut made = 0;
        while !stop.load(Ordering::Relaxed) {
            let record = services.seed_record(by.account(), camille(), None, vec![]);
            let record = record.await.unwrap();
            if made < SHARED {
                let to = format!("parent{made}@exemple.fr").parse().unwrap();
                services.share.issue(&by, record).await.unwrap();
                services.share.email(&by, record, &to).await.unwrap();
            }
            made += 1;
        }
        made
    })
}

async fn anchors(services: &Services) -> Anchors {
    let report = services.verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    report.anchors
}

/// Looks at a restored database as `calepin verify --since` does.
async fn verified(world: &World, db: Db, since: &Anchors) -> Report {
    let pending = Migrator::get_pending_migrations_read_only(db.read()).await;
    assert!(pending.unwrap().is_empty());
    let restored = world.to_look(db).await.unwrap();
    let report = restored.verify(since).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    report
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_sqlite_under_writes_verifies_with_the_anchors_of_before() {
    on_sqlite(async |world: &mut World| {
        let folder = Folder::new("under-writes");
        for _ in 0..5 {
            world.share().await;
        }
        let before = anchors(world.services()).await;
        let stop = Arc::default();
        let writer = writes(world, &stop);
        let looking = Db::connect_to_look(&world.place.url()).await.unwrap();
        let mut seen = 0;
        for n in 0..5 {
            let file = folder.0.join(format!("copy-{n}.db"));
            looking.back_up(&file).await.unwrap();
            let db = Db::connect_to_look(&url(&file)).await.unwrap();
            let report = verified(world, db, &before).await;
            assert!(report.records >= seen, "a later copy knows less");
            seen = report.records;
        }
        stop.store(true, Ordering::Relaxed);
        assert!(writer.await.unwrap() > 0, "nothing was written meanwhile");

        // What was acknowledged before the copy is in it, and a server starts on it.
        let last = folder.0.join("last.db");
        let now = anchors(world.services()).await;
        looking.back_up(&last).await.unwrap();
        let db = Db::connect(&url(&last)).await.unwrap();
        verified(world, db.clone(), &now).await;
        let restored = world.instance_on(db, world.key).await.unwrap();
        assert!(restored.outbox.deliver().await.unwrap() > 0);
    })
    .await;
}

fn url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_its_owners_alone_and_overwrites_nothing() {
    on_sqlite(async |world: &mut World| {
        let folder = Folder::new("private");
        let file = folder.0.join("copy.db");
        let db = Db::connect_to_look(&world.place.url()).await.unwrap();
        db.back_up(&file).await.unwrap();
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let first = fs::read(&file).unwrap();
        world.share().await;
        db.back_up(&file).await.unwrap_err();
        assert_eq!(fs::read(&file).unwrap(), first);
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
        let missing = folder.0.join("missing/copy.db");
        db.back_up(&missing).await.unwrap_err();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_without_the_key_tells_nothing_of_what_is_sealed() {
    on_sqlite(async |world: &mut World| {
        let folder = Folder::new("sealed");
        world.share().await;
        let file = folder.0.join("copy.db");
        let db = Db::connect_to_look(&world.place.url()).await.unwrap();
        db.back_up(&file).await.unwrap();
        let bytes = fs::read(&file).unwrap();
        for secret in [&world.key[..], PARENT.as_bytes()] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        }
        let copy = Db::connect(&url(&file)).await.unwrap();
        assert!(world.instance_on(copy, [1; 32]).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_of_postgres_under_writes_verifies_with_the_anchors_of_before() {
    on_postgres(async |world: &mut World| {
        for _ in 0..5 {
            world.share().await;
        }
        let before = anchors(world.services()).await;
        let stop = Arc::default();
        let writer = writes(world, &stop);
        let folder = Folder::new("postgres");
        let restored = restored_postgres(&world.place, &folder.0).await;
        stop.store(true, Ordering::Relaxed);
        assert!(writer.await.unwrap() > 0, "nothing was written meanwhile");
        let db = Db::connect(&restored.url()).await.unwrap();
        verified(world, db.clone(), &before).await;
        db.read().close_by_ref().await.unwrap();
        restored.end().await;
    })
    .await;
}
