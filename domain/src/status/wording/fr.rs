//! French.

use super::{
    super::{
        Light,
        reason::{Invalid, Reason},
        schedule::{Condition, Span},
    },
    Phrases, date,
};
use crate::account::Language;

pub(super) static PHRASES: Phrases = Phrases {
    notice,
    light,
    condition,
    reason,
    invalid,
    counts: |dose| format!("Compte comme {}.", dose_number(dose).to_lowercase()),
    recommended: |on| format!("Recommandée le {}.", date(on)),
    possible_from: |from| format!("Possible à partir du {}.", date(from)),
    late_from: |from| format!("En retard à partir du {}.", date(from)),
    possible_until: |last| format!("Possible jusqu’au {}.", date(last)),
    doses: |doses| match doses {
        1 => "1 dose compte.".into(),
        many => format!("{many} doses comptent."),
    },
    mandatory: "Obligatoire pour cette date de naissance ou cette situation.",
    refused: "Refusée par la personne.",
};

fn notice(version: &str, known: &str) -> String {
    format!(
        "Information tirée de règles publiques (calendrier {version}, sources suivies jusqu’au {known}), à discuter avec un professionnel de santé. Calepin n’est pas un dispositif médical."
    )
}

fn light(light: Light) -> &'static str {
    match light {
        Light::DueNow { overdue: true } => "À faire sans tarder (en retard)",
        Light::DueNow { overdue: false } => "À faire sans tarder",
        Light::DueWithin6Months => "À faire dans les 6 mois",
        Light::UpToDate => "À jour",
        Light::Unknown => "Expertise indisponible",
        Light::NotConcerned => "Non concerné",
    }
}

fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::Pregnancy => "une grossesse",
        Condition::Guyane => "la vie en Guyane",
        Condition::Asplenia => "l’absence de rate",
        Condition::Immunodeficiency => "un déficit immunitaire",
        Condition::ChronicDisease => "une maladie chronique",
        Condition::ChronicHeartOrLung => "une maladie chronique du cœur ou des poumons",
        Condition::HealthProfessional => "une profession de santé",
        Condition::TuberculosisRisk => "un risque élevé de tuberculose",
        Condition::HepatitisARisk => "un risque d’hépatite A",
        Condition::HepatitisBRisk => "un risque d’hépatite B",
        Condition::VaricellaSusceptible => "l’absence de varicelle dans le passé",
    }
}

fn reason(reason: &Reason) -> String {
    match *reason {
        Reason::AtAge {
            dose,
            age: Span::Days(0),
        } => {
            format!("{} dès la naissance.", dose_number(dose))
        }
        Reason::AtAge { dose, age } => format!("{} à {}.", dose_number(dose), span(age)),
        Reason::InPregnancy { week } => {
            format!("Une dose à partir de {} d’aménorrhée.", span(week))
        }
        Reason::AfterDose {
            dose,
            interval,
            after,
        } => format!(
            "{} {} après la dose du {}.",
            dose_number(dose),
            span(interval),
            date(after)
        ),
        Reason::AfterInvalid {
            dose,
            interval,
            after,
        } => format!(
            "{}, à refaire {} au moins après celle du {}, qui ne compte pas.",
            dose_number(dose),
            span(interval),
            date(after)
        ),
        Reason::AfterLiveVirus { interval, after } => format!(
            "Reportée à {} après un autre vaccin vivant, reçu le {}.",
            span(interval),
            date(after)
        ),
        Reason::AfterOtherVaccine { interval, after } => format!(
            "Reportée à {} après un vaccin d’un autre type, reçu le {}.",
            span(interval),
            date(after)
        ),
        Reason::Booster { age } => format!("Rappel à {}.", span(age)),
        Reason::BoosterAfter {
            age,
            interval,
            after,
        } => format!(
            "Rappel de {}, reporté à {} après la dose du {}.",
            span(age),
            span(interval),
            date(after)
        ),
        Reason::InSeason { from, last } => format!(
            "Une dose pendant la campagne, du {} au {}.",
            date(from),
            date(last)
        ),
        Reason::Complete => "Toutes les doses prévues ont été faites.".into(),
        Reason::SeasonDone { on } => format!("La dernière dose, du {}, suffit.", date(on)),
        Reason::NotYet { from } => format!("Seulement à partir du {}.", date(from)),
        Reason::TooLate { since } => {
            format!("N’est plus recommandée à partir du {}.", date(since))
        }
        Reason::Nothing => "Rien n’est recommandé.".into(),
        Reason::NoRule => "Le calendrier n’en parle pas pour cette personne.".into(),
        Reason::NotDuring { condition } => {
            format!("Pas pendant {}.", self::condition(condition))
        }
        Reason::Contraindicated => "Contre-indiquée, selon un professionnel de santé.".into(),
        Reason::Unsourced => "Aucune source lue ne permet de répondre.".into(),
        Reason::NoDate { dose } => format!(
            "{} à prévoir\u{a0}; aucune source lue ne dit quand.",
            dose_number(dose)
        ),
        Reason::AfterUnknown { on } => format!(
            "Aucune source lue ne dit que faire après le vaccin reçu le {}.",
            date(on)
        ),
        Reason::UnknownSeason => "Les dates de la prochaine campagne ne sont pas connues.".into(),
        Reason::Expertise { condition } => format!(
            "À décider avec un spécialiste, à cause de ceci\u{a0}: {}.",
            self::condition(condition)
        ),
        Reason::BeforeSchedule { from } => {
            format!("Ce calendrier ne vaut qu’à partir du {}.", date(from))
        }
    }
}

fn invalid(why: &Invalid) -> String {
    match *why {
        Invalid::BeforeBirth => "Ne compte pas\u{a0}: avant la naissance.".into(),
        Invalid::BeforePregnancy => "Ne compte pas\u{a0}: avant cette grossesse.".into(),
        Invalid::TooYoung { from } => {
            format!(
                "Ne compte pas\u{a0}: trop jeune (à partir du {}).",
                date(from)
            )
        }
        Invalid::TooSoon { after, from } => format!(
            "Ne compte pas\u{a0}: trop tôt après celle du {} (à partir du {}).",
            date(after),
            date(from)
        ),
        Invalid::LiveVirus { after, from } => format!(
            "Ne compte pas\u{a0}: trop tôt après un autre vaccin vivant, du {} (le même jour, ou à partir du {}).",
            date(after),
            date(from)
        ),
        Invalid::Duplicate => "Ne compte pas\u{a0}: le même jour qu’une autre.".into(),
        Invalid::OtherVaccine => "Ne compte pas\u{a0}: un autre type de vaccin est demandé.".into(),
        Invalid::OtherSeason => "Comptait pour une autre campagne.".into(),
        Invalid::NoDoseAsked => {
            "N’est pas jugée\u{a0}: le calendrier ne demande pas de dose.".into()
        }
        Invalid::NotThisDisease => "Ne protège pas contre cette maladie.".into(),
    }
}

fn dose_number(dose: u8) -> String {
    match dose {
        1 => "1re dose".into(),
        dose => format!("{dose}e dose"),
    }
}

fn span(span: Span) -> String {
    span.words(Language::French)
}
