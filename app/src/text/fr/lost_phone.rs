//! French: « Je n'ai plus ce téléphone ».

use super::long_date;
use crate::text::lost_phone::LostPhone;
use domain::time::LocalTime;

pub(in crate::text) static LOST_PHONE: LostPhone = LostPhone {
    title: "Je n’ai plus ce téléphone",
    to_code: "Revenir au code",
    lead: "Vous pouvez le remplacer par un autre mobile. Cela prend 3\u{a0}jours.",
    steps: [
        "Vous donnez ici le numéro de votre nouveau mobile, puis le code qu’il reçoit.",
        "Vous confirmez par le lien que nous envoyons à votre adresse e\u{2011}mail.",
        "Vous attendez 72\u{a0}heures.",
        "Vous vous connectez dans les 7\u{a0}jours qui suivent\u{a0}: le code arrive sur le nouveau mobile.",
    ],
    why: "Cette attente vous protège\u{a0}: un message part vers votre ancien numéro et vers votre adresse e\u{2011}mail, et chacun permet d’annuler.",
    same_number: "Vous gardez le même numéro\u{a0}? Inutile de continuer\u{a0}: demandez une nouvelle carte SIM à votre opérateur, les codes y arriveront.",
    ask_operator: "Le mobile d’un administrateur ne se remplace pas ici. Demandez à la personne qui fait fonctionner ce serveur\u{a0}: elle peut vous créer un autre compte d’administrateur.",
    number: "Numéro de votre nouveau mobile",
    send_code: "Recevoir le code",
    correct_number: "Corriger le numéro",
    mail: (
        "Consultez vos e\u{2011}mails",
        "Un lien est parti vers l’adresse de votre compte. Ouvrez-le dans les 30\u{a0}minutes pour confirmer. L’attente de 72\u{a0}heures commence à ce moment.",
    ),
    not_received: "Rien reçu après quelques minutes\u{a0}? Regardez dans les indésirables. Sinon, connectez-vous à nouveau et recommencez.",
    begin_title: "Avez-vous perdu votre téléphone\u{a0}?",
    begin_lead: |ending| {
        format!(
            "Dans 72\u{a0}heures, les codes de votre compte partiront vers le mobile qui finit par\u{a0}{ending}. D’ici là, l’ancien numéro et votre adresse e\u{2011}mail permettent d’annuler."
        )
    },
    begin_advice: "Ce n’est pas vous, ou pas votre numéro\u{a0}? Ne confirmez pas, et changez votre mot de passe\u{a0}: quelqu’un d’autre le connaît.",
    change_password: "Changer de mot de passe",
    begin: "Oui, remplacer mon mobile",
    begin_ended: (
        "Ce lien ne fonctionne plus",
        "Il a déjà servi, ses 30\u{a0}minutes sont passées, ou une demande est déjà en cours. Connectez-vous pour voir où en est votre demande, ou pour recommencer.",
    ),
    begun: (
        "Il faut maintenant attendre 72\u{a0}heures",
        "Un e\u{2011}mail vous donne le jour et l’heure. À partir de ce moment, vous aurez 7\u{a0}jours pour vous connecter\u{a0}: le code arrivera sur votre nouveau mobile.",
    ),
    wait_until: |until| format!("Il faut attendre jusqu’au {}", moment(until)),
    waiting: |ending| {
        format!("Ensuite, vos codes partiront vers le mobile qui finit par\u{a0}{ending}.")
    },
    waiting_then: |from, until| {
        format!(
            "Connectez-vous entre le {} et le {} (heure de Paris). Avant cela, les codes partent encore vers l’ancien mobile\u{a0}: si vous en saisissez un, la demande est annulée.",
            moment(from),
            moment(until)
        )
    },
    found: "Saisir le code de l’ancien numéro",
    open_title: "Votre nouveau mobile peut remplacer l’ancien",
    open: |ending, until| {
        format!(
            "L’attente est finie. Un code est parti vers le mobile qui finit par\u{a0}{ending}\u{a0}: dès que vous l’aurez saisi, ce mobile remplacera l’ancien. C’est possible jusqu’au {} (heure de Paris).",
            moment(until)
        )
    },
    enter_code: "Saisir le code",
    not_me: "Ce n’est pas vous\u{a0}?",
    not_me_or_found: "Ce n’est pas vous, ou vous avez retrouvé votre téléphone\u{a0}?",
    cancel: "Annuler la demande",
    cancel_title: "Annuler le changement de mobile\u{a0}?",
    cancel_lead: "Quelqu’un a donné votre mot de passe et demandé à remplacer votre mobile. Ce n’est pas vous, ou vous avez retrouvé votre téléphone\u{a0}? Annulez\u{a0}: les codes continueront d’arriver sur votre mobile actuel. Sinon, ne faites rien\u{a0}: vous pouvez fermer cette page.",
    cancel_ended: (
        "Ce lien ne fonctionne plus",
        "La demande a déjà été annulée, ou elle est terminée. Connectez-vous pour le vérifier. Le code n’arrive pas sur votre mobile\u{a0}? Parlez-en tout de suite au professionnel de santé qui tient votre carnet.",
    ),
    cancelled: (
        "La demande est annulée",
        "Votre mobile reste le même\u{a0}: les codes y arrivent. La demande ne venait pas de vous\u{a0}? Changez votre mot de passe\u{a0}: quelqu’un d’autre le connaît.",
    ),
    replaced: (
        "Votre mobile est remplacé",
        "Les codes arrivent maintenant sur votre nouveau mobile. Vos autres sessions sont fermées, et un code sera demandé sur chaque appareil.",
    ),
};

fn moment(time: LocalTime) -> String {
    format!(
        "{} à\u{a0}{}\u{a0}h\u{a0}{:02}",
        long_date(time.date),
        time.hour,
        time.minute
    )
}
