//! The words that people type for what a vaccine holds: French, English and the usual abbreviations, in one list each.
//! Only for finding: the words on screen are the screens'. Lower case, no accents, one word at a time.

use super::{
    disease::Disease::{
        self, Anthrax, AvianInfluenza, Brucellosis, Chikungunya, Cholera, Covid19, Dengue,
        Diphtheria, Ebola, HepatitisA, HepatitisB, HepatitisE, Hib, Hpv, Influenza,
        JapaneseEncephalitis, Leptospirosis, Malaria, Measles, MeningococcalA, MeningococcalAcwy,
        MeningococcalB, MeningococcalC, Mumps, Pertussis, Plague, Pneumococcal, Poliomyelitis,
        Rabies, Rotavirus, Rsv, Rubella, Smallpox, Tetanus, TickBorneEncephalitis, Tuberculosis,
        Typhoid, Typhus, Varicella, YellowFever, Zoster,
    },
    product::{Naming, Product},
    valence::Valence,
};

/// The words that find a product, beside its name and its codes.
pub(super) fn of(product: &Product) -> impl Iterator<Item = &'static str> {
    let combination = COMBINATIONS
        .iter()
        .filter(|(diseases, _)| protects_against_exactly(product, diseases))
        .flat_map(|(_, words)| *words);
    let diseases = product.diseases().flat_map(of_disease);
    let valences = product.valences.iter().copied().flat_map(of_valence);
    let naming = of_naming(product.naming);
    combination
        .chain(naming)
        .chain(diseases)
        .chain(valences)
        .copied()
}

const fn of_naming(naming: Naming) -> &'static [&'static str] {
    match naming {
        Naming::Named => &[],
        Naming::Unspecified => &["inconnu", "unknown", "unspecified", "etranger", "abroad"],
    }
}

fn protects_against_exactly(product: &Product, diseases: &[Disease]) -> bool {
    product.diseases().count() == diseases.len()
        && diseases.iter().all(|disease| product.covers(*disease))
}

/// Names of combinations: each means these diseases, all of them and no other.
const COMBINATIONS: &[(&[Disease], &[&str])] = &[
    (&[Diphtheria, Tetanus], &["dt", "td"]),
    (&[Tetanus, Poliomyelitis], &["tp", "tpolio"]),
    (
        &[Diphtheria, Tetanus, Pertussis],
        &["dtc", "dtca", "dtcoq", "dtp", "dtap", "tdap"],
    ),
    (
        &[Diphtheria, Tetanus, Poliomyelitis],
        &["dtp", "dtpolio", "tdpolio"],
    ),
    (
        &[Diphtheria, Tetanus, Poliomyelitis, Pertussis],
        &["dtcp", "dtpc", "dtcap", "dtpca", "dtcapolio", "tetravalent"],
    ),
    (
        &[Diphtheria, Tetanus, Poliomyelitis, Pertussis, Hib],
        &["dtcphib", "dtcaphib", "pentavalent"],
    ),
    (
        &[
            Diphtheria,
            Tetanus,
            Poliomyelitis,
            Pertussis,
            Hib,
            HepatitisB,
        ],
        &["dtcphibhepb", "dtcaphibhepb", "hexavalent"],
    ),
    (&[Measles, Mumps, Rubella], &["ror", "mmr"]),
    (&[Measles, Rubella], &["rr", "mr"]),
    (&[Measles, Mumps, Rubella, Varicella], &["rorv", "mmrv"]),
];

const fn of_disease(disease: Disease) -> &'static [&'static str] {
    match disease {
        Diphtheria => &["diphterie", "diphtheria"],
        Tetanus => &["tetanos", "tetanus"],
        Poliomyelitis => &["poliomyelite", "poliomyelitis"],
        Pertussis => &["coqueluche", "pertussis", "whooping", "cough"],
        Hib => &["hib", "haemophilus", "influenzae", "b"],
        HepatitisB => &["hepatite", "hepatitis", "b", "hepb", "vhb", "hbv"],
        Pneumococcal => &["pneumocoque", "pneumococcal", "pneumococcus"],
        MeningococcalB => &[
            "meningocoque",
            "meningococcal",
            "meningite",
            "meningitis",
            "b",
            "menb",
        ],
        MeningococcalC => &[
            "meningocoque",
            "meningococcal",
            "meningite",
            "meningitis",
            "c",
            "menc",
        ],
        MeningococcalAcwy => &[
            "meningocoque",
            "meningococcal",
            "meningite",
            "meningitis",
            "acwy",
            "menacwy",
            "w",
            "y",
        ],
        MeningococcalA => &[
            "meningocoque",
            "meningococcal",
            "meningite",
            "meningitis",
            "a",
            "mena",
        ],
        Measles => &["rougeole", "measles"],
        Mumps => &["oreillons", "mumps"],
        Rubella => &["rubeole", "rubella"],
        Rotavirus => &["rotavirus", "gastroenterite", "gastroenteritis"],
        Hpv => &["hpv", "papillomavirus"],
        Influenza => &["grippe", "influenza", "flu"],
        Covid19 => &["covid", "covid19", "19", "coronavirus", "sars", "cov"],
        Zoster => &["zona", "zoster", "shingles"],
        Varicella => &["varicelle", "varicella", "chickenpox"],
        Tuberculosis => &["tuberculose", "tuberculosis", "bcg"],
        Rsv => &[
            "vrs",
            "rsv",
            "respiratoire",
            "respiratory",
            "syncytial",
            "bronchiolite",
        ],
        HepatitisA => &["hepatite", "hepatitis", "a", "hepa", "vha", "hav"],
        YellowFever => &["fievre", "jaune", "amarile", "yellow", "fever"],
        Typhoid => &["fievre", "typhoide", "paratyphoide", "typhoid", "fever"],
        Rabies => &["rage", "rabies"],
        JapaneseEncephalitis => &["encephalite", "japonaise", "japanese", "encephalitis"],
        TickBorneEncephalitis => &[
            "encephalite",
            "tiques",
            "tick",
            "borne",
            "encephalitis",
            "tbe",
        ],
        Cholera => &["cholera"],
        Dengue => &["dengue"],
        Chikungunya => &["chikungunya"],
        Leptospirosis => &["leptospirose", "leptospirosis"],
        Smallpox => &["variole", "smallpox", "mpox", "monkeypox", "singe"],
        Ebola => &["ebola"],
        AvianInfluenza => &["grippe", "aviaire", "avian", "influenza", "flu", "h5n1"],
        Malaria => &["paludisme", "malaria"],
        HepatitisE => &["hepatite", "hepatitis", "e", "hepe"],
        Brucellosis => &["brucellose", "brucellosis"],
        Typhus => &["typhus"],
        Plague => &["peste", "plague"],
        Anthrax => &["charbon", "anthrax"],
    }
}

const fn of_valence(valence: Valence) -> &'static [&'static str] {
    match valence {
        Valence::PolioInactivated => &["vpi", "ipv"],
        Valence::PolioOral | Valence::PolioOralTypes1And3 | Valence::PolioOralOneType => {
            &["vpo", "opv", "oral"]
        }
        Valence::Pcv7 => &["vpc7", "pcv7", "conjugue"],
        Valence::Pcv10 => &["vpc10", "pcv10", "conjugue"],
        Valence::Pcv13 => &["vpc13", "pcv13", "conjugue"],
        Valence::Pcv15 => &["vpc15", "pcv15", "conjugue"],
        Valence::Pcv20 => &["vpc20", "pcv20", "conjugue"],
        Valence::Pcv21 => &["vpc21", "pcv21", "conjugue"],
        Valence::Ppv15 | Valence::Ppv => &["vpp", "ppv", "ppsv"],
        Valence::Ppv23 => &["vpp23", "ppv23", "ppsv23"],
        Valence::MenCConjugate | Valence::MenAwyConjugate | Valence::MenAConjugate => {
            &["conjugue", "conjugate"]
        }
        Valence::PertussisWholeCell => &["entier", "cellulaire"],
        Valence::PertussisAcellular | Valence::PertussisAcellularReduced => {
            &["acellulaire", "acellular"]
        }
        Valence::CovidMrna => &["arn", "arnm", "mrna"],
        Valence::InfluenzaHighDose => &["haute", "dose", "high"],
        Valence::InfluenzaPandemic2009 => &["h1n1", "pandemique", "pandemic"],
        Valence::ZosterLive => &["vivant", "live"],
        Valence::ZosterRecombinant => &["recombinant"],
        Valence::RsvAntibody => &["anticorps", "antibody"],
        _ => &[],
    }
}
