//! French: the administrator's pages, and that of practitioners who wait.

use domain::{
    approval::{Approval as Approved, Decision},
    french::de,
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
    practitioners_caption: "Tous les professionnels de santé inscrits, dans l’ordre de leur inscription",
    practitioner_columns: ["Nom", "Profession", "Lieu d’exercice", "Numéro RPPS"],
    status: "État",
    approval: |approval| match approval {
        Approved::Waiting => "en attente",
        Approved::Approved => "inscription approuvée",
        Approved::Refused { .. } => "inscription refusée",
        Approved::Revoked { .. } => "accès retiré",
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
    refuse_help: "La personne reçoit le motif par e\u{2011}mail, et le voit aussi quand elle se connecte.",
    reason: "Motif",
    refuse_confirm: "Refuser l’inscription",
    revoke: "Retirer l’accès",
    revoke_help: "La personne ne peut plus rien créer, partager ni valider, et ne voit plus aucun carnet. Ses invitations en cours sont annulées. Ce qu’elle a inscrit dans les carnets y reste. Elle reçoit le motif par e\u{2011}mail, et le voit aussi quand elle se connecte.",
    revoke_confirm: "Retirer l’accès de cette personne",
    reconsider_help: "Si vous la réexaminez, elle sera de nouveau en attente. Les invitations annulées le resteront.",
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
        let of = name.map_or_else(
            || "de cette personne".to_owned(),
            |name| format!("{}{name}", de(name)),
        );
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
        Standing::Waiting => "en attente",
        Standing::Leaving => "en train de partir",
        Standing::Refused => "refusé, mis de côté",
        Standing::Unreadable => "illisible, mis de côté",
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
    refused: (
        "Votre inscription n’a pas été approuvée",
        "Motif donné par l’administrateur\u{a0}:",
    ),
    revoked: (
        "Votre accès professionnel a été retiré",
        "Vous ne pouvez plus créer, partager ni modifier de carnet. Vos invitations en cours ont été annulées. Motif donné par l’administrateur\u{a0}:",
    ),
    mistake: "Vous pensez que c’est une erreur\u{a0}?",
    write_to: "Écrivez à l’administrateur de ce service\u{a0}:",
    no_contact: "Adressez-vous à la personne qui gère ce service dans votre établissement.",
};
