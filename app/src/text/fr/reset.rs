//! French: a forgotten password, and choosing another.

use crate::text::reset::Reset;

pub(in crate::text) static RESET: Reset = Reset {
    title: "Mot de passe oublié\u{a0}?",
    lead: "Indiquez l’adresse e\u{2011}mail de votre compte. Nous y envoyons un lien pour choisir un nouveau mot de passe.",
    send: "Envoyer le lien",
    sent: "Si un compte utilise cette adresse, nous venons d’y envoyer un lien. Il est valable 30\u{a0}minutes et ne sert qu’une fois.",
    not_received: "Rien reçu après quelques minutes\u{a0}? Regardez dans les indésirables, vérifiez l’adresse, puis redemandez un lien.",
    send_again: "Renvoyer le lien",
    demo_link: "Démonstration\u{a0}: le lien se lit sur la page des messages.",
    to_sign_in: "Revenir à la connexion",
    choose: "Choisissez un nouveau mot de passe",
    choose_lead: "Il remplace l’ancien tout de suite. Vos sessions ouvertes se ferment, et un code vous sera demandé sur chaque appareil.",
    label: "Nouveau mot de passe",
    save: "Changer le mot de passe",
    ended: (
        "Ce lien ne fonctionne plus",
        "Il a déjà servi, ou ses 30\u{a0}minutes sont passées. Vous avez déjà choisi un nouveau mot de passe\u{a0}? Connectez-vous. Sinon, demandez un nouveau lien.",
    ),
    again: "Demander un nouveau lien",
};
