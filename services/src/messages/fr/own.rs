//! One's own account, in French.

use super::{
    super::{Letter, own::Texts},
    moment,
};

pub(super) const TEXTS: Texts = Texts {
    password_reset: || Letter {
        subject: "Choisir un nouveau mot de passe".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "Un nouveau mot de passe a été demandé pour votre compte Calepin.".into(),
        ],
        action: "Choisir un nouveau mot de passe",
        after: vec![
            "Ce lien est valable 30 minutes et ne sert qu’une fois. Ne le transmettez à personne."
                .into(),
            "Ce n’est pas vous ? Supprimez ce message : votre mot de passe ne change pas.".into(),
        ],
    },
    password_changed: || {
        Letter {
        subject: "Votre mot de passe a été changé".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "Le mot de passe de votre compte Calepin vient d’être changé. Vos autres sessions sont fermées, et un \
             code vous sera demandé sur chaque appareil."
                .into(),
            "C’est bien vous ? Vous n’avez rien à faire. Sinon, choisissez tout de suite un autre mot de passe."
                .into(),
        ],
        action: "Ce n’est pas moi : choisir un autre mot de passe",
        after: vec![],
    }
    },
    confirm_email: || {
        Letter {
        subject: "Confirmer votre adresse e-mail".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "Cette adresse a été donnée pour un compte Calepin. Elle le deviendra quand vous l’aurez confirmée."
                .into(),
        ],
        action: "Confirmer mon adresse e-mail",
        after: vec![
            "Ce lien est valable 10 minutes et ne sert qu’une fois. Ne le transmettez à personne."
                .into(),
            "Ce n’est pas vous ? Supprimez ce message : rien ne se passera.".into(),
        ],
    }
    },
    email_taken: || {
        Letter {
        subject: "Vous avez déjà un compte".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "Cette adresse a été donnée pour un autre compte Calepin, mais vous avez déjà un compte avec elle. \
             Rien n’a changé."
                .into(),
        ],
        action: "Se connecter",
        after: vec!["Ce n’est pas vous ? Vous n’avez rien à faire.".into()],
    }
    },
    new_email_asked: || {
        Letter {
        subject: "Une autre adresse est demandée pour votre compte".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "Une autre adresse e-mail a été donnée pour votre compte Calepin, avec votre mot de passe et un code reçu \
             par SMS. Rien ne change tant qu’elle n’est pas confirmée."
                .into(),
            "C’est bien vous ? Vous n’avez rien à faire. Sinon, choisissez tout de suite un autre mot de passe : cela \
             annule la demande."
                .into(),
        ],
        action: "Ce n’est pas moi : choisir un autre mot de passe",
        after: vec![],
    }
    },
    email_changed: || {
        Letter {
        subject: "L’adresse de votre compte a été changée".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "Votre compte Calepin utilise maintenant une autre adresse e-mail. Celle-ci ne permet plus de se \
             connecter, et ne recevra plus de messages."
                .into(),
            "C’est bien vous ? Vous n’avez rien à faire. Sinon, parlez-en tout de suite au professionnel de santé \
             qui tient votre carnet."
                .into(),
        ],
        action: "Se connecter",
        after: vec![],
    }
    },
    phone_changed: || {
        Letter {
        subject: "Le mobile de votre compte a été changé".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "Les codes de connexion de votre compte Calepin partent maintenant vers un autre numéro de mobile."
                .into(),
            "C’est bien vous ? Vous n’avez rien à faire. Sinon, choisissez tout de suite un autre mot de passe."
                .into(),
        ],
        action: "Ce n’est pas moi : choisir un autre mot de passe",
        after: vec![],
    }
    },
    phone_changed_sms: "Calepin : votre compte utilise maintenant un autre mobile. Ce n'est pas vous ? \
                        Choisissez tout de suite un autre mot de passe.",
    lost_phone: |ending| {
        Letter {
        subject: "Votre téléphone perdu : confirmez le nouveau numéro".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            format!(
                "Quelqu’un a donné votre mot de passe, dit ne plus avoir votre téléphone, et demande que vos codes \
                 partent vers un autre mobile, qui finit par {ending}."
            ),
            "C’est bien vous, et ce numéro est le vôtre ? Ouvrez ce lien, puis confirmez. Il faudra ensuite attendre \
             72 heures."
                .into(),
        ],
        action: "C’est moi : confirmer",
        after: vec![
            "Ce lien est valable 30 minutes et ne sert qu’une fois. Ne le transmettez à personne.".into(),
            "Ce n’est pas vous ? N’ouvrez pas ce lien, et changez tout de suite votre mot de passe : quelqu’un le \
             connaît. Sur la page de connexion, choisissez « Mot de passe oublié ? »."
                .into(),
        ],
    }
    },
    wait_begun: |ending, until| {
        Letter {
        subject: "Votre mobile sera remplacé dans 72 heures".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            format!(
                "À partir du {}, les codes de votre compte Calepin partiront vers le mobile qui finit par {ending}.",
                moment(until)
            ),
            "C’est bien vous ? Vous n’avez rien à faire d’ici là. Connectez-vous ensuite, dans les 7 jours, avec le \
             code reçu sur ce mobile."
                .into(),
            "Ce n’est pas vous ? Annulez la demande, puis changez votre mot de passe : quelqu’un le connaît.".into(),
        ],
        action: "Ce n’est pas moi : annuler la demande",
        after: vec!["Vous avez retrouvé votre téléphone ? Annulez de la même façon.".into()],
    }
    },
    wait_begun_sms: "Calepin : on demande à remplacer ce mobile. Pas vous ? Annulez ici :",
    wait_ends_soon: |until| {
        Letter {
        subject: "Rappel : votre mobile sera bientôt remplacé".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            format!(
                "À partir du {}, les codes de votre compte Calepin partiront vers un autre mobile.",
                moment(until)
            ),
            "C’est bien vous ? Connectez-vous à partir de ce moment, dans les 7 jours, avec le code reçu sur ce \
             mobile."
                .into(),
            "Ce n’est pas vous ? Annulez la demande, puis changez votre mot de passe : quelqu’un le connaît.".into(),
        ],
        action: "Ce n’est pas moi : annuler la demande",
        after: vec![],
    }
    },
    wait_cancelled: || {
        Letter {
        subject: "Votre mobile reste le même".into(),
        paragraphs: vec![
            "Bonjour,".into(),
            "La demande de remplacer le mobile de votre compte Calepin est annulée. Les codes partent toujours vers \
             le même numéro."
                .into(),
            "La demande ne venait pas de vous ? Changez votre mot de passe : quelqu’un le connaît.".into(),
        ],
        action: "Changer de mot de passe",
        after: vec![],
    }
    },
};
