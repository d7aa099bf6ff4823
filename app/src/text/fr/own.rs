//! French: « Mon compte », and what its changes ask for.

use super::long_date;
use crate::text::own::Own;
use domain::account::user_agent::{Browser, System};

pub(in crate::text) static OWN: Own = Own {
    title: "Mon compte",
    done: |what| match what {
        "mot-de-passe" => Some(
            "Votre mot de passe a été changé. Vos autres sessions sont fermées, et un code sera demandé sur chaque appareil.",
        ),
        "telephone" => Some(
            "Votre numéro de mobile a été changé. Les codes partent maintenant vers le nouveau.",
        ),
        "langue" => Some("Votre langue est enregistrée, pour les pages et pour nos messages."),
        _ => None,
    },
    change: "Modifier",
    see: "Voir",
    language: "Langue",
    language_lead: "Choisissez la langue des pages et de nos messages.",
    messages_in: |language| {
        format!("Nos messages sont encore dans une autre langue\u{a0}: {language}.")
    },
    change_messages: "Choisissez «\u{a0}Modifier\u{a0}» pour la changer.",
    save_for_messages: "Enregistrez pour recevoir aussi nos messages en français.",
    languages: "Votre langue",
    language_names: [("fr", "Français"), ("en", "English")],
    save: "Enregistrer",
    email: "Adresse e\u{2011}mail",
    email_waits: |address| format!("{address} attend votre confirmation"),
    email_title: "Changer d’adresse e\u{2011}mail",
    email_lead: |current| {
        format!(
            "Votre adresse est {current}. Nous enverrons un lien à la nouvelle\u{a0}: rien ne change tant que vous ne l’avez pas confirmée."
        )
    },
    new_email: "Nouvelle adresse e-mail",
    send_link: "Envoyer le lien",
    link_sent: |address, until, current| {
        format!(
            "Nous avons envoyé un lien à {address}. Ouvrez-le et confirmez avant {}\u{a0}h\u{a0}{:02}. Jusque-là, votre adresse reste {current}.",
            until.hour, until.minute
        )
    },
    send_link_again: "Renvoyer le lien",
    confirm_title: "Confirmez votre nouvelle adresse e\u{2011}mail",
    confirm_lead: "Confirmez que l’adresse où vous avez reçu notre e\u{2011}mail est bien la vôtre. Elle servira ensuite à vous connecter.",
    confirm: "Confirmer mon adresse e-mail",
    confirm_ended: (
        "Ce lien ne fonctionne plus",
        "Il a déjà servi, ou ses 10\u{a0}minutes sont passées, ou l’adresse a déjà un compte. Pour recommencer, connectez-vous et ouvrez «\u{a0}Mon\u{a0}compte\u{a0}».",
    ),
    confirmed: (
        "Votre nouvelle adresse est confirmée",
        "Elle remplace l’ancienne dès maintenant, pour vous connecter et pour nos messages.",
    ),
    phone: "Mobile",
    phone_ends: |ending| format!("Finit par\u{a0}{ending}"),
    phone_waits: |from| {
        format!(
            "Un autre mobile le remplacera à partir du\u{a0}{} à\u{a0}{}\u{a0}h\u{a0}{:02}. Ce n’est pas vous\u{a0}? Choisissez «\u{a0}Modifier\u{a0}»\u{a0}: un code de ce mobile-ci annule la demande.",
            long_date(from.date),
            from.hour,
            from.minute
        )
    },
    phone_title: "Changer de mobile",
    phone_lead: |ending| {
        format!(
            "Les codes partent vers le mobile qui finit par\u{a0}{ending}. Nous enverrons un code au nouveau numéro\u{a0}: rien ne change tant que vous n’avez pas saisi ce code."
        )
    },
    new_phone: "Nouveau numéro de mobile",
    send_code: "Recevoir le code",
    correct_phone: "Corriger le numéro",
    password: "Mot de passe",
    password_title: "Changer de mot de passe",
    password_lead: "Vos autres appareils seront déconnectés, pas celui-ci. La prochaine fois que vous vous connectez, un code sera demandé sur chaque appareil.",
    password_save: "Changer le mot de passe",
    devices: "Appareils de confiance",
    devices_count: |count| match count {
        0 => "Aucun".into(),
        1 => "1\u{a0}appareil".into(),
        count => format!("{count}\u{a0}appareils"),
    },
    devices_lead: "Sur ces appareils, vous vous connectez sans code. Retirez ceux que vous n’avez plus.",
    no_devices: "Vous n’avez pas d’appareil de confiance\u{a0}: un code vous est demandé à chaque connexion. Pour en ajouter un, cochez «\u{a0}Oui, je ne souhaite plus recevoir de code…\u{a0}» à votre prochaine connexion.",
    forget: "Retirer",
    forget_all: "Retirer tous les appareils",
    device_times: |since, used, until| {
        format!(
            "De confiance depuis le\u{a0}{since}, jusqu’au\u{a0}{until}. Dernière connexion le\u{a0}{used}."
        )
    },
    sessions: "Sessions ouvertes",
    sessions_count: |count| match count {
        0 | 1 => "Celle-ci seulement".into(),
        count => format!("{count}\u{a0}sessions"),
    },
    sessions_lead: "Vos connexions en cours. Vous ne reconnaissez pas une session\u{a0}? Fermez-la, puis changez de mot de passe.",
    end: "Fermer",
    session_times: |since, used| {
        format!("Ouverte le\u{a0}{since}, utilisée pour la dernière fois le\u{a0}{used}.")
    },
    everywhere: "Se déconnecter partout",
    everywhere_help: "Toutes vos sessions seront fermées, celle-ci aussi. Il faudra vous connecter à nouveau.",
    everywhere_confirm: "Oui, me déconnecter partout",
    this: "Cet appareil",
    user_agent: |seen| match (
        seen.browser.map(Browser::name),
        seen.system.map(System::name),
    ) {
        (Some(browser), Some(system)) => format!("{browser} sur {system}"),
        (Some(name), None) | (None, Some(name)) => name.into(),
        (None, None) => "Navigateur inconnu".into(),
    },
    step_up: "Vérifions que c’est bien vous",
    step_up_lead: "Pour modifier votre compte, saisissez votre mot de passe. Nous enverrons ensuite un code à votre mobile.",
    step_up_next: "Recevoir le code",
};
