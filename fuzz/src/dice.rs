//! Chance that can be repeated.

#[path = "../../domain/tests/support/split_mix.rs"]
mod split_mix;

use std::{
    env,
    hash::{BuildHasher, RandomState},
};

use split_mix::SplitMix64;

/// From one seed the same throws on every machine.
#[derive(Debug)]
pub struct Dice(SplitMix64);

/// The seed that `CALEPIN_FUZZ_SEED` gives; another one each time, if it gives none.
pub fn seed() -> u64 {
    let given = env::var("CALEPIN_FUZZ_SEED").ok();
    let given = given.and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| RandomState::new().hash_one(0))
}

impl Dice {
    /// Dice that fall as the seed says.
    pub const fn new(seed: u64) -> Self {
        Self(SplitMix64::new(seed))
    }

    /// Any number.
    pub const fn number(&mut self) -> u64 {
        self.0.draw()
    }

    /// A number below `bound`; 0 where there is none.
    pub fn below(&mut self, bound: usize) -> usize {
        let number = self.number() % (bound.max(1) as u64);
        usize::try_from(number).unwrap_or(0)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of `all`, of which there is one at least.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
