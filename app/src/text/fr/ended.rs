//! French: what the page of an invitation says that is over.

use domain::{
    account::professional::bind_title,
    french::{of, to},
    share::{Offer, invitation::State},
};

use crate::text::ended::{Ended, Remedy};

pub(in crate::text) fn ended(offer: &Offer, remedy: Remedy) -> Ended {
    let practitioner = bind_title(&offer.practitioner);
    let of_whom = of(&offer.practitioner);
    let to_whom = to(&offer.practitioner);
    let (title, lead) = match offer.state {
        State::Expired | State::Pending => (
            "Ce lien n’est plus valable",
            format!(
                "Le lien de partage {of_whom} était valable 30\u{a0}jours. Ce délai est passé."
            ),
        ),
        State::Cancelled if offer.practitioner_may_share => (
            "Ce lien a été annulé",
            format!("{practitioner} a annulé cette invitation, ou vous a donné un autre lien."),
        ),
        State::Cancelled => (
            "Ce lien a été annulé",
            format!("L’invitation {of_whom} n’est plus valable."),
        ),
        State::Locked => (
            "Ce lien est bloqué",
            "Trop de dates de naissance incorrectes ont été saisies.".to_owned(),
        ),
        State::Claimed => (
            "Ce carnet a déjà été ajouté",
            match remedy {
                Remedy::TakenByAnother | Remedy::NotForThem => {
                    "Un lien ne sert qu’une fois. Un autre compte que le vôtre l’a utilisé."
                }
                _ => "Un lien ne sert qu’une fois.",
            }
            .to_owned(),
        ),
    };
    let to_do = match remedy {
        Remedy::AskFromHere => {
            format!("Vous pouvez demander d’ici un nouveau lien {to_whom}.")
        }
        Remedy::Asked => format!(
            "Votre demande est transmise {to_whom}, qui peut maintenant vous donner un nouveau lien."
        ),
        Remedy::LookOrAsk => format!(
            "Regardez si vous avez reçu un lien plus récent. Sinon, demandez un nouveau lien {to_whom}."
        ),
        Remedy::CheckBirthDate => format!(
            "Demandez un nouveau lien {to_whom}, qui vérifiera la date de naissance avec vous."
        ),
        Remedy::SignIn => {
            "Si c’est vous qui l’avez ajouté, connectez-vous pour le retrouver.".to_owned()
        }
        Remedy::TakenByAnother => "Un proche l’a peut-être ajouté.".to_owned(),
        Remedy::NotForThem => format!("Si cela vous étonne, parlez-en {to_whom}."),
        Remedy::AnotherPractitioner => format!(
            "{practitioner} ne partage plus de carnets sur Calepin. Adressez-vous à un autre professionnel de santé, avec le carnet papier si vous l’avez."
        ),
    };
    let say_to = match remedy {
        Remedy::AskFromHere => format!("Vous pouvez aussi dire {to_whom}\u{a0}:"),
        Remedy::Asked => format!("Rien après quelques jours\u{a0}? Dites {to_whom}\u{a0}:"),
        Remedy::SignIn => format!("Ce n’est pas vous\u{a0}? Dites {to_whom}\u{a0}:"),
        Remedy::TakenByAnother => format!("Si cela vous étonne, dites {to_whom}\u{a0}:"),
        Remedy::AnotherPractitioner => "Dites-lui\u{a0}:".to_owned(),
        Remedy::LookOrAsk | Remedy::CheckBirthDate | Remedy::NotForThem => {
            format!("Dites {to_whom}\u{a0}:")
        }
    };
    let say = match remedy {
        Remedy::AskFromHere | Remedy::Asked => {
            "«\u{a0}Mon lien n’est plus valable. Pouvez-vous m’en donner un nouveau\u{a0}?\u{a0}»"
        }
        Remedy::LookOrAsk => {
            "«\u{a0}Mon lien a été annulé. Pouvez-vous m’en donner un nouveau\u{a0}?\u{a0}»"
        }
        Remedy::CheckBirthDate => {
            "«\u{a0}Mon lien est bloqué. Pouvez-vous vérifier la date de naissance avec moi, et me donner un nouveau lien\u{a0}?\u{a0}»"
        }
        Remedy::SignIn | Remedy::TakenByAnother | Remedy::NotForThem => {
            "«\u{a0}Quelqu’un d’autre a ajouté le carnet avec mon lien. Savez-vous qui\u{a0}?\u{a0}»"
        }
        Remedy::AnotherPractitioner => {
            "«\u{a0}Pouvez-vous tenir ce carnet de vaccination sur Calepin, et le partager avec moi\u{a0}?\u{a0}»"
        }
    };
    Ended {
        title,
        lead,
        to_do,
        say_to,
        say,
    }
}
