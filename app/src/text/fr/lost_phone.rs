//! French: « Je n'ai plus ce téléphone ».

use super::long_date;
use crate::text::lost_phone::LostPhone;
use domain::time::LocalTime;

pub(in crate::text) static LOST_PHONE: LostPhone = LostPhone {
    title: "Je n’ai plus ce téléphone",
    to_code: "Revenir au code",
    lead: "Vous pouvez le remplacer par un autre mobile. Il faut 3\u{a0}jours.",
    steps: [
        "Vous donnez ici le numéro de votre nouveau mobile, puis le code qu’il reçoit.",
        "Vous confirmez par le lien que nous envoyons à votre adresse e\u{2011}mail.",
        "Vous attendez 72\u{a0}heures.",
        "Vous vous connectez dans les 7\u{a0}jours qui suivent\u{a0}: le code arrive sur le nouveau mobile.",
    ],
    why: "Cette attente vous protège\u{a0}: votre ancien numéro et votre adresse e\u{2011}mail sont prévenus, et chacun permet d’annuler.",
    same_number: "Vous gardez le même numéro\u{a0}? Inutile de continuer\u{a0}: demandez une nouvelle carte SIM à votre opérateur, les codes y arriveront.",
    ask_operator: "Le mobile d’un administrateur ne se remplace pas ici. Demandez à la personne qui fait fonctionner ce serveur\u{a0}: elle peut créer un autre compte d’administrateur.",
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
            "Dans 72\u{a0}heures, les codes de votre compte partiront vers le mobile qui finit par\u{a0}{ending}. D’ici là, l’ancien numéro et cette adresse e\u{2011}mail permettent d’annuler."
        )
    },
    begin_advice: "Ce n’est pas vous, ou pas votre numéro\u{a0}? Ne confirmez pas, et changez votre mot de passe\u{a0}: quelqu’un le connaît.",
    begin: "Oui, remplacer mon mobile",
    begin_ended: (
        "Ce lien ne fonctionne plus",
        "Il a servi, ou ses 30\u{a0}minutes sont passées, ou une demande attend déjà. Connectez-vous pour savoir où elle en est, ou pour recommencer.",
    ),
    begun: (
        "Il faut maintenant attendre 72\u{a0}heures",
        "Un e\u{2011}mail vous donne le jour et l’heure. Connectez-vous dans les 7\u{a0}jours qui suivent\u{a0}: le code arrivera sur votre nouveau mobile.",
    ),
    wait_until: |until| format!("Il faut attendre jusqu’au {}", moment(until)),
    waiting: |ending| {
        format!("Ensuite, vos codes partiront vers le mobile qui finit par\u{a0}{ending}.")
    },
    waiting_then: |from, until| {
        format!(
            "Connectez-vous entre le {} et le {}. D’ici là, les codes partent encore vers l’ancien mobile\u{a0}: en saisir un annule la demande.",
            moment(from),
            moment(until)
        )
    },
    found: "J’ai mon ancien mobile\u{a0}: saisir le code",
    open_title: "Saisissez le code de votre nouveau mobile",
    open: |ending, until| {
        format!(
            "L’attente est finie. Un code est parti vers le mobile qui finit par\u{a0}{ending}\u{a0}: dès que vous l’aurez saisi, ce mobile remplacera l’ancien. C’est possible jusqu’au {}.",
            moment(until)
        )
    },
    enter_code: "Saisir le code",
    not_me: "Ce n’est pas vous, ou vous avez retrouvé votre téléphone\u{a0}?",
    cancel: "Annuler la demande",
    kept: "La demande est annulée. Les codes partent toujours vers votre ancien mobile.",
    cancel_title: "Annuler le changement de mobile\u{a0}?",
    cancel_lead: "Avec votre mot de passe, quelqu’un a demandé à remplacer votre mobile. Si ce n’est pas vous, annulez\u{a0}: les codes continueront d’arriver sur votre mobile actuel. Si c’est vous, ne faites rien.",
    cancel_ended: (
        "Ce lien ne fonctionne plus",
        "La demande est déjà annulée ou terminée. Connectez-vous pour le vérifier.",
    ),
    cancelled: (
        "La demande est annulée",
        "Votre mobile reste le même. La demande ne venait pas de vous\u{a0}? Changez votre mot de passe\u{a0}: quelqu’un le connaît.",
    ),
    replaced: (
        "Votre mobile est remplacé",
        "Les codes arrivent maintenant sur ce mobile. Vos autres sessions sont fermées, et un code sera demandé sur chaque appareil.",
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
