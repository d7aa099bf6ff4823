//! What this process has done since it started, for whoever watches over it.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// What this process has done since it started, and has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Sign-ins that were completed, by a code or on a trusted device.
    pub sign_ins: u64,
    /// Records that were claimed.
    pub claims: u64,
    /// Passwords that have a place to be hashed, and that no thread has begun with.
    pub hashing: u64,
}

/// A number, shared by all who count.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally(Arc<AtomicU64>);

impl Tally {
    pub fn add_one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
