//! What is wrong with a form, in French.

use domain::problem::{Field, FieldProblem, Problem};

use super::administration::ADMINISTRATION;

/// What is wrong with a field.
pub(in crate::text) fn problem(at: FieldProblem) -> String {
    match (at.problem, at.field) {
        (Problem::Missing, empty) => missing(empty).into(),
        (Problem::NotAttested, _) => missing(Field::Attestation).into(),
        (Problem::NotAnRppsNumber, Field::Form) => {
            ADMINISTRATION.rpps_refused.into()
        }
        (Problem::NotAnRppsNumber, _) => {
            "Ce numéro RPPS n’est pas valide. Vérifiez les 11\u{a0}chiffres sur votre carte.".into()
        }
        (Problem::VaccineNotChosen, _) => "Choisissez un vaccin de la liste.".into(),
        (Problem::LikelyEntered, _) => "Ce carnet a déjà un acte contre les mêmes maladies ce jour-là. Si c’est un autre acte, cochez la case.".into(),
        (Problem::DateBeforeBirth, _) => {
            "Cette date est avant la naissance du titulaire\u{a0}: vérifiez l’année.".into()
        }
        (Problem::TooLong { max }, _) => {
            format!("C’est trop long\u{a0}: {max}\u{a0}caractères au plus.")
        }
        (Problem::InvisibleCharacters, _) => {
            "Ce texte contient des caractères invisibles. Saisissez-le à nouveau au clavier.".into()
        }
        (Problem::NotAnEmail, _) => {
            "Cette adresse e\u{2011}mail n’est pas complète. Exemple\u{a0}: nom@exemple.fr".into()
        }
        (Problem::NotAMobileNumber, _) => {
            "Ce n’est pas un numéro de mobile français. Exemple\u{a0}: 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78".into()
        }
        (Problem::NotACode, _) => "Saisissez les 6\u{a0}chiffres du code.".into(),
        (Problem::WrongCode { tries_left: 1 }, _) => {
            "Ce n’est pas le bon code. Il reste 1\u{a0}essai.".into()
        }
        (Problem::WrongCode { tries_left }, _) => {
            format!("Ce n’est pas le bon code. Il reste {tries_left}\u{a0}essais.")
        }
        (Problem::CodeSpent, _) => "Ce code ne fonctionne plus. Demandez un nouveau code.".into(),
        (Problem::TooManyWrongCodes, _) => {
            "Trop de codes faux aujourd’hui pour ce compte. Réessayez demain.".into()
        }
        (Problem::TooManyCodes, _) => {
            "Trop de codes ont été demandés. Attendez une heure, puis réessayez.".into()
        }
        (Problem::WrongCredentials, _) => {
            "L’adresse e\u{2011}mail ou le mot de passe n’est pas le bon.".into()
        }
        (Problem::TryLater { seconds }, Field::Code) => format!(
            "Un code vient de partir\u{a0}: regardez vos SMS. Vous pourrez en demander un autre dans {}.",
            wait(seconds)
        ),
        (Problem::TryLater { seconds }, Field::Email) => format!(
            "Beaucoup d’envois en peu de temps. Réessayez dans {}.",
            wait(seconds)
        ),
        (Problem::TryLater { seconds }, Field::Form) => format!(
            "Beaucoup de demandes en peu de temps. Réessayez dans {}.",
            wait(seconds)
        ),
        (Problem::TryLater { seconds }, _) => {
            format!("Trop d’essais. Réessayez dans {}.", wait(seconds))
        }
        (Problem::PasswordTooShort, _) => "Il faut au moins 8\u{a0}caractères.".into(),
        (Problem::PasswordWithoutDigit, _) => "Il manque un chiffre.".into(),
        (Problem::PasswordWithoutLowerCase, _) => "Il manque une lettre minuscule.".into(),
        (Problem::PasswordWithoutUpperCase, _) => "Il manque une lettre majuscule.".into(),
        (Problem::PasswordTooCommon, _) => {
            "Ce mot de passe est trop courant et facile à deviner. Choisissez-en un autre."
                .into()
        }
        (Problem::PasswordHoldsEmail, _) => {
            "Le mot de passe ne doit pas contenir le début de votre adresse e\u{2011}mail (avant le @).".into()
        }
        (Problem::NotTheSame, _) => "Les deux mots de passe ne sont pas identiques.".into(),
        (Problem::Unchanged, Field::Phone) => "C’est déjà votre numéro de mobile.".into(),
        (Problem::Unchanged, _) => "C’est déjà votre adresse e\u{2011}mail.".into(),
        (Problem::NotADate, _) => {
            "Saisissez la date en chiffres\u{a0}: le jour, le mois, puis l’année.".into()
        }
        (Problem::DateIncomplete, _) => "Il manque le jour, le mois ou l’année.".into(),
        (Problem::DateAmbiguous, _) => {
            "Saisissez l’année en 4\u{a0}chiffres. Exemple\u{a0}: 2015".into()
        }
        (Problem::DateImpossible, _) => {
            "Cette date n’existe pas\u{a0}: vérifiez le jour et le mois.".into()
        }
        (Problem::DateInFuture, _) => {
            "Cette date n’est pas encore arrivée\u{a0}: vérifiez l’année.".into()
        }
        (Problem::DateTooOld, _) => "Cette date est trop ancienne\u{a0}: vérifiez l’année.".into(),
        (Problem::WrongBirthDate { tries_left: 0 }, _) => {
            "Ce n’est pas la bonne date de naissance. Le lien est maintenant bloqué.".into()
        }
        (Problem::WrongBirthDate { tries_left: 1 }, _) => {
            "Ce n’est pas la bonne date de naissance. Il reste 1\u{a0}essai\u{a0}; ensuite, ce lien sera bloqué et il faudra en demander un autre."
                .into()
        }
        (Problem::WrongBirthDate { tries_left }, _) => {
            format!("Ce n’est pas la bonne date de naissance. Il reste {tries_left}\u{a0}essais\u{a0}; ensuite, ce lien sera bloqué et il faudra en demander un autre.")
        }
    }
}

/// What is said of a field that was left empty.
const fn missing(field: Field) -> &'static str {
    match field {
        Field::Email => "Saisissez votre adresse e\u{2011}mail.",
        Field::Password => "Saisissez votre mot de passe.",
        Field::Code => "Saisissez le code reçu par SMS.",
        Field::Confirmation => "Saisissez votre mot de passe une seconde fois.",
        Field::FirstName => "Saisissez le prénom.",
        Field::FamilyName => "Saisissez le nom de famille.",
        Field::Phone => "Saisissez un numéro de mobile.",
        Field::BirthDate => "Saisissez la date de naissance.",
        Field::Rpps => "Saisissez le numéro RPPS.",
        Field::Profession => "Saisissez votre profession.",
        Field::Workplace => "Saisissez votre lieu d’exercice.",
        Field::Reason => "Saisissez le motif.",
        Field::Again => "Cochez la case si c’est un autre acte.",
        Field::Sex => "Choisissez le sexe.",
        Field::Vaccine => "Saisissez le vaccin.",
        Field::OccurredOn => "Saisissez la date de l’acte.",
        Field::Source => {
            "Choisissez l’origine\u{a0}: «\u{a0}Réalisé par moi\u{a0}» ou «\u{a0}Validé sur preuve\u{a0}»."
        }
        Field::Booster => "Dites si cette dose est un rappel.",
        Field::UsedName
        | Field::BirthPlace
        | Field::Comment
        | Field::LotNumber
        | Field::ExpiresOn
        | Field::Form => "Ce champ est vide.",
        Field::Attestation => "Cochez la case pour ajouter ce carnet.",
    }
}

fn wait(seconds: u32) -> String {
    match seconds {
        0..=90 => format!("{seconds}\u{a0}secondes"),
        91..=5400 => format!("{}\u{a0}minutes", seconds.div_ceil(60)),
        _ => format!("{}\u{a0}heures", seconds.div_ceil(3600)),
    }
}
