//! French: a forgotten password, and choosing another.

use crate::text::reset::Reset;

pub(in crate::text) static RESET: Reset = Reset {
    title: "Mot de passe oublié\u{a0}?",
    lead: "Saisissez l’adresse e\u{2011}mail de votre compte. Nous y enverrons un lien pour choisir un nouveau mot de passe.",
    send: "Envoyer le lien",
    sent: "Si un compte utilise cette adresse, nous venons d’y envoyer un lien. Ouvrez-le dans les 30\u{a0}minutes\u{a0}; il ne sert qu’une fois.",
    not_received: "Rien reçu après quelques minutes\u{a0}? Regardez dans les indésirables, vérifiez l’adresse, puis renvoyez le lien.",
    send_again: "Renvoyer le lien",
    demo_link: "Démonstration\u{a0}: le lien se lit sur la page des messages.",
    to_sign_in: "Revenir à la connexion",
    choose: "Choisissez un nouveau mot de passe",
    choose_lead: "Il remplace l’ancien tout de suite. Tous vos appareils seront déconnectés, et chacun demandera un code à la prochaine connexion.",
    label: "Nouveau mot de passe",
    save: "Changer le mot de passe",
    ended: (
        "Ce lien ne fonctionne plus",
        "Il a déjà servi, ou ses 30\u{a0}minutes sont passées. Vous avez déjà choisi un nouveau mot de passe\u{a0}? Connectez-vous. Sinon, demandez un nouveau lien.",
    ),
    again: "Demander un nouveau lien",
};
