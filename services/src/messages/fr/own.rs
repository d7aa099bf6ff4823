//! One's own account, in French.

use super::{
    super::{Letter, own::Texts},
    moment,
};

pub(super) const TEXTS: Texts = Texts {
    password_reset: || {
        Letter {
        subject: "Choisir un nouveau mot de passe".into(),
        paragraphs: vec![
            "Un nouveau mot de passe a été demandé pour votre compte Calepin.".into(),
        ],
        action: "Choisir un nouveau mot de passe",
        after: vec![
            "Ce lien est valable 30\u{a0}minutes et ne sert qu’une fois. Ne le transmettez à personne."
                .into(),
            "Ce n’est pas vous\u{a0}? Supprimez ce message\u{a0}: votre mot de passe ne change pas.".into(),
        ],
    }
    },
    password_changed: || {
        Letter {
        subject: "Votre mot de passe a été changé".into(),
        paragraphs: vec![
            "Le mot de passe de votre compte Calepin vient d’être changé. Vos autres appareils sont \
             déconnectés, et un code sera demandé sur chaque appareil."
                .into(),
            "C’est bien vous\u{a0}? Vous n’avez rien à faire. Sinon, choisissez tout de suite un autre mot de passe."
                .into(),
        ],
        action: "Ce n’est pas moi\u{a0}: choisir un autre mot de passe",
        after: vec![],
    }
    },
    confirm_email: || {
        Letter {
        subject: "Confirmez votre nouvelle adresse e-mail".into(),
        paragraphs: vec![
            "Cette adresse e-mail a été donnée pour un compte Calepin. Le compte l’utilisera dès que vous l’aurez \
             confirmée."
                .into(),
        ],
        action: "Confirmer mon adresse e-mail",
        after: vec![
            "Ce lien est valable 10\u{a0}minutes et ne sert qu’une fois. Ne le transmettez à personne."
                .into(),
            "Ce n’est pas vous\u{a0}? Supprimez ce message\u{a0}: rien ne se passera.".into(),
        ],
    }
    },
    email_taken: || {
        Letter {
        subject: "Vous avez déjà un compte".into(),
        paragraphs: vec![
            "Cette adresse a été donnée pour un autre compte Calepin, mais vous avez déjà un compte avec elle. \
             Rien n’a changé."
                .into(),
        ],
        action: "Se connecter",
        after: vec!["Ce n’est pas vous\u{a0}? Vous n’avez rien à faire.".into()],
    }
    },
    new_email_asked: || {
        Letter {
        subject: "Une autre adresse est demandée pour votre compte".into(),
        paragraphs: vec![
            "Une autre adresse e-mail a été donnée pour votre compte Calepin, avec votre mot de passe et un code reçu \
             par SMS. Rien ne change tant qu’elle n’est pas confirmée."
                .into(),
            "C’est bien vous\u{a0}? Vous n’avez rien à faire. Sinon, choisissez tout de suite un autre mot de passe\u{a0}: cela \
             annule la demande."
                .into(),
        ],
        action: "Ce n’est pas moi\u{a0}: choisir un autre mot de passe",
        after: vec![],
    }
    },
    email_changed: || {
        Letter {
        subject: "L’adresse de votre compte a été changée".into(),
        paragraphs: vec![
            "Votre compte Calepin utilise maintenant une autre adresse e-mail. Celle-ci ne permet plus de se \
             connecter, et ne recevra plus de messages."
                .into(),
            "C’est bien vous\u{a0}? Vous n’avez rien à faire. Sinon, parlez-en tout de suite au professionnel de santé \
             qui tient votre carnet."
                .into(),
        ],
        action: "Se connecter avec la nouvelle adresse",
        after: vec![],
    }
    },
    phone_changed: || {
        Letter {
        subject: "Le mobile de votre compte a été changé".into(),
        paragraphs: vec![
            "Les codes de connexion de votre compte Calepin partent maintenant vers un autre numéro de mobile."
                .into(),
            "C’est bien vous\u{a0}? Vous n’avez rien à faire. Sinon, choisissez tout de suite un autre mot de passe."
                .into(),
        ],
        action: "Ce n’est pas moi\u{a0}: choisir un autre mot de passe",
        after: vec![],
    }
    },
    phone_changed_sms: "Calepin : votre compte utilise maintenant un autre mobile. Ce n'est pas vous ? \
                        Choisissez tout de suite un autre mot de passe.",
    lost_phone: |ending| {
        Letter {
        subject: "Votre téléphone perdu\u{a0}: confirmez le nouveau numéro".into(),
        paragraphs: vec![
            format!(
                "Quelqu’un a donné votre mot de passe, dit ne plus avoir votre téléphone, et demande que vos codes \
                 partent vers un autre mobile, qui finit par {ending}."
            ),
            "C’est bien vous, et ce numéro est le vôtre\u{a0}? Ouvrez ce lien, puis confirmez. Il faudra ensuite attendre \
             72\u{a0}heures."
                .into(),
        ],
        action: "C’est moi\u{a0}: confirmer",
        after: vec![
            "Ce lien est valable 30\u{a0}minutes et ne sert qu’une fois. Ne le transmettez à personne.".into(),
            "Ce n’est pas vous\u{a0}? N’ouvrez pas ce lien, et changez tout de suite votre mot de passe\u{a0}: quelqu’un \
             d’autre le connaît. Sur la page de connexion, choisissez «\u{a0}Mot de passe oublié\u{a0}?\u{a0}»."
                .into(),
        ],
    }
    },
    wait_begun: |ending, until| {
        Letter {
        subject: "Votre mobile sera remplacé dans 72\u{a0}heures".into(),
        paragraphs: vec![
            format!(
                "À partir du {}, les codes de votre compte Calepin partiront vers le mobile qui finit par {ending}.",
                moment(until)
            ),
            "C’est bien vous\u{a0}? Vous n’avez rien à faire d’ici là. Connectez-vous ensuite, dans les 7\u{a0}jours, avec le \
             code reçu sur ce mobile."
                .into(),
            "Ce n’est pas vous\u{a0}? Annulez la demande, puis changez votre mot de passe\u{a0}: quelqu’un d’autre le \
             connaît."
                .into(),
        ],
        action: "Ce n’est pas moi\u{a0}: annuler la demande",
        after: vec!["Vous avez retrouvé votre téléphone\u{a0}? Annulez de la même façon.".into()],
    }
    },
    wait_begun_sms: "Calepin : ce mobile sera remplacé. Pas vous ? Annulez :",
    wait_ends_soon: |until| {
        Letter {
        subject: "Rappel\u{a0}: votre mobile sera bientôt remplacé".into(),
        paragraphs: vec![
            format!(
                "À partir du {}, les codes de votre compte Calepin partiront vers un autre mobile.",
                moment(until)
            ),
            "C’est bien vous\u{a0}? Connectez-vous à partir de ce moment, dans les 7\u{a0}jours, avec le code reçu sur ce \
             mobile."
                .into(),
            "Ce n’est pas vous\u{a0}? Annulez la demande, puis changez votre mot de passe\u{a0}: quelqu’un d’autre le \
             connaît."
                .into(),
        ],
        action: "Ce n’est pas moi\u{a0}: annuler la demande",
        after: vec![],
    }
    },
    wait_cancelled: || {
        Letter {
        subject: "Votre mobile reste le même".into(),
        paragraphs: vec![
            "La demande de remplacer le mobile de votre compte Calepin est annulée. Les codes partent toujours vers \
             le même numéro."
                .into(),
            "La demande ne venait pas de vous\u{a0}? Changez votre mot de passe\u{a0}: quelqu’un d’autre le connaît.".into(),
        ],
        action: "Changer de mot de passe",
        after: vec![],
    }
    },
};
