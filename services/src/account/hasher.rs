//! Password hashing (Argon2id) on threads of its own, so that a storm of sign-ins slows nothing else. Each thread
//! reuses its memory; the queue is bounded, and who does not fit in is asked to come back.

use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread,
};

use argon2::{
    ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use domain::account::password::PasswordAttempt;
use tokio::sync::oneshot;

use crate::{
    error::{Error, Result},
    figures::Tally,
    keys,
};

/// Memory (KiB), passes and lanes: OWASP's first recommendation for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;
/// How many wait for each thread at the most: about a second's work.
const QUEUE_PER_THREAD: usize = 32;
/// What those who do not fit in are told to wait, in seconds.
const RETRY_AFTER: u32 = 3;

/// Hands passwords to the hashing threads.
#[derive(Clone)]
pub struct Hasher {
    queue: SyncSender<Job>,
    waiting: Tally,
}

/// What checking a password gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Checked {
    /// Whether it is the right one.
    pub right: bool,
    /// Whether it is right but was hashed with other parameters than today's.
    pub outdated: bool,
}

enum Job {
    Check {
        password: PasswordAttempt,
        stored: Option<String>,
        answer: oneshot::Sender<Result<Checked>>,
    },
    Hash {
        password: PasswordAttempt,
        salt: [u8; 16],
        answer: oneshot::Sender<Result<String>>,
    },
}

impl Hasher {
    /// Starts one thread a core.
    pub fn start() -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let (queue, jobs) = sync_channel(threads * QUEUE_PER_THREAD);
        let jobs = Arc::new(Mutex::new(jobs));
        let waiting = Tally::default();
        for _ in 0..threads {
            let (jobs, waiting) = (Arc::clone(&jobs), waiting.clone());
            thread::spawn(move || work(&jobs, &waiting));
        }
        Self { queue, waiting }
    }

    /// How many passwords no thread has begun with.
    pub(crate) fn waiting(&self) -> u64 {
        self.waiting.get()
    }

    /// Checks a password against what is stored; against nothing (for an unknown account) it takes as long and is wrong.
    pub(crate) async fn check(
        &self,
        password: PasswordAttempt,
        stored: Option<String>,
    ) -> Result<Checked> {
        let (answer, result) = oneshot::channel();
        self.submit(Job::Check {
            password,
            stored,
            answer,
        })?;
        result.await.map_err(|_| busy())?
    }

    /// Hashes a password to be stored.
    pub(crate) async fn hash(&self, password: PasswordAttempt, salt: [u8; 16]) -> Result<String> {
        let (answer, result) = oneshot::channel();
        self.submit(Job::Hash {
            password,
            salt,
            answer,
        })?;
        result.await.map_err(|_| busy())?
    }

    fn submit(&self, job: Job) -> Result<()> {
        // Counted first: a thread that is quick takes it off at once.
        self.waiting.add_one();
        self.queue.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) | TrySendError::Disconnected(_) => {
                self.waiting.take_one();
                busy()
            }
        })
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hasher")
    }
}

const fn busy() -> Error {
    Error::Busy {
        retry_after: RETRY_AFTER,
    }
}

fn work(jobs: &Mutex<Receiver<Job>>, waiting: &Tally) {
    let mut memory = vec![Block::default(); MEMORY_KIB as usize];
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        if job.is_ok() {
            waiting.take_one();
        }
        match job {
            // Whoever asked may have gone meanwhile: then nobody reads the answer.
            Ok(Job::Check {
                password,
                stored,
                answer,
            }) if !answer.is_closed() => {
                let _ = answer.send(check(&password, stored.as_deref(), &mut memory));
            }
            Ok(Job::Hash {
                password,
                salt,
                answer,
            }) if !answer.is_closed() => {
                let _ = answer.send(hash(&password, &salt, &mut memory));
            }
            Ok(_) => {}
            Err(_) => return,
        }
    }
}

fn todays() -> Result<Params> {
    Params::new(MEMORY_KIB, PASSES, LANES, Some(HASH_BYTES)).map_err(|_| corrupt())
}

const fn corrupt() -> Error {
    Error::Corrupt("a password hash")
}

fn derive(
    password: &PasswordAttempt,
    params: Params,
    salt: &[u8],
    memory: &mut Vec<Block>,
) -> Result<[u8; HASH_BYTES]> {
    let mut hash = [0; HASH_BYTES];
    let blocks = params.block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::default());
    }
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(
            password.expose().as_bytes(),
            salt,
            &mut hash,
            &mut memory[..blocks],
        )
        .map_err(|_| corrupt())?;
    Ok(hash)
}

fn check(
    password: &PasswordAttempt,
    stored: Option<&str>,
    memory: &mut Vec<Block>,
) -> Result<Checked> {
    let Some(stored) = stored else {
        derive(password, todays()?, b"nobody's account", memory)?;
        return Ok(Checked {
            right: false,
            outdated: false,
        });
    };
    let stored = PasswordHash::new(stored).map_err(|_| corrupt())?;
    let params = Params::try_from(&stored).map_err(|_| corrupt())?;
    let (Some(salt), Some(expected)) = (stored.salt, stored.hash) else {
        return Err(corrupt());
    };
    let wanted = todays()?;
    let outdated = (params.m_cost(), params.t_cost(), params.p_cost())
        != (wanted.m_cost(), wanted.t_cost(), wanted.p_cost());
    let hash = derive(password, params, salt.as_ref(), memory)?;
    let right = keys::same(&hash, expected.as_bytes());
    Ok(Checked {
        right,
        outdated: right && outdated,
    })
}

fn hash(password: &PasswordAttempt, salt: &[u8; 16], memory: &mut Vec<Block>) -> Result<String> {
    let params = todays()?;
    let hash = derive(password, params.clone(), salt, memory)?;
    let stored = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(|_| corrupt())?,
        salt: Some(Salt::new(salt).map_err(|_| corrupt())?),
        hash: Some(Output::new(&hash).map_err(|_| corrupt())?),
    };
    Ok(stored.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(text: &str) -> PasswordAttempt {
        PasswordAttempt::parse(text).unwrap()
    }

    #[tokio::test]
    async fn what_was_hashed_is_recognised() {
        let hasher = Hasher::start();
        let stored = hasher.hash(attempt("Calepin2026"), [7; 16]).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let checked = hasher
            .check(attempt("Calepin2026"), Some(stored.clone()))
            .await
            .unwrap();
        assert_eq!((checked.right, checked.outdated), (true, false));
        let checked = hasher
            .check(attempt("calepin2026"), Some(stored))
            .await
            .unwrap();
        assert!(!checked.right);
        assert!(
            !hasher
                .check(attempt("Calepin2026"), None)
                .await
                .unwrap()
                .right
        );
    }

    #[tokio::test]
    async fn weaker_parameters_are_outdated() {
        let weak = weak_hash("calepin");
        let checked = Hasher::start()
            .check(attempt("calepin"), Some(weak))
            .await
            .unwrap();
        assert_eq!((checked.right, checked.outdated), (true, true));
    }

    fn weak_hash(password: &str) -> String {
        let params = Params::new(64, 1, 1, Some(HASH_BYTES)).unwrap();
        let mut memory = vec![];
        let hash = derive(&attempt(password), params.clone(), b"somesalt", &mut memory).unwrap();
        PasswordHash {
            algorithm: ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params).unwrap(),
            salt: Some(Salt::new(b"somesalt").unwrap()),
            hash: Some(Output::new(&hash).unwrap()),
        }
        .to_string()
    }

    #[tokio::test]
    async fn a_full_queue_says_come_back() {
        let hasher = Hasher::start();
        // Those that wait, and those that are being hashed.
        let room = thread::available_parallelism().unwrap().get() * (QUEUE_PER_THREAD + 1);
        let many = (0..4 * room).map(|_| hasher.check(attempt("x"), None));
        let mut busy = 0;
        let mut waiting = vec![];
        for check in many {
            let mut check = Box::pin(check);
            let polled =
                std::future::poll_fn(|cx| std::task::Poll::Ready(check.as_mut().poll(cx))).await;
            match polled {
                std::task::Poll::Ready(Err(Error::Busy { retry_after })) => {
                    assert_eq!(retry_after, RETRY_AFTER);
                    busy += 1;
                }
                _ => waiting.push(check),
            }
        }
        assert!(busy > room, "{busy} of {}", 4 * room);
    }
}
