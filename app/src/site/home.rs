//! The home of whoever is signed in: one address, and one name, which menus and ways back call it by.

#[cfg(feature = "ssr")]
use domain::actor::Actor;
use serde::{Deserialize, Serialize};

use crate::{routes, ui::texts};

/// Where somebody's day begins, by what they may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Home {
    /// A patient's: their records.
    Records,
    /// A practitioner's: the patient list.
    PatientList,
    /// An administrator's.
    Administration,
    /// That of a practitioner who may do nothing: why.
    Approval,
}

impl Home {
    /// Where it is.
    pub const fn route(self) -> &'static str {
        match self {
            Self::Records => routes::PATIENT_HOME,
            Self::PatientList => routes::PATIENT_LIST,
            Self::Administration => routes::ADMINISTRATION,
            Self::Approval => routes::APPROVAL,
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        let t = &texts().site;
        match self {
            Self::Records => t.my_records,
            Self::PatientList => t.patients,
            Self::Administration => t.administration,
            Self::Approval => t.my_registration,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<Actor> for Home {
    fn from(actor: Actor) -> Self {
        match actor {
            Actor::Patient(_) => Self::Records,
            Actor::Practitioner(_) => Self::PatientList,
            Actor::UnapprovedPractitioner(_) => Self::Approval,
            Actor::Administrator(_) => Self::Administration,
        }
    }
}
