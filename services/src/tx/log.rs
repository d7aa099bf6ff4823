//! What makes the commits of a SQLite database last: many of them by one sync.
//!
//! SQLite writes each commit to the end of its log, in order, and leaves it to the operating system. Here one thread has
//! the log put on the disk, and tells all who had committed before it began; who commits meanwhile waits for the next
//! time. It begins once nobody writes any more, or soon: those who write already share it. So nobody is told too early, and
//! nobody keeps others from writing while the disk takes its time. Why this way: docs/adr/0007-one-sync-for-many-commits.md.

use std::{
    ffi::OsString,
    fs::{File, Metadata},
    io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use sea_orm::{DbErr, RuntimeErr, sqlx};
use tokio::sync::{mpsc, oneshot};

/// Whoever waits for the disk: told when it has done its part, dropped when it could not.
type Waiting = oneshot::Sender<()>;

/// For how long a sync waits for the commits of those who write already, or wait to: it is theirs, too, then.
const COMPANY: Duration = Duration::from_millis(5);

/// The log of one SQLite database.
#[derive(Clone, Debug)]
pub(super) struct Log {
    thread: mpsc::UnboundedSender<Waiting>,
    writers: Arc<Writers>,
}

/// How many write, or wait to.
#[derive(Debug, Default)]
struct Writers {
    count: Mutex<usize>,
    none: Condvar,
}

/// One who writes, or waits to.
#[derive(Debug)]
pub(super) struct Writing(Arc<Writers>);

impl Log {
    /// That of the database in this file.
    pub fn of(database: &Path) -> io::Result<Self> {
        let mut file = LogFile::beside(database);
        Self::put_on_disk_by(move || file.sync(), COMPANY)
    }

    fn put_on_disk_by(
        sync: impl FnMut() -> io::Result<()> + Send + 'static,
        company: Duration,
    ) -> io::Result<Self> {
        let (thread, asked) = mpsc::unbounded_channel();
        let writers = Arc::new(Writers::default());
        let log = Self {
            thread,
            writers: Arc::clone(&writers),
        };
        thread::Builder::new()
            .name("calepin-log".into())
            .spawn(move || serve(asked, &writers, company, sync))?;
        Ok(log)
    }

    /// Tells of one who writes or waits to, until it is dropped.
    pub fn writing(&self) -> Writing {
        *self.writers.count() += 1;
        Writing(Arc::clone(&self.writers))
    }

    /// Asks that everything that was committed before this call survives a power cut; the future waits for it. Costs nobody
    /// else anything.
    ///
    /// # Errors
    /// When the disk could not: then nobody knows what of it will be there.
    pub fn sync(&self) -> impl Future<Output = Result<(), DbErr>> + use<> {
        let (waiting, told) = oneshot::channel();
        // Dropped, when there is nobody to ask: then it is told to have failed.
        let _ = self.thread.send(waiting);
        async { told.await.map_err(|_| failed()) }
    }

    /// Refuses once the disk could not. What it failed to write then it never tries again, so that no later success says
    /// anything of it: nothing more may be built upon it.
    pub fn check(&self) -> Result<(), DbErr> {
        if self.thread.is_closed() {
            Err(failed())
        } else {
            Ok(())
        }
    }
}

impl Writers {
    fn count(&self) -> MutexGuard<'_, usize> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for_none(&self, at_most: Duration) {
        let some = |count: &mut usize| *count > 0;
        // A lock that was poisoned is held all the same, and time that ran out is as good as nobody left.
        let _ = self.none.wait_timeout_while(self.count(), at_most, some);
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        let left = {
            let mut count = self.0.count();
            *count -= 1;
            *count
        };
        if left == 0 {
            self.0.none.notify_one();
        }
    }
}

/// Until nobody is left who could ask, or the disk fails.
fn serve(
    mut asked: mpsc::UnboundedReceiver<Waiting>,
    writers: &Writers,
    company: Duration,
    mut sync: impl FnMut() -> io::Result<()>,
) {
    while let Some(first) = asked.blocking_recv() {
        writers.wait_for_none(company);
        let mut all = vec![first];
        while let Ok(another) = asked.try_recv() {
            all.push(another);
        }
        if let Err(error) = sync() {
            tracing::error!(%error, "the disk failed to keep what was written: nothing is written any more until a restart");
            asked.close();
            return;
        }
        for waiting in all {
            // Whoever does not wait any longer need not know.
            let _ = waiting.send(());
        }
    }
}

/// The file of a log. One that is kept open is told of each failure to write it, of those that SQLite was told of first,
/// too.
struct LogFile {
    path: PathBuf,
    open: Option<(File, Metadata)>,
}

impl LogFile {
    fn beside(database: &Path) -> Self {
        let mut path = OsString::from(database);
        path.push("-wal");
        Self {
            path: path.into(),
            open: None,
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        let present = match File::open(&self.path) {
            // SQLite removes it with its last connection, once all that was in it is in the database, on the disk.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            present => present?,
        };
        let which = present.metadata()?;
        let (file, _) = match self.open.take() {
            Some(open) if same(&open.1, &which) => self.open.insert(open),
            _ => self.open.insert((present, which)),
        };
        file.sync_data()
    }
}

fn same(one: &Metadata, other: &Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

fn failed() -> DbErr {
    let told = io::Error::other("the disk failed to keep what was written");
    DbErr::Exec(RuntimeErr::SqlxError(Arc::new(sqlx::Error::Io(told))))
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        os::unix::fs::symlink,
        pin::{Pin, pin},
        sync::mpsc::{Receiver, Sender, channel},
        task::{Context, Waker},
        time::Duration,
    };

    use tokio::time::timeout;

    use super::*;
    use crate::tx::unavailable::passes;

    const LONG_ENOUGH: Duration = Duration::from_secs(10);

    /// A disk that says when it is asked to keep what was written, and does as it is told.
    struct Disk {
        asked: Receiver<()>,
        answer: Sender<io::Result<()>>,
    }

    impl Disk {
        fn with_log() -> (Self, Log) {
            Self::with_log_that_waits(COMPANY)
        }

        fn with_log_that_waits(company: Duration) -> (Self, Log) {
            let (ask, asked) = channel();
            let (answer, answered) = channel();
            let sync = move || {
                ask.send(()).unwrap();
                answered.recv().unwrap()
            };
            let log = Log::put_on_disk_by(sync, company).unwrap();
            (Self { asked, answer }, log)
        }

        fn is_asked(&self) {
            self.asked.recv_timeout(LONG_ENOUGH).unwrap();
        }

        fn answers(&self, answer: io::Result<()>) {
            self.answer.send(answer).unwrap();
        }
    }

    fn is_waiting(future: &mut Pin<&mut impl Future>) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        future.as_mut().poll(&mut context).is_pending()
    }

    async fn told<T>(future: impl Future<Output = T>) -> T {
        timeout(LONG_ENOUGH, future).await.expect("never told")
    }

    #[tokio::test]
    async fn one_sync_is_for_all_who_asked_before_it_began_and_for_nobody_else() {
        let (disk, log) = Disk::with_log();
        let mut first = pin!(log.sync());
        assert!(is_waiting(&mut first));
        disk.is_asked();
        let (mut second, mut third) = (pin!(log.sync()), pin!(log.sync()));
        assert!(is_waiting(&mut first), "told before it was done");
        assert!(is_waiting(&mut second) && is_waiting(&mut third));
        disk.answers(Ok(()));
        told(first).await.unwrap();
        disk.is_asked();
        assert!(is_waiting(&mut second), "told by what began before");
        assert!(is_waiting(&mut third), "told by what began before");
        disk.answers(Ok(()));
        told(second).await.unwrap();
        told(third).await.unwrap();
        assert!(disk.asked.try_recv().is_err(), "asked once more");
    }

    #[tokio::test]
    async fn one_sync_is_for_those_who_still_write() {
        let (disk, log) = Disk::with_log_that_waits(LONG_ENOUGH);
        let writing = [log.writing(), log.writing()];
        let mut all = [Box::pin(log.sync()), Box::pin(log.sync())];
        for (sync, writing) in all.iter_mut().zip(writing) {
            assert!(is_waiting(&mut sync.as_mut()));
            drop(writing);
        }
        disk.is_asked();
        disk.answers(Ok(()));
        for sync in all {
            told(sync).await.unwrap();
        }
        assert!(disk.asked.try_recv().is_err(), "asked once more");
    }

    #[tokio::test]
    async fn a_sync_does_not_wait_long_for_who_writes() {
        let (disk, log) = Disk::with_log();
        let _writing = log.writing();
        let mut sync = pin!(log.sync());
        assert!(is_waiting(&mut sync));
        disk.is_asked();
        disk.answers(Ok(()));
        told(sync).await.unwrap();
    }

    #[tokio::test]
    async fn who_no_longer_waits_keeps_nobody() {
        let (disk, log) = Disk::with_log();
        let mut first = Box::pin(log.sync());
        assert!(is_waiting(&mut first.as_mut()));
        drop(first);
        disk.is_asked();
        disk.answers(Ok(()));
        let mut second = pin!(log.sync());
        assert!(is_waiting(&mut second));
        disk.is_asked();
        disk.answers(Ok(()));
        told(second).await.unwrap();
    }

    #[tokio::test]
    async fn a_disk_that_fails_is_told_to_all_who_wait_and_never_asked_again() {
        let (disk, log) = Disk::with_log();
        let mut first = pin!(log.sync());
        assert!(is_waiting(&mut first));
        disk.is_asked();
        let mut second = pin!(log.sync());
        assert!(is_waiting(&mut second));
        log.check().unwrap();
        disk.answers(Err(io::Error::other("broken")));
        for waiting in [first, second] {
            let error = told(waiting).await.unwrap_err();
            assert!(passes(&error), "{error}");
        }
        assert!(disk.asked.recv().is_err(), "asked again");
        told(log.sync()).await.unwrap_err();
        assert!(passes(&log.check().unwrap_err()));
    }

    #[test]
    fn the_file_that_is_there_now_is_put_on_the_disk() {
        let name = format!("calepin-log-{}.db", std::process::id());
        let database = std::env::temp_dir().join(name);
        let mut log = LogFile::beside(&database);
        let path = log.path.clone();
        let is_open = |log: &LogFile| {
            let (_, open) = log.open.as_ref().unwrap();
            same(open, &fs::metadata(&path).unwrap())
        };
        // As SQLite leaves it.
        log.sync().unwrap();
        assert!(log.open.is_none());
        fs::write(&path, "one").unwrap();
        log.sync().unwrap();
        log.sync().unwrap();
        assert!(is_open(&log));
        // Another one in its place, while the first one is kept open.
        fs::remove_file(&path).unwrap();
        fs::write(&path, "two").unwrap();
        log.sync().unwrap();
        assert!(is_open(&log));
        fs::remove_file(&path).unwrap();
        symlink(&path, &path).unwrap();
        log.sync().unwrap_err();
        fs::remove_file(&path).unwrap();
    }
}
