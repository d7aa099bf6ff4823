//! Who acts, as proof: a use case for practitioners takes a [`Practitioner`], which only a checked session gives.

use crate::{account::Role, ids::AccountId};

/// A signed-in patient, parent or guardian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patient(AccountId);

/// A signed-in practitioner whom an administrator has approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Practitioner(AccountId);

/// A signed-in practitioner who waits for approval, was refused or revoked: may do nothing but read why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unapproved(AccountId);

/// A signed-in administrator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Administrator(AccountId);

/// Someone signed in, by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// May own records.
    Patient(Patient),
    /// May keep the records of others.
    Practitioner(Practitioner),
    /// Waits for approval.
    UnapprovedPractitioner(Unapproved),
    /// Administers.
    Administrator(Administrator),
}

impl Actor {
    /// The actor behind an account, from what the database says of it now.
    pub const fn of(account: AccountId, role: Role, approved: bool) -> Self {
        match (role, approved) {
            (Role::Patient, _) => Self::Patient(Patient(account)),
            (Role::Practitioner, true) => Self::Practitioner(Practitioner(account)),
            (Role::Practitioner, false) => Self::UnapprovedPractitioner(Unapproved(account)),
            (Role::Administrator, _) => Self::Administrator(Administrator(account)),
        }
    }

    /// What their account is for.
    pub const fn role(self) -> Role {
        match self {
            Self::Patient(_) => Role::Patient,
            Self::Practitioner(_) | Self::UnapprovedPractitioner(_) => Role::Practitioner,
            Self::Administrator(_) => Role::Administrator,
        }
    }

    /// Whose account it is.
    pub const fn account(self) -> AccountId {
        match self {
            Self::Patient(Patient(account))
            | Self::Practitioner(Practitioner(account))
            | Self::UnapprovedPractitioner(Unapproved(account))
            | Self::Administrator(Administrator(account)) => account,
        }
    }
}

impl Patient {
    /// The patient's account.
    pub const fn account(self) -> AccountId {
        self.0
    }
}

impl Unapproved {
    /// The practitioner's account.
    pub const fn account(self) -> AccountId {
        self.0
    }
}

impl Administrator {
    /// The administrator's account.
    pub const fn account(self) -> AccountId {
        self.0
    }
}

impl Practitioner {
    /// The practitioner's account.
    pub const fn account(self) -> AccountId {
        self.0
    }
}
