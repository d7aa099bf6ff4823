//! Passwords are hashed on threads of their own, which leave the processor to whatever else has something to do: a storm of
//! sign-ins slows no page. Each thread reuses its memory. There are so many places to wait in; who finds none is asked to
//! come back.

use std::{
    fmt, iter,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use domain::account::password::PasswordAttempt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::password_hash::{self, Checked, Memory};
use crate::error::{Error, Result};

/// How many wait for each thread at the most: about a second's work. In a crowd the last of a full house waits for this many
/// hashes and one hand-over more ([`ANSWERS_AT_ONCE`]), which is to be within a request's 10 seconds: it is where a hash takes
/// up to 200 ms, or 50 beside a flood of pages.
const PLACES_PER_THREAD: usize = 32;
/// How many answers a thread hands over at once while it is crowded. What follows each goes through much code, of which a
/// hash leaves nothing in the processor's caches: once for several, it costs each a part of that. The first of them waits for
/// fifteen more hashes, so that the last of a full house waits for three times as many, and not for two.
const ANSWERS_AT_ONCE: usize = 16;
/// What those who find no place are told to wait, in seconds: each another time than the one before, so that they do not
/// come back all at once.
const RETRY_AFTER: [u32; 4] = [2, 3, 4, 5];

/// Hands passwords to the hashing threads.
#[derive(Clone)]
pub struct Hasher {
    jobs: Sender<Job>,
    places: Arc<Semaphore>,
    all_places: usize,
    refused: Arc<AtomicU32>,
}

/// A place among those who wait for a hashing thread: theirs until a thread begins.
pub(crate) struct Place {
    hasher: Hasher,
    permit: OwnedSemaphorePermit,
}

/// What a thread does, in memory of its own.
type Job = Box<dyn FnOnce(&mut Memory) -> Option<Answer> + Send>;
/// Hands over what came of it.
type Answer = Box<dyn FnOnce()>;

impl Hasher {
    /// Starts one thread a core.
    pub fn start() -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let all_places = threads * PLACES_PER_THREAD;
        let places = Arc::new(Semaphore::new(all_places));
        let (jobs, to_do) = channel();
        let to_do = Arc::new(Mutex::new(to_do));
        for _ in 0..threads {
            let (to_do, places) = (Arc::clone(&to_do), Arc::clone(&places));
            thread::spawn(move || {
                stand_back();
                work(&to_do, || is_crowded(&places, all_places));
            });
        }
        Self {
            jobs,
            places,
            all_places,
            refused: Arc::default(),
        }
    }

    /// How many places are taken.
    pub(crate) fn waiting(&self) -> usize {
        self.all_places - self.places.available_permits()
    }

    /// Refuses whoever would find no place now, before anything is read or written for them. It takes none: that is for
    /// those alone whom no limit refuses, or one client's would keep everybody out.
    ///
    /// # Errors
    /// [`Error::Busy`].
    pub(crate) fn look(&self) -> Result<()> {
        if self.places.available_permits() == 0 {
            return Err(self.busy());
        }
        Ok(())
    }

    /// Takes a place.
    ///
    /// # Errors
    /// [`Error::Busy`] when there is none.
    pub(crate) fn place(&self) -> Result<Place> {
        let permit = Arc::clone(&self.places).try_acquire_owned();
        Ok(Place {
            hasher: self.clone(),
            permit: permit.map_err(|_| self.busy())?,
        })
    }

    /// A place for what can be left for another time, unless there is a crowd.
    pub(super) fn spare_place(&self) -> Option<Place> {
        let crowded = is_crowded(&self.places, self.all_places);
        (!crowded).then(|| self.place().ok())?
    }

    fn busy(&self) -> Error {
        let before = self.refused.fetch_add(1, Ordering::Relaxed) as usize;
        Error::Busy {
            retry_after: RETRY_AFTER[before % RETRY_AFTER.len()],
        }
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hasher")
    }
}

impl Place {
    /// As [`password_hash::check`].
    pub(super) async fn check(
        self,
        password: PasswordAttempt,
        stored: Option<String>,
    ) -> Result<Checked> {
        self.wait_for(move |memory| password_hash::check(&password, stored.as_deref(), memory))
            .await
    }

    /// Hashes a password to be stored.
    pub(crate) async fn hash(self, password: PasswordAttempt, salt: [u8; 16]) -> Result<String> {
        self.wait_for(move |memory| password_hash::hash(&password, &salt, memory))
            .await
    }

    async fn wait_for<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut Memory) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let Self { hasher, permit } = self;
        let (answer, result) = oneshot::channel();
        let job: Job = Box::new(move |memory| {
            drop(permit);
            // Whoever asked may have gone meanwhile: then nobody reads the answer.
            if answer.is_closed() {
                return None;
            }
            let result = work(memory);
            Some(Box::new(move || drop(answer.send(result))))
        });
        hasher.jobs.send(job).map_err(|_| hasher.busy())?;
        result.await.map_err(|_| hasher.busy())?
    }
}

/// Whether more than half of the places are taken.
fn is_crowded(places: &Semaphore, all_places: usize) -> bool {
    places.available_permits() < all_places / 2
}

/// Does all that there is to do. Answers are handed over together while it is crowded: where few wait, who is answered brings
/// the next password, and nobody is kept from it.
fn work(to_do: &Mutex<Receiver<Job>>, crowded: impl Fn() -> bool) {
    let mut memory = Memory::default();
    loop {
        let first = to_do.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(first) = first else { return };
        let further = iter::from_fn(|| crowded().then(|| next_of(to_do))?);
        let answers: Vec<Answer> = iter::once(first)
            .chain(further)
            .take(ANSWERS_AT_ONCE)
            .filter_map(|job| job(&mut memory))
            .collect();
        for answer in answers {
            answer();
        }
    }
}

/// A job, if one waits. While another thread waits for one, it has the lock, and there is none.
fn next_of(to_do: &Mutex<Receiver<Job>>) -> Option<Job> {
    to_do.try_lock().ok()?.try_recv().ok()
}

/// Has a page that is asked for take the processor from the thread at once. Linux has a niceness for each thread; elsewhere
/// it would be the whole process's.
fn stand_back() {
    /// Beside a flood of pages a quarter of the processor is left: even the last in a full house is seen to in time.
    #[cfg(target_os = "linux")]
    const NICENESS: i32 = 5;

    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(NICENESS) {
        tracing::warn!(%error, "a hashing thread does not stand back");
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, ops::Range};

    use super::*;

    fn attempt(text: &str) -> PasswordAttempt {
        PasswordAttempt::parse(text).unwrap()
    }

    #[tokio::test]
    async fn who_finds_no_place_is_asked_to_come_back() {
        let hasher = Hasher::start();
        let taken: Vec<Place> = std::iter::from_fn(|| hasher.place().ok()).collect();
        assert_eq!(taken.len(), hasher.waiting());
        for refused in [hasher.place().map(drop), hasher.look()] {
            assert!(matches!(refused, Err(Error::Busy { .. })));
        }
        for place in taken {
            drop(place);
            hasher.look().unwrap();
            assert!(hasher.place().is_ok());
        }
        assert_eq!(hasher.waiting(), 0);
    }

    #[tokio::test]
    async fn in_a_crowd_no_place_is_spare() {
        let hasher = Hasher::start();
        let half = hasher.all_places / 2;
        let taken: Vec<Place> = std::iter::from_fn(|| hasher.place().ok())
            .take(half)
            .collect();
        let spare = hasher.spare_place();
        assert!(spare.is_some());
        assert!(hasher.spare_place().is_none());
        drop((spare, taken));
        assert!(hasher.spare_place().is_some());
    }

    #[tokio::test]
    async fn those_who_find_none_are_not_asked_to_come_back_at_once() {
        let hasher = Hasher::start();
        let _taken: Vec<Place> = std::iter::from_fn(|| hasher.place().ok()).collect();
        let told: BTreeSet<u32> = (0..RETRY_AFTER.len())
            .filter_map(|_| match hasher.look() {
                Err(Error::Busy { retry_after }) => Some(retry_after),
                _ => None,
            })
            .collect();
        assert_eq!(told, RETRY_AFTER.into());
    }

    /// In a crowd answers are handed over together, and what comes last waits for nobody; elsewhere each goes at once.
    #[test]
    fn answers_go_together_in_a_crowd() {
        let jobs = ANSWERS_AT_ONCE + 2;
        for (crowded, groups) in [
            (true, vec![0..ANSWERS_AT_ONCE, ANSWERS_AT_ONCE..jobs]),
            (false, (0..jobs).map(|n| n..n + 1).collect()),
        ] {
            let expected = groups.into_iter().flat_map(|group: Range<usize>| {
                let told = group.clone().map(|n| ("told", n));
                group.map(|n| ("hashed", n)).chain(told)
            });
            assert!(what_is_done(jobs, crowded).into_iter().eq(expected));
        }
    }

    fn what_is_done(jobs: usize, crowded: bool) -> Vec<(&'static str, usize)> {
        let (give, to_do) = channel();
        let (tell, told) = channel();
        for n in 0..jobs {
            let tell = tell.clone();
            let job: Job = Box::new(move |_| {
                tell.send(("hashed", n)).unwrap();
                Some(Box::new(move || tell.send(("told", n)).unwrap()))
            });
            give.send(job).unwrap();
        }
        drop((give, tell));
        work(&Mutex::new(to_do), || crowded);
        told.iter().collect()
    }

    #[tokio::test]
    async fn a_place_is_free_again_once_a_thread_has_begun() {
        let hasher = Hasher::start();
        let place = hasher.place().unwrap();
        place.check(attempt("calepin"), None).await.unwrap();
        assert_eq!(hasher.waiting(), 0);
    }
}
