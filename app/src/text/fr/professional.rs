//! French: a practitioner's registration.

use crate::text::Professional;

pub(in crate::text) static PROFESSIONAL: Professional = Professional {
    are_you: "Vous êtes professionnel de santé\u{a0}?",
    register: "Créer un compte professionnel",
    are_you_not: "Vous êtes patient, parent ou tuteur\u{a0}?",
    register_patient: "Créer un compte patient",
    title: "Créez votre compte professionnel",
    lead: "Vous pourrez créer et partager des carnets quand un administrateur aura approuvé votre inscription. Vous recevrez sa décision par e\u{2011}mail.",
    rpps: "Numéro RPPS",
    rpps_hint: "Les 11\u{a0}chiffres qui figurent sur votre carte de professionnel de santé.",
    profession: "Profession",
    profession_hint: "Par exemple\u{a0}: médecin généraliste, pharmacienne, sage-femme, infirmier.",
    workplace: "Lieu d’exercice",
    workplace_hint: "Le nom du cabinet, de l’officine ou de l’établissement, et la ville.",
};
