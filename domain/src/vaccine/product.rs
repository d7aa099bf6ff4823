//! Vaccines as they stand in a record: by the name on the box, or by no more than what they protect against.

use super::{
    disease::Disease,
    valence::{Nature, Valence},
};

/// Whether a vaccine is known by name; lists show those that are first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// It has a name on its box.
    Named,
    /// Only what it protects against is known: given abroad, or long ago.
    Unspecified,
}

/// A vaccine of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Product {
    /// Our own name for it, which never changes: lower-case letters, digits and hyphens.
    pub key: &'static str,
    /// Its name in French, as on its box.
    pub name: &'static str,
    /// Whether it has a name of its own.
    pub naming: Naming,
    /// Its code in NUVA, such as `VAC0030`.
    pub nuva: &'static str,
    /// Its ATC class, where there is one for what it holds.
    pub atc: Option<&'static str>,
    /// Its codes in the French public database of medicines (*code CIS*, eight digits); none, if never authorised there.
    pub cis: &'static [&'static str],
    /// What it holds; at least one.
    pub valences: &'static [Valence],
}

impl Product {
    /// What it protects against: each disease once, in the order of [`Disease::ALL`].
    pub fn diseases(&self) -> impl Iterator<Item = Disease> {
        Disease::ALL
            .iter()
            .copied()
            .filter(|disease| self.covers(*disease))
    }

    /// Whether it protects against `disease`.
    pub fn covers(&self, disease: Disease) -> bool {
        self.valences
            .iter()
            .any(|valence| valence.disease() == disease)
    }

    /// Whether it holds a valence of `nature`.
    pub fn has(&self, nature: Nature) -> bool {
        self.valences
            .iter()
            .any(|valence| valence.nature() == nature)
    }
}
