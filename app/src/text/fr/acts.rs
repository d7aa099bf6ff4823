//! Entering acts, changing them, taking them out, in French.

use domain::record::vaccination::{BodySite, Route};

use crate::text::Acts;

pub(in crate::text) static ACTS: Acts = Acts {
    enter: "Saisir des actes",
    empty: (
        "Ce carnet n’a pas encore d’acte.",
        "Recopiez les vaccins du carnet papier, ou saisissez celui que vous venez de faire.",
    ),
    vaccine: "Vaccin",
    vaccine_help: "Nom, valence, maladie ou code. Si le vaccin est inconnu ou fait à l’étranger, tapez «\u{a0}inconnu\u{a0}» puis la maladie.",
    search: "Rechercher",
    vaccines: "Vaccins",
    recent: "Vos vaccins récents",
    found: |shown, total| match (shown, total) {
        (_, 0) => "Aucun vaccin ne correspond.".into(),
        (1, 1) => "1\u{a0}vaccin".into(),
        (shown, total) if shown < total => {
            format!("{shown}\u{a0}vaccins sur {total}\u{a0}: précisez pour en voir d’autres.")
        }
        (shown, _) => format!("{shown}\u{a0}vaccins"),
    },
    none_found: "Aucun vaccin ne correspond. Vérifiez l’orthographe, ou tapez «\u{a0}inconnu\u{a0}» puis la maladie.",
    choose: "Choisissez le vaccin",
    occurred_on: "Date de l’acte",
    occurred_on_help: "JJMMAAAA ou JJ/MM/AAAA",
    source: "Origine",
    performed: "Réalisé par moi",
    performed_by: |who| format!("Réalisé par {who}"),
    seen_on_proof: "Validé sur preuve",
    booster: "Est-ce un rappel\u{a0}?",
    booster_choices: [("yes", "Oui, un rappel"), ("no", "Non")],
    more: "Lot, péremption, voie, site, commentaire (facultatif)",
    lot_number: "Numéro de lot",
    expires_on: "Date de péremption",
    expires_on_help: "Par exemple\u{a0}: 12/2027 ou\u{a0}31/12/2027",
    route: "Voie",
    no_route: "Non précisée",
    route_name: |route| match route {
        Route::Intramuscular => "Intramusculaire",
        Route::Subcutaneous => "Sous-cutanée",
        Route::Intradermal => "Intradermique",
        Route::Oral => "Orale",
        Route::Nasal => "Nasale",
    },
    body_site: "Site d’injection",
    no_body_site: "Non précisé",
    body_site_name: |site| match site {
        BodySite::LeftArm => "Bras gauche",
        BodySite::RightArm => "Bras droit",
        BodySite::LeftThigh => "Cuisse gauche",
        BodySite::RightThigh => "Cuisse droite",
    },
    comment: "Commentaire",
    likely_entered: |vaccine, date| {
        format!(
            "Ce carnet contient déjà un acte contre les mêmes maladies\u{a0}: {vaccine}, le\u{a0}{date}. Si c’est un autre acte, cochez la case."
        )
    },
    again: "C’est bien un autre acte\u{a0}: l’enregistrer aussi",
    save_and_next: "Enregistrer et saisir le suivant",
    save_and_finish: "Enregistrer et terminer",
    entered: |vaccine, date| format!("{vaccine} du {date} enregistré."),
    sitting: |count| match count {
        0 => "Saisis à l’instant".into(),
        count => format!("Saisis à l’instant ({count})"),
    },
    sitting_empty: "Les actes que vous enregistrez apparaissent ici, avec de quoi les corriger.",
    correct: "Corriger",
    all_entered: "C’est enregistré.",
    one: "Acte vaccinal",
    save: "Enregistrer les modifications",
    changed: "L’acte est modifié. Sa version précédente reste dans son historique.",
    outdated: |by, at| {
        format!(
            "{by} a modifié cet acte le {at}, pendant que vous l’aviez sous les yeux. Votre saisie est ci-dessous\u{a0}: comparez-la avec l’historique, puis enregistrez-la si elle est juste."
        )
    },
    withdraw: "Retirer cet acte du carnet",
    withdraw_help: "Pour un acte saisi par erreur, par exemple dans le mauvais carnet. Il ne comptera plus, mais son historique et le motif resteront.",
    reason: "Motif",
    withdraw_confirm: "Oui, retirer cet acte",
    withdrawal_done: |vaccine, date| format!("L’acte {vaccine} du {date} est retiré du carnet."),
    withdrawn: "Cet acte est retiré du carnet\u{a0}: il ne compte plus. Si c’est une erreur, saisissez-le à nouveau.",
    how_many_withdrawn: |count| match count {
        1 => "1 acte retiré".into(),
        count => format!("{count} actes retirés"),
    },
    withdrawn_at: |at| format!("retiré le {at}"),
    history: "Historique",
    was_entered: "Acte saisi par",
    was_changed: "Acte modifié par",
    was_withdrawn: "Acte retiré par",
    nothing: "rien",
    validation: "État",
};
