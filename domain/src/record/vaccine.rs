//! Diseases that vaccines protect against.

use serde::{Deserialize, Serialize};

macro_rules! diseases {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A disease that a vaccine protects against.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Disease { $($(#[$doc])* $name,)* }

        impl Disease {
            /// Every disease.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word that the database holds.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

diseases! {
    /// Diphtheria.
    Diphtheria = "diphtheria",
    /// Tetanus.
    Tetanus = "tetanus",
    /// Poliomyelitis.
    Poliomyelitis = "poliomyelitis",
    /// Pertussis (whooping cough).
    Pertussis = "pertussis",
    /// Infections with *Haemophilus influenzae* type b.
    Hib = "hib",
    /// Hepatitis B.
    HepatitisB = "hepatitis-b",
    /// Infections with pneumococci.
    Pneumococcal = "pneumococcal",
    /// Infections with meningococci of serogroup B.
    MeningococcalB = "meningococcal-b",
    /// Infections with meningococci of serogroup C.
    MeningococcalC = "meningococcal-c",
    /// Infections with meningococci of serogroups A, W and Y, given with C.
    MeningococcalAcwy = "meningococcal-acwy",
    /// Measles.
    Measles = "measles",
    /// Mumps.
    Mumps = "mumps",
    /// Rubella.
    Rubella = "rubella",
    /// Rotavirus gastroenteritis.
    Rotavirus = "rotavirus",
    /// Infections with human papillomaviruses.
    Hpv = "hpv",
    /// Seasonal influenza.
    Influenza = "influenza",
    /// COVID-19.
    Covid19 = "covid-19",
    /// Herpes zoster (shingles).
    Zoster = "zoster",
}

impl Disease {
    /// The disease of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|disease| disease.code() == code)
    }
}
