//! The practitioner's desk, in French.

use crate::text::Desk;

pub(in crate::text) static DESK: Desk = Desk {
    patients: "Patients",
    caption: "Vos patients, par nom",
    columns: ["Patient", "Naissance", "Sexe", "Partage"],
    next: "Page suivante",
    first: "Retour au début",
    search: "Rechercher un patient",
    search_help: "Nom, prénom, date de naissance\u{a0}: par exemple «\u{a0}durand 14032019\u{a0}».",
    search_action: "Rechercher",
    show_all: "Afficher tous les patients",
    new_record: "Nouveau carnet",
    empty: (
        "Vous n’avez pas encore de patient.",
        "Créez un premier carnet, saisissez ses vaccins, puis partagez-le avec le patient.",
    ),
    first_record: "Créer un premier carnet",
    not_found: (
        "Aucun de vos patients ne correspond.",
        "Vérifiez l’orthographe ou la date, ou n’en saisissez que le début. Seuls vos propres patients sont recherchés.",
    ),
    create_so_named: "Créer un carnet à ce nom",
};
