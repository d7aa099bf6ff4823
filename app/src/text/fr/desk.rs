//! The practitioner's desk, in French.

use crate::text::Desk;

pub(in crate::text) static DESK: Desk = Desk {
    search: "Rechercher un patient",
    search_help: "Nom, prénom, date de naissance\u{a0}: par exemple «\u{a0}durand 14032019\u{a0}».",
    search_action: "Rechercher",
    empty: (
        "Vous n’avez pas encore de patient.",
        "Les carnets que vous tenez apparaîtront ici.",
    ),
    not_found: (
        "Aucun de vos patients ne correspond.",
        "Vérifiez l’orthographe ou la date, ou n’en saisissez que le début. Seuls vos propres patients sont recherchés.",
    ),
};
