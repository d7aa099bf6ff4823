//! French: the administrator's pages, and that of practitioners who wait.

use domain::{
    approval::{Approval as Approved, Decision},
    french::of,
    outbox::{Channel, Standing},
};

use crate::text::administration::{Administration, Approval};

pub(in crate::text) static ADMINISTRATION: Administration = Administration {
    title: "Administration",
    help: "Vous approuvez ici les professionnels de santé, et vous voyez les messages non envoyés. Vous n’avez accès à aucun carnet.",
    applications: "Professionnels à approuver",
    applications_caption: "Professionnels de santé dont l’inscription attend une décision",
    no_application: (
        "Aucune inscription à approuver.",
        "Les professionnels qui s’inscrivent apparaissent ici.",
    ),
    more_applications: "Seules les inscriptions les plus anciennes sont affichées.",
    all_practitioners: "Tous les professionnels inscrits",
    practitioners: "Professionnels inscrits",
    practitioners_help: "Dans l’ordre de leur inscription. Ouvrez un nom pour voir les décisions, ou retirer l’accès.",
    practitioners_caption: "Tous les professionnels de santé inscrits, dans l’ordre de leur inscription",
    practitioner_columns: ["Nom", "Profession", "Lieu d’exercice", "Numéro RPPS"],
    status: "État",
    approval: |approval| match approval {
        Approved::Waiting => "En attente d’approbation",
        Approved::Approved => "Inscription approuvée",
        Approved::Refused { .. } => "Inscription refusée",
        Approved::Revoked { .. } => "Accès retiré",
    },
    application: "Inscription d’un professionnel",
    same_number: "Ce numéro RPPS est aussi celui d’un autre compte. Un numéro est celui d’une seule personne\u{a0}: vérifiez avant de décider.",
    check: [
        "Vérifiez dans l’annuaire santé (",
        ") que ce numéro RPPS est celui de cette personne, avec cette profession.",
    ],
    rpps_fits: "numéro\u{a0}valide",
    rpps_wrong: "numéro non valide",
    rpps_refused: "Ce numéro RPPS n’est pas valide\u{a0}: l’inscription ne peut pas être approuvée.",
    approve: "Approuver",
    approve_help: "La personne pourra aussitôt créer des carnets et les partager. Un e\u{2011}mail l’en informera.",
    refuse: "Refuser",
    refuse_help: "La personne recevra le motif par e\u{2011}mail, et le verra aussi en se connectant.",
    reason: "Motif",
    refuse_confirm: "Refuser l’inscription",
    revoke: "Retirer l’accès",
    revoke_help: "La personne ne pourra plus rien créer, partager ni valider, et ne verra plus aucun carnet. Ses invitations en cours seront annulées. Ce qu’elle a inscrit dans les carnets y restera. Elle recevra le motif par e\u{2011}mail, et le verra aussi en se connectant.",
    revoke_confirm: "Retirer l’accès de cette personne",
    reconsider_help: "Vous pouvez revenir sur cette décision\u{a0}: l’inscription sera alors de nouveau en attente.",
    still_cancelled: "Les invitations annulées le resteront.",
    reconsider: "Réexaminer l’inscription",
    decisions: "Décisions",
    decision: |decision| match decision {
        Decision::Approved => "Inscription approuvée",
        Decision::Refused => "Inscription refusée",
        Decision::Revoked => "Accès retiré",
        Decision::Reconsidered => "Inscription à réexaminer",
    },
    by_command_line: "en ligne de commande",
    decided: |decision, name| {
        let of = of(name);
        match decision {
            Decision::Approved => {
                format!("L’inscription {of} est approuvée. Un e\u{2011}mail le lui annonce.")
            }
            Decision::Refused => {
                format!("L’inscription {of} est refusée. Un e\u{2011}mail lui en donne le motif.")
            }
            Decision::Revoked => format!(
                "L’accès {of} est retiré, et ses invitations en cours sont annulées. Un e\u{2011}mail lui en donne le motif."
            ),
            Decision::Reconsidered => {
                format!("L’inscription {of} attend de nouveau une décision.")
            }
        }
    },
    decided_already: "Cette inscription a déjà reçu une décision.",
    messages: "Messages non envoyés",
    messages_caption: "E\u{2011}mails et SMS en attente ou refusés, du plus ancien au plus récent, sans leur destinataire ni leur texte",
    message_columns: [
        "Type",
        "Depuis",
        "État",
        "Essais",
        "Réponse de la passerelle",
    ],
    no_message: (
        "Tout est parti.",
        "Les messages qu’une passerelle ne prend pas apparaissent ici, avec sa réponse.",
    ),
    more_messages: "Seuls les plus anciens sont affichés.",
    channel: |channel| match channel {
        Channel::Email => "E\u{2011}mail",
        Channel::Sms => "SMS",
    },
    standing: |standing| match standing {
        Standing::Waiting => "En attente",
        Standing::Leaving => "En train de partir",
        Standing::Refused => "Refusé, mis de côté",
        Standing::Unreadable => "Illisible, mis de côté",
    },
    nothing_said: "–",
};

pub(in crate::text) static APPROVAL: Approval = Approval {
    waiting: (
        "Votre inscription attend d’être approuvée",
        [
            "Un administrateur vérifie votre numéro RPPS, votre profession et votre lieu d’exercice. D’ici là, vous ne pouvez ni créer ni partager de carnet.",
            "Vous recevrez un e\u{2011}mail dès que la décision est prise. Vous n’avez rien d’autre à faire.",
        ],
    ),
    refused: "Votre inscription n’a pas été approuvée",
    revoked: (
        "Votre accès professionnel a été retiré",
        "Vous n’avez plus accès aux carnets\u{a0}: vous ne pouvez plus les consulter, ni en créer, en partager ou en modifier. Vos invitations en cours ont été annulées. Ce que vous avez saisi dans les carnets y reste.",
    ),
    reason: "Motif donné par l’administrateur\u{a0}:",
    mistake: "Vous pensez que c’est une erreur\u{a0}?",
    write_to: "Écrivez à l’administrateur de ce service\u{a0}:",
    no_contact: "Adressez-vous à la personne qui gère ce service dans votre établissement.",
};
