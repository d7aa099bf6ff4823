//! The disk of a SQLite file is full: a small one of the test's own.

use std::{
    collections::BTreeSet,
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    process::Stdio,
};

use axum::http::StatusCode;
use services::Db;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::{
    looked::assert_whole,
    people::PRACTITIONER,
    process::Installation,
    work::{Outcome, People},
};

/// A disk of a few megabytes, in a mount namespace of its own: gone when this is dropped.
struct Disk {
    keeper: Child,
    path: PathBuf,
}

impl Disk {
    /// Takes what is in a folder along.
    async fn of(path: &Path) -> Self {
        let script =
            "mount -t tmpfs -o size=12m,mode=0700 calepin-disk \"$0\" && echo mounted && exec cat";
        let mut keeper = Command::new("unshare");
        keeper.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]);
        keeper
            .arg(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let missing = "util-linux (unshare, nsenter), and the right to make a user namespace and mount a tmpfs in it: \
                       in a container, `--privileged` or a seccomp profile that lets `unshare` through";
        let mut keeper = keeper.spawn().expect(missing);
        let mut said = BufReader::new(keeper.stdout.take().unwrap()).lines();
        let mounted = said.next_line().await.unwrap();
        assert_eq!(mounted.as_deref(), Some("mounted"), "missing: {missing}");
        let disk = Self {
            keeper,
            path: path.to_owned(),
        };
        copy_files(path, &disk.seen());
        disk
    }

    /// How a command gets to see it.
    fn within(&self) -> Vec<String> {
        let keeper = self.keeper.id().unwrap().to_string();
        [
            "nsenter",
            "--user",
            "--preserve-credentials",
            "--mount",
            "--target",
            &keeper,
        ]
        .map(String::from)
        .to_vec()
    }

    /// Where the test sees it.
    fn seen(&self) -> PathBuf {
        let keeper = self.keeper.id().unwrap();
        let root = PathBuf::from(format!("/proc/{keeper}/root"));
        root.join(self.path.strip_prefix("/").unwrap())
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let mut ballast = fs::File::create(self.seen().join("ballast")).unwrap();
        for size in [1 << 16, 1] {
            let error = loop {
                if let Err(error) = ballast.write_all(&vec![b'x'; size]) {
                    break error;
                }
            };
            assert_eq!(error.kind(), ErrorKind::StorageFull);
        }
    }

    fn make_room(&self) {
        fs::remove_file(self.seen().join("ballast")).unwrap();
    }
}

fn copy_files(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let name = file.unwrap().file_name();
        fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_harms_nothing_and_is_got_over() {
    let mut installation = Installation::on_sqlite().await;
    let db = Db::connect(&installation.database).await.unwrap();
    let services = installation.services_on(db.clone()).await;
    let mut people = People::seed(&services).await;
    let mut work = vec![];
    for _ in 0..80 {
        work.push(people.act(&services).await);
        work.push(people.claim(&services).await);
    }
    db.close().await.unwrap();
    let disk = Disk::of(&installation.folder.join("data")).await;
    installation.within = disk.within();
    let mut server = installation.server().await;
    people.sign_in(&installation, server.port).await;

    disk.fill();
    let mut done = BTreeSet::new();
    let mut work = work.into_iter();
    // What was written before and is no longer needed is written over first.
    let refused = loop {
        let next = work.next().expect("a disk that fills");
        match next.attempt(people.browser(&next), server.port).await {
            Outcome::Done(found) => assert!(done.insert(found)),
            outcome => {
                outcome.assert_not_now();
                break next;
            }
        }
    };
    let mut reader = people.browsers[PRACTITIONER.email].clone();
    let page = reader.get(server.port, "/patients").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("NUMÉRO1"), "{}", page.body);

    disk.make_room();
    for work in [refused].into_iter().chain(work.take(4)) {
        let outcome = work.attempt(people.browser(&work), server.port).await;
        assert!(done.insert(outcome.done()));
    }
    server.kill().await;
    let after = installation.folder.join("after");
    fs::create_dir(&after).unwrap();
    copy_files(&disk.seen(), &after);
    installation.within.clear();
    installation.database = format!("sqlite://{}", after.join("calepin.db").display());
    assert_whole(&installation, &done).await;
}
