//! French.

mod own;

use domain::{french::de, time::LocalTime};

use super::{Letter, Texts, words::Words};

pub(super) static TEXTS: Texts = Texts {
    code: |code| {
        format!("{code} est votre code Calepin, valable 10 minutes. Ne le donnez à personne.")
    },
    invitation: |first_name, practitioner, until| {
        Letter {
        subject: format!("Le carnet de vaccination {}", of(first_name)),
        paragraphs: vec![
            format!(
                "{practitioner} partage avec vous le carnet de vaccination {}. \
                 Vous pourrez le consulter et le tenir à jour.",
                of(first_name)
            ),
        ],
        action: "Ouvrir l’invitation",
        after: vec![
            format!("Vous devrez donner la date de naissance {}.", of(first_name)),
            format!(
                "Ce lien est valable jusqu’au {}. Ne le transmettez à personne.",
                moment(until)
            ),
            "Ce message ne vous concerne pas\u{a0}? Vous pouvez le supprimer\u{a0}: rien ne se passera."
                .into(),
        ],
    }
    },
    claimed: || {
        Letter {
        subject: "Un carnet que vous avez partagé a été ajouté".into(),
        paragraphs: vec![
            "La personne avec qui vous avez partagé un carnet l’a ajouté à son compte. Vous y gardez accès."
                .into(),
        ],
        action: "Voir le suivi du partage",
        after: vec!["Si ce n’est pas ce que vous attendiez, contactez le patient.".into()],
    }
    },
    locked: || {
        Letter {
        subject: "Un partage est bloqué\u{a0}: 5\u{a0}dates de naissance incorrectes".into(),
        paragraphs: vec![
            "Cinq dates de naissance incorrectes ont été saisies pour un carnet que vous avez partagé. \
             Par sécurité, le lien ne fonctionne plus."
                .into(),
        ],
        action: "Vérifier l’identité et faire un nouveau lien",
        after: vec![
            "Vérifiez la date de naissance avec le patient avant de lui envoyer un nouveau lien."
                .into(),
        ],
    }
    },
    new_link_requested: || {
        Letter {
        subject: "Un patient vous demande un nouveau lien".into(),
        paragraphs: vec![
            "Le lien d’un carnet que vous avez partagé a expiré, et son destinataire vous en demande \
             un nouveau."
                .into(),
        ],
        action: "Faire un nouveau lien",
        after: vec!["Rien n’est envoyé sans vous.".into()],
    }
    },
    confirmation: |ending, until| {
        Letter {
        subject: "Confirmez votre adresse e-mail".into(),
        paragraphs: vec![
            "Vous vous inscrivez à Calepin, le carnet de vaccination numérique. Il reste à confirmer \
             que cette adresse est bien la vôtre."
                .into(),
        ],
        action: "Confirmer mon adresse e-mail",
        after: vec![
            format!(
                "Les codes de connexion iront au numéro de mobile qui finit par {ending}. Si ce n’est pas le \
                 vôtre, ne confirmez pas."
            ),
            format!(
                "Ce lien est valable jusqu’à {}. Ensuite, l’inscription est à recommencer.",
                hour(until)
            ),
            "Vous n’avez rien demandé\u{a0}? Vous pouvez supprimer ce message\u{a0}: sans votre \
             confirmation, aucun compte n’est créé."
                .into(),
        ],
    }
    },
    already_registered: || {
        Letter {
        subject: "Vous avez déjà un compte Calepin".into(),
        paragraphs: vec![
            "Quelqu’un vient de s’inscrire à Calepin avec votre adresse e-mail, qui a déjà un compte. \
             Rien n’a changé dans ce compte, et aucun autre n’est créé."
                .into(),
            "Si c’était vous\u{a0}: connectez-vous avec cette adresse et votre mot de passe. Une \
             invitation que vous avez reçue reste valable."
                .into(),
        ],
        action: "Se connecter",
        after: vec!["Si ce n’était pas vous, vous n’avez rien à faire.".into()],
    }
    },
    approved: || {
        Letter {
        subject: "Votre inscription à Calepin est approuvée".into(),
        paragraphs: vec![
            "Votre inscription comme professionnel de santé est approuvée. Vous pouvez créer des carnets de \
             vaccination et les partager."
                .into(),
        ],
        action: "Se connecter",
        after: vec![],
    }
    },
    refused: |reason| Letter {
        subject: "Votre inscription à Calepin n’est pas approuvée".into(),
        paragraphs: vec![
            "Votre inscription comme professionnel de santé n’a pas été approuvée. Motif\u{a0}:"
                .into(),
            reason.to_string(),
        ],
        action: "Se connecter pour le relire",
        after: vec![],
    },
    revoked: |reason| {
        Letter {
        subject: "Votre accès professionnel à Calepin est retiré".into(),
        paragraphs: vec![
            "Vous n’avez plus accès aux carnets de vaccination\u{a0}: vous ne pouvez plus les consulter, ni en créer, en \
             partager ou en modifier. Les invitations que vous aviez en cours sont annulées. \
             Ce que vous avez inscrit dans les carnets y reste. Motif\u{a0}:"
                .into(),
            reason.to_string(),
        ],
        action: "Se connecter pour le relire",
        after: vec![],
    }
    },
    own: own::TEXTS,
    greeting: "Bonjour,",
    fallback: "Si le bouton ne fonctionne pas, voici son adresse\u{a0}:",
    signature: "Calepin, le carnet de vaccination numérique. Ce message est automatique.",
};

/// « de Camille », « d’Alice ».
fn of(name: Words<'_>) -> String {
    format!("{}{name}", de(name.0))
}

fn moment(time: LocalTime) -> String {
    format!("{} à {}", time.date.typed(), hour(time))
}

/// Whoever reads it may be in another zone, as overseas.
fn hour(time: LocalTime) -> String {
    format!(
        "{}\u{a0}h\u{a0}{:02} (heure de Paris)",
        time.hour, time.minute
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_runs_the_other_way_is_shut_in() {
        assert_eq!(of(Words("Alice")), "d’Alice");
        assert_eq!(of(Words("ليلى")), "de\u{a0}\u{2068}ليلى\u{2069}");
    }
}
