//! Handing a record over, in French.

use domain::french::de;

use crate::text::Sharing;

pub(in crate::text) static SHARING: Sharing = Sharing {
    by_sms: "Par SMS",
    sms_help: "À coller tel quel dans un SMS\u{a0}: il ne nomme que le prénom du titulaire.",
    sms_label: "Texte du SMS",
    sms: |practitioner, first_name, until, link| {
        format!(
            "{practitioner} vous transmet le carnet de vaccination {}{first_name}. \
             Lien personnel, valable jusqu'au {until} : {link}",
            de(first_name)
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
        format!("Le patient demande un nouveau lien (le {at}). Rien n’est envoyé sans vous.")
    },
    new_link_requests: "Un nouveau lien vous est demandé",
    more_requests: "Seules les demandes les plus récentes sont affichées.",
};
