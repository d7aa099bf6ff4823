//! Sharing a record, in French.

use domain::{
    french::de,
    share::{InvitationEventKind, ShareStatus, invitation::State},
};

use crate::text::Sharing;

pub(in crate::text) static SHARING: Sharing = Sharing {
    sharing: "Partage",
    sharing_help: "Le patient, ou son représentant légal, pourra consulter ce carnet. Vous y gardez accès.",
    shared_help: "Le patient, ou son représentant légal, peut consulter ce carnet. Vous y gardez accès.",
    share: "Partager ce carnet avec le patient titulaire",
    shared: "Partage avec le\u{a0}patient titulaire",
    see_sharing: "Voir le suivi du partage",
    share_status: |status| match status {
        ShareStatus::NotShared => "Non partagé",
        ShareStatus::InvitationPending => "Invitation en attente",
        ShareStatus::InvitationStopped => "Invitation expirée ou bloquée",
        ShareStatus::Shared => "Partagé avec le patient",
    },
    stopped: |state| match state {
        State::Expired => Some("Invitation expirée"),
        State::Locked => Some("Invitation bloquée"),
        State::Pending | State::Cancelled | State::Claimed => None,
    },
    issue_lead: "Vous créez un lien personnel, valable 30\u{a0}jours, à envoyer ou à faire scanner. Le patient, ou son représentant légal, devra saisir la date de naissance du titulaire et attester qu’il est autorisé à accéder au carnet.",
    issue: "Créer l’invitation",
    by_email: "Par e\u{2011}mail",
    by_qr: "Par QR-code",
    by_link: "Par un lien",
    recipient: "Adresse e-mail du patient ou de son représentant légal",
    send_email: "Envoyer l’e-mail",
    send_email_again: "Renvoyer l’e-mail",
    email_sent: |to| match to {
        None => "L’e\u{2011}mail est parti.".into(),
        Some(to) => format!("L’e\u{2011}mail est parti vers {to}."),
    },
    qr_label: "QR-code de partage du carnet",
    qr_help: "Le patient le scanne avec l’appareil photo de son téléphone.",
    link_label: "Lien de partage",
    link_help: "À coller dans un message de votre choix.",
    copy: "Copier",
    copied: "Lien copié",
    timeline: "Suivi de l’invitation",
    event: |kind| match kind {
        InvitationEventKind::Issued => "Invitation créée",
        InvitationEventKind::Emailed => "E\u{2011}mail envoyé",
        InvitationEventKind::Started => "Première connexion ou inscription avec ce lien",
        InvitationEventKind::WrongBirthDate => "Date de naissance incorrecte",
        InvitationEventKind::Locked => "Invitation bloquée après 5\u{a0}dates incorrectes",
        InvitationEventKind::Claimed => "Carnet ajouté par le patient ou son représentant légal",
        InvitationEventKind::Cancelled => "Invitation annulée",
        InvitationEventKind::Expired => "Invitation expirée",
        InvitationEventKind::NewLinkRequested => "Nouveau lien demandé",
        InvitationEventKind::IdentityCorrected => "Identité corrigée dans le carnet",
    },
    renew: "Nouveau lien",
    renew_help: "Un nouveau lien remplace l’ancien, qui ne fonctionnera plus, ni son QR-code.",
    renew_confirm: "Remplacer le lien",
    cancel: "Annuler l’invitation",
    cancel_help: "Le lien et son QR-code ne fonctionneront plus. Vous pourrez en faire d’autres.",
    cancel_confirm: "Oui, annuler l’invitation",
    cancelled: "L’invitation est annulée\u{a0}: son lien ne fonctionne plus.",
    renewed: "Un nouveau lien est prêt. L’ancien ne fonctionne plus.",
    owned: |owner| {
        let owner = owner.map_or_else(String::new, |owner| {
            format!("Propriétaire\u{a0}: {owner}. ")
        });
        format!("Ce carnet est déjà partagé. {owner}Il n’y a plus rien à envoyer.")
    },
    locked: "5 dates de naissance incorrectes ont été saisies\u{a0}: le lien est bloqué. Vérifiez la date de naissance du titulaire avec le patient avant de faire un nouveau lien.",
    expired: "Les 30\u{a0}jours sont passés\u{a0}: le lien ne fonctionne plus.",
    by_sms: "Par SMS",
    sms_help: "Message prêt à coller dans un SMS. Il ne donne que le prénom du titulaire.",
    sms_label: "Texte du SMS",
    sms: |practitioner, first_name, until, link| {
        format!(
            "{practitioner} partage avec vous le carnet de vaccination {}{first_name}. \
             Lien personnel, valable jusqu'au {until} : {link}",
            // A no-break space is no character that every SMS has.
            de(first_name).replace('\u{a0}', " ")
        )
    },
    sms_copied: "Texte copié",
    show_qr: "Afficher le QR-code",
    hide_qr: "Masquer le QR-code",
    refused_dates: |how_many| {
        format!("Date de naissance refusée {how_many}\u{a0}fois\u{a0}: vérifiez l’identité.")
    },
    kept_identity: "Dans le carnet\u{a0}:",
    new_link_asked: |at| {
        format!(
            "Le lien a expiré. Le patient en a demandé un nouveau le {at}. Créez-le, puis transmettez-le\u{a0}: rien ne part tout seul."
        )
    },
    new_link_requests: "Demandes de nouveau lien",
    more_requests: "Seules les demandes les plus récentes sont affichées.",
};
