//! French: whose a record is.

use domain::french::de;

use crate::text::Identity;

pub(in crate::text) static IDENTITY: Identity = Identity {
    new_record: "Nouveau carnet",
    new_record_lead: "Le carnet s’ajoute à votre patientèle. Si vous en avez déjà un semblable, nous vous le montrons d’abord.",
    family_name: "Nom de naissance",
    first_name: "Prénom",
    names_help: "Les noms sont enregistrés comme sur une pièce d’identité\u{a0}: «\u{a0}durand\u{a0}» devient «\u{a0}DURAND\u{a0}», «\u{a0}camille\u{a0}» devient «\u{a0}Camille\u{a0}». Une majuscule au milieu, comme dans «\u{a0}McDonald\u{a0}», reste.",
    names_as_typed: "Enregistrer les noms exactement comme je les saisis",
    no_family_name: "Saisissez le nom de naissance.",
    birth_date: "Date de naissance",
    optional: "Facultatif",
    email_help: "Pour envoyer l’invitation quand vous partagerez le carnet.",
    used_name: "Nom d’usage",
    birth_place: "Lieu de naissance",
    email: "Adresse e-mail du patient ou de son représentant légal",
    phone: "Numéro de mobile",
    comment: "Commentaire",
    notes: "Notes que le patient ne voit pas",
    unreadable: "Cette note ne peut pas être lue. Signalez-le à la personne qui administre Calepin.",
    create: "Créer le carnet",
    similar_title: |how_many| match how_many {
        1 => "Vous avez déjà un carnet semblable",
        _ => "Vous avez déjà des carnets semblables",
    },
    similar_lead: |holder| {
        format!(
            "Vous alliez créer le carnet {}{holder}. Rien n’est encore créé\u{a0}: est-ce la même personne\u{a0}?",
            de(holder)
        )
    },
    open: "Ouvrir ce carnet",
    another_person: "C’est une autre personne",
    another_person_help: "Par exemple un jumeau, une jumelle ou un homonyme. Un second carnet pour la même personne serait une source d’erreurs.",
    create_anyway: "Créer quand même",
    back_to_form: "Revenir à la saisie",
    created: "Le carnet est créé.",
    another_record: "Créer un autre carnet",
    correct: "Corriger l’identité",
    correct_lead: "Vous pouvez corriger l’identité tant que le patient n’a pas ajouté ce carnet. La correction est inscrite au journal. Si une invitation est en cours, elle reste valable\u{a0}; les essais déjà faits par le patient avec une date incorrecte comptent toujours.",
    save: "Enregistrer la correction",
    corrected: "L’identité est corrigée.",
    owned: "Ce carnet a été ajouté par le patient ou son représentant légal\u{a0}: vous ne pouvez plus corriger l’identité.",
    back_to_record: "Retour au carnet",
    overtaken: "Ce carnet a été corrigé ailleurs pendant votre saisie. Ce que vous avez saisi est encore là\u{a0}: comparez, puis enregistrez si c’est toujours juste.",
    identity_now: |holder| format!("Identité enregistrée maintenant\u{a0}: {holder}."),
};
