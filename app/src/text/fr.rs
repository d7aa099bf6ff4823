//! French. No-break spaces stand before « : ; ? ! » and inside dates and times.

pub(super) mod acts;
pub(super) mod administration;
pub(super) mod desk;
#[cfg(feature = "ssr")]
pub(super) mod ended;
pub(super) mod identity;
pub(super) mod lost_phone;
pub(super) mod own;
#[cfg(feature = "ssr")]
pub(super) mod problem;
pub(super) mod professional;
pub(super) mod registration;
pub(super) mod reset;
pub(super) mod sharing;

use domain::{
    account::Language,
    date::CivilDate,
    french::de,
    record::{
        access::AccessKind,
        person::Sex,
        vaccination::{Source, Validation},
    },
    vaccine::disease::Disease,
};

use super::{Account, Claim, Errors, Format, Landing, Offer, Record, Site, Texts};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) static TEXTS: Texts = Texts {
    language: Language::French,
    site: Site {
        #[cfg(feature = "ssr")]
        description: "Le carnet de vaccination numérique\u{a0}: tenu par votre professionnel de santé, partagé avec vous.",
        skip: "Aller au contenu",
        demo: "Démonstration",
        demo_banner: "Démonstration\u{a0}: rien n’est envoyé. Ne saisissez pas de vraies données.",
        demo_messages: "Lire les messages",
        navigation: "Principale",
        other_language: "English",
        my_records: "Mes carnets",
        patients: "Patients",
        administration: "Administration",
        my_account: "Mon compte",
        home: "Accueil",
        my_registration: "Mon inscription",
        sign_out: "Se déconnecter",
        footer: "Calepin, carnet de vaccination numérique. Logiciel libre.",
        not_found: (
            "Cette page n’existe pas",
            "L’adresse est peut-être incomplète, ou cette page ne vous est pas destinée.",
        ),
        failed: (
            "Un problème est survenu de notre côté",
            "Ce que vous faisiez n’a pas été enregistré. Réessayez dans un instant.",
        ),
        offline: (
            "Pas de connexion",
            "Nous n’arrivons pas à joindre Calepin. Vérifiez votre réseau, puis réessayez\u{a0}: rien de ce que vous avez saisi n’est perdu.",
        ),
        busy: (
            "Calepin n’est pas disponible pour l’instant",
            "Nouvel essai automatique dans quelques secondes. Si rien ne se passe, réessayez.",
        ),
        refresh: "Actualiser",
        to_start: "Retour à l’accueil",
    },
    format: Format {
        date,
        colon: "\u{a0}: ",
        moment: |time| {
            format!(
                "{} à\u{a0}{}\u{a0}h\u{a0}{:02}",
                date(time.date),
                time.hour,
                time.minute
            )
        },
        age: |years, months| match (years, months) {
            (0, 0) => "moins d’un mois".into(),
            (0 | 1, months) => format!("{months}\u{a0}mois"),
            (years, _) => format!("{years}\u{a0}ans"),
        },
    },
    errors: Errors {
        summary: "À corriger pour continuer",
        prefix: "Erreur\u{a0}: ",
        conflict: (
            "Ce n’est plus possible",
            "La situation a changé entre-temps. Actualisez la page.",
        ),
        idle: (
            "Votre session est en pause",
            "Après 20\u{a0}minutes sans activité, saisissez votre mot de passe pour reprendre\u{a0}: rien de ce que vous avez envoyé n’est perdu.",
        ),
    },
    account: Account {
        sign_in: "Se connecter",
        ended: "Votre session a pris fin, pour votre sécurité. Connectez-vous à nouveau.",
        email: "Adresse e-mail",
        password: "Mot de passe",
        new_user: "Nouvel utilisateur ?",
        forgotten: "Mot de passe oublié\u{a0}?",
        show: "Afficher",
        hide: "Masquer",
        show_what: " le mot de passe",
        code_title: "Saisissez le code reçu par SMS",
        code_sent: |ending| {
            format!(
                "Nous l’avons envoyé à votre mobile qui finit par\u{a0}{ending}. Il est valable 10\u{a0}minutes."
            )
        },
        code_not_sent: "Aucun code n’est parti vers ce mobile. Demandez un nouveau code. Si rien ne vient, attendez une heure.",
        code: "Code à 6\u{a0}chiffres",
        submit: "Soumettre",
        resend: "Renvoyer le code",
        resend_in: "Nouveau code possible dans",
        resent: "Un nouveau code est parti. Le précédent ne fonctionne plus.",
        demo_code: "Démonstration\u{a0}: le code se lit sur la page des messages.",
        lost_phone: "Je n’ai plus ce téléphone",
        other_account: "Utiliser un autre compte",
        device_title: "Est-ce votre appareil\u{a0}?",
        trust: "Oui, je ne souhaite plus recevoir de code sur mon mobile à chaque connexion",
        trust_advice: "Ce choix dure 30\u{a0}jours. Ne cochez pas cette case sur un appareil public ou prêté.",
        go_on: "Continuer",
        resume: "Reprendre",
    },
    offer: Offer {
        title: "Un carnet de vaccination est partagé avec vous",
        of: "Carnet de vaccination de",
        shared_by: "Partagé par",
        valid_until: "Lien valable jusqu’au",
        sign_in: "Connectez-vous pour l’ajouter",
        unknown: (
            "Ce lien n’est pas reconnu",
            "Il est peut-être incomplet. Ouvrez-le à nouveau depuis le message reçu, ou demandez un nouveau lien à votre professionnel de santé.",
        ),
        ask: "Demander un nouveau lien",
        for_patients: (
            "Ce lien est destiné à un patient",
            "Vous êtes connecté avec un compte professionnel. Pour ajouter ce carnet, déconnectez-vous, puis connectez-vous avec un compte patient.",
        ),
    },
    claim: Claim {
        step: |step| format!("Étape {step} sur\u{a0}3"),
        title: |first_name| {
            format!(
                "Quelle est la date de naissance {}{first_name}\u{a0}?",
                de(first_name)
            )
        },
        lead: "C’est celle de la personne vaccinée, pas forcément la vôtre.",
        birth_date: "Date de naissance",
        example: "Par exemple\u{a0}: 27 03 2015",
        parts: ["Jour", "Mois", "Année"],
        attestation: "J'atteste être autorisé à accéder à ce carnet",
        add: "Ajouter ce carnet",
        added_title: |first_name| format!("Le carnet {}{first_name} est ajouté", de(first_name)),
        added_lead: "Il est maintenant dans vos carnets. Le professionnel qui l’a partagé y garde accès.",
        open: "Ouvrir le carnet ajouté",
    },
};

pub(super) static LANDING: Landing = Landing {
    title: "Votre carnet de vaccination, pour la vie",
    lead: "Votre professionnel de santé tient votre carnet, puis le partage avec vous. Vous le retrouvez sur votre téléphone, à jour, pour vous et vos proches.",
    patient: (
        "Vous avez reçu un lien ou un QR-code\u{a0}?",
        "Ouvrez le lien, ou scannez le code avec l’appareil photo de votre téléphone. Vous avez déjà un compte\u{a0}? Connectez-vous. Vous n’avez pas de lien\u{a0}? Demandez-le à votre professionnel de santé.",
    ),
    practitioner: (
        "Vous êtes professionnel de santé\u{a0}?",
        "Connectez-vous pour ouvrir votre patientèle et partager un carnet avec son titulaire. Pas encore de compte\u{a0}?",
    ),
    demo: (
        "Pour essayer la démonstration",
        [
            "Connectez-vous comme médecin\u{a0}: adresse medecin@exemple.fr, mot de passe Calepin2026",
            "Ouvrez le carnet de Camille DURAND, née le\u{a0}14/03/2019, et partagez-le.",
            "Dans une fenêtre privée ou sur un autre navigateur, ouvrez le lien, et connectez-vous comme patient\u{a0}: patient@exemple.fr, même mot de passe.",
            "Les codes et les e\u{2011}mails se lisent sur la page des messages.",
        ],
    ),
};

pub(super) static RECORD: Record = Record {
    home_title: "Mes carnets",
    empty: (
        "Vous n’avez pas encore de carnet.",
        "Vous avez reçu un lien\u{a0}? Ouvrez-le pour ajouter le carnet. Sinon, demandez à un professionnel de santé de partager avec vous votre carnet, ou celui de votre enfant.",
    ),
    waiting: "Un carnet vous attend",
    waiting_detail: |practitioner, first_name, until| {
        format!(
            "{practitioner} partage avec vous le carnet {}{first_name}. Ajoutez-le avant le\u{a0}{} à\u{a0}{}\u{a0}h\u{a0}{:02}.",
            de(first_name),
            long_date(until.date),
            until.hour,
            until.minute
        )
    },
    waiting_action: "Ajouter ce carnet",
    kind: "Carnet de vaccination",
    born: |sex, date| match sex {
        Sex::Female => format!("Née le\u{a0}{date}"),
        Sex::Male => format!("Né le\u{a0}{date}"),
    },
    birth: "Date de naissance",
    age: "Âge",
    sex: "Sexe",
    sex_name: |sex| match sex {
        Sex::Female => "Féminin",
        Sex::Male => "Masculin",
    },
    used_name: "Nom d’usage",
    acts: "Actes vaccinaux",
    no_acts: "Aucun acte n’a encore été saisi dans ce carnet. Montrez les preuves de vaccination à votre professionnel de santé\u{a0}: il peut saisir ces vaccins.",
    disease,
    lot: "Lot",
    source: |source| match source {
        Source::Performed => "Réalisé par",
        Source::SeenOnProof => "Validé sur preuve par",
    },
    validation: |validation| match validation {
        Validation::Pending => "À valider",
        Validation::Validated => "Validé",
        Validation::Refused => "Refusé",
    },
    access: "Qui a accès à ce carnet",
    you: "Vous",
    access_kind: |kind| match kind {
        AccessKind::Owner => "Propriétaire",
        AccessKind::Practitioner => "Professionnel de santé",
    },
    since: |date| format!("depuis le\u{a0}{date}"),
};

fn date(date: CivilDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

fn long_date(date: CivilDate) -> String {
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    let day = match date.day() {
        1 => "1er".to_owned(),
        day => day.to_string(),
    };
    format!("{day}\u{a0}{month}\u{a0}{}", date.year())
}

const fn disease(disease: Disease) -> &'static str {
    match disease {
        Disease::Diphtheria => "diphtérie",
        Disease::Tetanus => "tétanos",
        Disease::Poliomyelitis => "poliomyélite",
        Disease::Pertussis => "coqueluche",
        Disease::Hib => "Haemophilus influenzae b",
        Disease::HepatitisB => "hépatite B",
        Disease::Pneumococcal => "pneumocoque",
        Disease::MeningococcalB => "méningocoque B",
        Disease::MeningococcalC => "méningocoque C",
        Disease::MeningococcalAcwy => "méningocoques ACWY",
        Disease::Measles => "rougeole",
        Disease::Mumps => "oreillons",
        Disease::Rubella => "rubéole",
        Disease::Rotavirus => "rotavirus",
        Disease::Hpv => "papillomavirus",
        Disease::Influenza => "grippe",
        Disease::Covid19 => "Covid-19",
        Disease::Zoster => "zona",
        Disease::MeningococcalA => "méningocoque A",
        Disease::Varicella => "varicelle",
        Disease::Tuberculosis => "tuberculose",
        Disease::Rsv => "virus respiratoire syncytial (VRS)",
        Disease::HepatitisA => "hépatite A",
        Disease::YellowFever => "fièvre jaune",
        Disease::Typhoid => "typhoïde",
        Disease::Rabies => "rage",
        Disease::JapaneseEncephalitis => "encéphalite japonaise",
        Disease::TickBorneEncephalitis => "encéphalite à tiques",
        Disease::Cholera => "choléra",
        Disease::Dengue => "dengue",
        Disease::Chikungunya => "chikungunya",
        Disease::Leptospirosis => "leptospirose",
        Disease::Smallpox => "variole et mpox",
        Disease::Ebola => "Ebola",
        Disease::AvianInfluenza => "grippe aviaire",
        Disease::Malaria => "paludisme",
        Disease::HepatitisE => "hépatite E",
        Disease::Brucellosis => "brucellose",
        Disease::Typhus => "typhus",
        Disease::Plague => "peste",
        Disease::Anthrax => "charbon",
    }
}
