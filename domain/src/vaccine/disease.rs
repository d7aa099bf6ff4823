//! Diseases that vaccines protect against.

use serde::{Deserialize, Serialize};

macro_rules! diseases {
    ($($(#[$doc:meta])* $name:ident = $code:literal $($nuva:ident)+,)*) => {
        /// A disease that a vaccine protects against.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Disease { $($(#[$doc])* $name,)* }

        impl Disease {
            /// Every disease.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word that the database holds.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What NUVA calls it: more than one where its diseases are finer than ours.
            pub const fn nuva(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$(stringify!($nuva)),+],)* }
            }
        }
    };
}

diseases! {
    /// Diphtheria.
    Diphtheria = "diphtheria" DIS001,
    /// Tetanus.
    Tetanus = "tetanus" DIS002,
    /// Poliomyelitis.
    Poliomyelitis = "poliomyelitis" DIS004,
    /// Pertussis (whooping cough).
    Pertussis = "pertussis" DIS003,
    /// Infections with *Haemophilus influenzae* type b.
    Hib = "hib" DIS005,
    /// Hepatitis B.
    HepatitisB = "hepatitis-b" DIS006,
    /// Infections with pneumococci.
    Pneumococcal = "pneumococcal" DIS025,
    /// Infections with meningococci of serogroup B.
    MeningococcalB = "meningococcal-b" DIS045,
    /// Infections with meningococci of serogroup C.
    MeningococcalC = "meningococcal-c" DIS043,
    /// Infections with meningococci of serogroups A, W and Y, given with C.
    MeningococcalAcwy = "meningococcal-acwy" DIS044 DIS046 DIS047,
    /// Infections with meningococci of serogroup A, given without W and Y.
    MeningococcalA = "meningococcal-a" DIS044,
    /// Measles.
    Measles = "measles" DIS008,
    /// Mumps.
    Mumps = "mumps" DIS009,
    /// Rubella.
    Rubella = "rubella" DIS010,
    /// Rotavirus gastroenteritis.
    Rotavirus = "rotavirus" DIS032,
    /// Infections with human papillomaviruses.
    Hpv = "hpv" DIS038,
    /// Influenza, seasonal or the pandemic of 2009.
    Influenza = "influenza" DIS015,
    /// COVID-19.
    Covid19 = "covid-19" DIS057,
    /// Herpes zoster (shingles).
    Zoster = "zoster" DIS033,
    /// Varicella (chickenpox).
    Varicella = "varicella" DIS011,
    /// Tuberculosis.
    Tuberculosis = "tuberculosis" DIS014,
    /// Infections with the respiratory syncytial virus.
    Rsv = "rsv" DIS058,
    /// Hepatitis A.
    HepatitisA = "hepatitis-a" DIS016,
    /// Yellow fever.
    YellowFever = "yellow-fever" DIS017,
    /// Typhoid and paratyphoid fevers.
    Typhoid = "typhoid" DIS018,
    /// Rabies.
    Rabies = "rabies" DIS030,
    /// Japanese encephalitis.
    JapaneseEncephalitis = "japanese-encephalitis" DIS028,
    /// Tick-borne encephalitis.
    TickBorneEncephalitis = "tick-borne-encephalitis" DIS027,
    /// Cholera.
    Cholera = "cholera" DIS036,
    /// Dengue.
    Dengue = "dengue" DIS031,
    /// Chikungunya.
    Chikungunya = "chikungunya" DIS056,
    /// Leptospirosis.
    Leptospirosis = "leptospirosis" DIS034,
    /// Smallpox and mpox: one vaccine for both.
    Smallpox = "smallpox" DIS029,
    /// Ebola virus disease.
    Ebola = "ebola" DIS055,
    /// Avian influenza.
    AvianInfluenza = "avian-influenza" DIS050,
    /// Malaria.
    Malaria = "malaria" DIS040,
    /// Hepatitis E.
    HepatitisE = "hepatitis-e" DIS054,
    /// Brucellosis.
    Brucellosis = "brucellosis" DIS041,
    /// Epidemic typhus.
    Typhus = "typhus" DIS042,
    /// Plague.
    Plague = "plague" DIS059,
    /// Anthrax.
    Anthrax = "anthrax" DIS051,
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
