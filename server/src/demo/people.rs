//! Who is in the demo: names, numbers and records that belong to nobody.

use domain::{
    record::{person::Sex, vaccination::Source},
    vaccine::disease::Disease::{
        self, Covid19, Diphtheria, HepatitisB, Hib, Hpv, Influenza, Measles, MeningococcalAcwy,
        MeningococcalB, MeningococcalC, Mumps, Pertussis, Pneumococcal, Poliomyelitis, Rotavirus,
        Rubella, Tetanus, Zoster,
    },
};
use services::seed::Practice;

/// Every account's password.
pub const PASSWORD: &str = "Calepin2026";
/// The practitioner's address.
pub const PRACTITIONER: &str = "medecin@exemple.fr";
/// The first patient's address.
pub const PATIENT: &str = "patient@exemple.fr";
/// The second patient's address.
pub const PARENT: &str = "parent@exemple.fr";

/// Someone who signs in. Numbers are of the range that Arcep keeps for fiction (06 39 98 00 00 to 06 39 98 99 99).
pub struct Login {
    pub email: &'static str,
    pub phone: &'static str,
    pub first_name: &'static str,
    pub family_name: &'static str,
    /// Of a practitioner: the RPPS number is of the range for tests.
    pub practice: Option<Practice<'static>>,
}

/// Who approves practitioners.
pub const ADMINISTRATOR: Login = Login {
    email: "admin@exemple.fr",
    phone: "+33639980004",
    first_name: "Nora",
    family_name: "Lefèvre",
    practice: None,
};

/// Practitioners who wait to be approved: one whose number can be one, one whose number cannot.
pub const APPLICANTS: [Login; 2] = [
    Login {
        email: "pharmacien@exemple.fr",
        phone: "+33639980005",
        first_name: "Hugo",
        family_name: "Bernard",
        practice: Some(Practice {
            display_name: "Hugo Bernard",
            profession: "Pharmacien",
            workplace: "Pharmacie du Port, 44000 Nantes",
            rpps_number: "99700000021",
        }),
    },
    Login {
        email: "infirmiere@exemple.fr",
        phone: "+33639980006",
        first_name: "Inès",
        family_name: "Moreau",
        practice: Some(Practice {
            display_name: "Inès Moreau",
            profession: "Infirmière",
            workplace: "Cabinet des Halles, 44000 Nantes",
            rpps_number: "99700000022",
        }),
    },
];

/// Who signs in; the practitioner first.
pub const LOGINS: [Login; 3] = [
    Login {
        email: PRACTITIONER,
        phone: "+33639980001",
        first_name: "Claire",
        family_name: "Martin",
        practice: Some(Practice {
            display_name: "Dr Claire Martin",
            profession: "Médecin généraliste",
            workplace: "Maison de santé des Tilleuls, 44000 Nantes",
            rpps_number: "99700000013",
        }),
    },
    Login {
        email: PATIENT,
        phone: "+33639980002",
        first_name: "Sophie",
        family_name: "Durand",
        practice: None,
    },
    Login {
        email: PARENT,
        phone: "+33639980003",
        first_name: "Karim",
        family_name: "Benali",
        practice: None,
    },
];

/// A date, or one that is so many days before the first start: infants stay infants.
#[derive(Clone, Copy)]
pub enum Day {
    On(i16, i8, i8),
    Ago(i32),
}
use Day::{Ago, On};

/// A record and its holder.
pub struct Holder {
    pub family_name: &'static str,
    pub used_name: Option<&'static str>,
    pub first_name: &'static str,
    pub sex: Sex,
    pub born: Day,
    pub email: Option<&'static str>,
    pub acts: &'static [Act],
}

/// A vaccine, its day, its batch, and how the practitioner knows.
pub struct Act(pub &'static Vaccine, pub Day, pub &'static str, pub Source);

/// A vaccine's name and what it protects against.
pub struct Vaccine {
    pub name: &'static str,
    pub diseases: &'static [Disease],
}

const fn vaccine(name: &'static str, diseases: &'static [Disease]) -> Vaccine {
    Vaccine { name, diseases }
}

static INFANRIX_HEXA: Vaccine = vaccine(
    "INFANRIX HEXA",
    &[
        Diphtheria,
        Tetanus,
        Poliomyelitis,
        Pertussis,
        Hib,
        HepatitisB,
    ],
);
static HEXYON: Vaccine = vaccine("HEXYON", INFANRIX_HEXA.diseases);
static PREVENAR_13: Vaccine = vaccine("PREVENAR 13", &[Pneumococcal]);
static PREVENAR_20: Vaccine = vaccine("PREVENAR 20", &[Pneumococcal]);
static MMR: Vaccine = vaccine("M-M-RVAXPRO", &[Measles, Mumps, Rubella]);
static PRIORIX: Vaccine = vaccine("PRIORIX", &[Measles, Mumps, Rubella]);
static NEISVAC: Vaccine = vaccine("NEISVAC", &[MeningococcalC]);
static NIMENRIX: Vaccine = vaccine("NIMENRIX", &[MeningococcalC, MeningococcalAcwy]);
static BEXSERO: Vaccine = vaccine("BEXSERO", &[MeningococcalB]);
static ROTARIX: Vaccine = vaccine("ROTARIX", &[Rotavirus]);
static INFANRIX_TETRA: Vaccine = vaccine(
    "INFANRIX TETRA",
    &[Diphtheria, Tetanus, Poliomyelitis, Pertussis],
);
static REPEVAX: Vaccine = vaccine("REPEVAX", INFANRIX_TETRA.diseases);
static BOOSTRIXTETRA: Vaccine = vaccine("BOOSTRIXTETRA", INFANRIX_TETRA.diseases);
static REVAXIS: Vaccine = vaccine("REVAXIS", &[Diphtheria, Tetanus, Poliomyelitis]);
static GARDASIL_9: Vaccine = vaccine("GARDASIL 9", &[Hpv]);
static ENGERIX_B: Vaccine = vaccine("ENGERIX B 20", &[HepatitisB]);
static VAXIGRIPTETRA: Vaccine = vaccine("VAXIGRIPTETRA", &[Influenza]);
static INFLUVAC_TETRA: Vaccine = vaccine("INFLUVAC TETRA", &[Influenza]);
static COMIRNATY: Vaccine = vaccine("COMIRNATY", &[Covid19]);
static SHINGRIX: Vaccine = vaccine("SHINGRIX", &[Zoster]);

use Source::{Performed as Done, SeenOnProof as Seen};

/// The records, that of Camille first.
pub const HOLDERS: &[Holder] = &[
    Holder {
        family_name: "DURAND",
        used_name: None,
        first_name: "Camille",
        sex: Sex::Female,
        born: On(2019, 3, 14),
        email: Some(PATIENT),
        acts: &[
            Act(&INFANRIX_HEXA, On(2019, 5, 14), "A21CC384A", Done),
            Act(&PREVENAR_13, On(2019, 5, 14), "X47821", Done),
            Act(&INFANRIX_HEXA, On(2019, 7, 16), "A21CC417B", Done),
            Act(&PREVENAR_13, On(2019, 7, 16), "X52036", Done),
            Act(&MMR, On(2020, 3, 16), "S014523", Done),
            Act(&NEISVAC, On(2020, 3, 16), "VN914502", Seen),
        ],
    },
    Holder {
        family_name: "GARNIER-LEFÈVRE",
        used_name: None,
        first_name: "Noé",
        sex: Sex::Male,
        born: Ago(19),
        email: None,
        acts: &[],
    },
    Holder {
        family_name: "BEN YOUSSEF",
        used_name: None,
        first_name: "Aïcha",
        sex: Sex::Female,
        born: Ago(140),
        email: None,
        acts: &[
            Act(&HEXYON, Ago(79), "V3F81", Done),
            Act(&PREVENAR_20, Ago(79), "LK7402", Done),
            Act(&ROTARIX, Ago(79), "AROLC118A", Done),
            Act(&BEXSERO, Ago(48), "ABX22K1", Done),
            Act(&HEXYON, Ago(17), "V3G05", Done),
            Act(&PREVENAR_20, Ago(17), "LK7519", Done),
        ],
    },
    Holder {
        family_name: "DIALLO",
        used_name: None,
        first_name: "Ibrahima",
        sex: Sex::Male,
        born: On(2021, 9, 2),
        email: None,
        acts: &[
            Act(&HEXYON, On(2021, 11, 3), "U1C44", Seen),
            Act(&HEXYON, On(2022, 1, 5), "U1D90", Seen),
            Act(&HEXYON, On(2022, 8, 3), "U2B17", Done),
            Act(&MMR, On(2022, 9, 7), "U018867", Done),
            Act(&PRIORIX, On(2023, 2, 8), "A69CE210A", Done),
        ],
    },
    Holder {
        family_name: "PETIT",
        used_name: None,
        first_name: "Lucas",
        sex: Sex::Male,
        born: On(2014, 6, 23),
        email: None,
        acts: &[
            Act(&MMR, On(2015, 6, 24), "K012774", Seen),
            Act(&INFANRIX_TETRA, On(2020, 7, 1), "AC20B331A", Done),
            Act(&GARDASIL_9, On(2025, 10, 8), "Y004917", Done),
        ],
    },
    Holder {
        family_name: "NGUYỄN",
        used_name: None,
        first_name: "Thị Minh Châu",
        sex: Sex::Female,
        born: On(2008, 11, 30),
        email: None,
        acts: &[
            Act(&REPEVAX, On(2020, 12, 2), "T4A231V", Done),
            Act(&GARDASIL_9, On(2020, 12, 2), "S038821", Done),
            Act(&GARDASIL_9, On(2021, 6, 9), "T007730", Done),
            Act(&NIMENRIX, On(2025, 9, 17), "GR8241", Done),
        ],
    },
    Holder {
        family_name: "VAN DER STRAETEN-WAILLET DE BEAUREGARD",
        used_name: None,
        first_name: "Maximilienne-Alexandrine",
        sex: Sex::Female,
        born: On(1998, 2, 28),
        email: Some("max.vanderstraeten@exemple.fr"),
        acts: &[
            Act(&ENGERIX_B, On(2014, 4, 16), "AHBVC402AA", Seen),
            Act(&REPEVAX, On(2023, 3, 8), "V2C118V", Done),
        ],
    },
    Holder {
        family_name: "N’GUESSAN",
        used_name: None,
        first_name: "Kévin",
        sex: Sex::Male,
        born: On(1993, 8, 17),
        email: None,
        acts: &[
            Act(&BOOSTRIXTETRA, On(2018, 9, 5), "AC39B104B", Done),
            Act(&COMIRNATY, On(2021, 7, 7), "FE7011", Seen),
            Act(&COMIRNATY, On(2021, 8, 4), "FF2834", Seen),
        ],
    },
    Holder {
        family_name: "AL-ḤUSAYNĪ",
        used_name: None,
        first_name: "ʿAbd ar-Raḥmān",
        sex: Sex::Male,
        born: On(1987, 1, 1),
        email: None,
        acts: &[
            Act(&REVAXIS, On(2016, 5, 18), "P4051", Done),
            Act(&PRIORIX, On(2016, 5, 18), "A69CD880A", Done),
            Act(&PRIORIX, On(2016, 6, 22), "A69CD902B", Done),
        ],
    },
    Holder {
        family_name: "D’HAUTEVILLE",
        used_name: Some("MARTINEAU"),
        first_name: "Anne-Sophie",
        sex: Sex::Female,
        born: On(1979, 5, 9),
        email: Some("anne-sophie.martineau@exemple.fr"),
        acts: &[
            Act(&REPEVAX, On(2004, 6, 14), "C1830AB", Seen),
            Act(&BOOSTRIXTETRA, On(2024, 6, 12), "AC39C517A", Done),
        ],
    },
    Holder {
        family_name: "O’BRIEN",
        used_name: Some("LE BRAS"),
        first_name: "Siobhán",
        sex: Sex::Female,
        born: On(1968, 10, 4),
        email: None,
        acts: &[
            Act(&REVAXIS, On(2013, 11, 6), "K7210", Done),
            Act(&INFLUVAC_TETRA, On(2025, 10, 22), "H41", Done),
        ],
    },
    Holder {
        family_name: "DVOŘÁK",
        used_name: None,
        first_name: "Jean-Baptiste",
        sex: Sex::Male,
        born: On(1955, 12, 31),
        email: None,
        acts: &[
            Act(&REVAXIS, On(2021, 2, 3), "T6118", Done),
            Act(&PREVENAR_20, On(2024, 11, 13), "KM2290", Done),
            Act(&VAXIGRIPTETRA, On(2025, 10, 15), "Y3C441V", Done),
        ],
    },
    Holder {
        family_name: "LE GOFF",
        used_name: Some("KERVELLA"),
        first_name: "Marie-Thérèse",
        sex: Sex::Female,
        born: On(1946, 7, 22),
        email: None,
        acts: &[
            Act(&REVAXIS, On(2021, 9, 15), "U2204", Done),
            Act(&SHINGRIX, On(2025, 3, 12), "9T73K", Done),
            Act(&SHINGRIX, On(2025, 5, 14), "9X25M", Done),
            Act(&VAXIGRIPTETRA, On(2025, 10, 21), "Y3C508V", Done),
        ],
    },
];
