//! Every message in every language, with everyday and with extreme values: judged here, and written for people to look
//! at into the folder that `CALEPIN_SHOTS` names.

use std::{env, fs, path::Path};

use domain::{
    account::registration::ConfirmationToken,
    link_token::LinkToken,
    links::{self, Purpose},
    share::token::ShareToken,
};

use super::*;

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// What a message is filled with.
struct Values {
    name: &'static str,
    host: &'static str,
    first_name: &'static str,
    practitioner: &'static str,
    reason: &'static str,
}

const VALUES: [Values; 3] = [
    Values {
        name: "everyday",
        host: "calepin.example",
        first_name: "Alice",
        practitioner: "Claire Martin",
        reason: "Le numéro RPPS n’est pas dans l’annuaire.",
    },
    Values {
        name: "long",
        host: "carnets-de-vaccination-numeriques.centre-hospitalier.example",
        first_name: "Marie-Alexandrine-Clémentine-Joséphine-Wilhelmine-Apolline-Marguerite-Bérengère",
        practitioner: "Jean-Christophe-Maximilien-Barthélemy de La Rochefoucauld-Montmorency-Saint-Germain",
        reason: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft : ce lieu \
                 d’exercice n’a pas été trouvé. Corrigez-le, joignez l’attestation de votre ordre, puis recommencez \
                 votre inscription depuis le début ; si le numéro RPPS est récent, attendez qu’il soit publié.",
    },
    Values {
        name: "right-to-left",
        host: "calepin.example",
        first_name: "ليلى",
        practitioner: "ד״ר יעל כהן",
        reason: "الرقم غير موجود (RPPS).",
    },
];

/// Each message with the name of its text. A kind that is not listed does not compile.
fn every(language: Language, values: &Values) -> Vec<(&'static str, Message)> {
    let Texts {
        code: _,
        invitation,
        claimed,
        locked,
        new_link_requested,
        confirmation,
        already_registered,
        approved,
        refused,
        revoked,
        own,
        signature: _,
    } = texts(language);
    let super::own::Texts {
        password_reset,
        password_changed,
        confirm_email,
        email_taken,
        new_email_asked,
        email_changed,
        phone_changed,
        phone_changed_sms,
        lost_phone,
        wait_begun,
        wait_begun_sms: _,
        wait_ends_soon,
        wait_cancelled,
    } = own;
    let until = LocalTime {
        date: "2026-12-21".parse().unwrap(),
        hour: 9,
        minute: 5,
    };
    let (first_name, practitioner) = (Words(values.first_name), Words(values.practitioner));
    let reason = Words(values.reason);
    let at = |path: &str| format!("https://{}{path}", values.host);
    let own = |purpose| at(&links::own(purpose, &LinkToken::<()>::from_bytes([7; 20])));
    let cancel = own(Purpose::PhoneNotLost);
    let sharing = at("/patients/019adf20-1c80-7000-8000-0f1e2d3c4b5a/partage");
    let sign_in = at(links::SIGN_IN);
    let forgotten = at(links::FORGOTTEN_PASSWORD);
    let entry = at(&links::entry(&ShareToken::from_bytes([7; 20])));
    let confirm = at(&links::confirm(&ConfirmationToken::from_bytes([7; 20])));

    let to: Email = "alice@exemple.fr".parse().unwrap();
    let mail = |letter: Letter, link: &str| email(language, &to, &letter, link);
    let sms = |text: String| Message::Sms {
        to: "+33612345678".into(),
        text,
    };
    vec![
        ("code", sms(code_text(language, values.host, "012345"))),
        ("phone_changed_sms", sms((*phone_changed_sms).into())),
        ("wait_begun_sms", sms(super::own::wait_begun_text(language, &cancel))),
        ("invitation", mail(invitation(first_name, practitioner, until), &entry)),
        ("claimed", mail(claimed(), &sharing)),
        ("locked", mail(locked(), &sharing)),
        ("new_link_requested", mail(new_link_requested(), &sharing)),
        ("confirmation", mail(confirmation("78", until), &confirm)),
        ("already_registered", mail(already_registered(), &sign_in)),
        ("approved", mail(approved(), &sign_in)),
        ("refused", mail(refused(reason), &sign_in)),
        ("revoked", mail(revoked(reason), &sign_in)),
        ("password_reset", mail(password_reset(), &own(Purpose::NewPassword))),
        ("password_changed", mail(password_changed(), &forgotten)),
        ("confirm_email", mail(confirm_email(), &own(Purpose::NewEmail))),
        ("email_taken", mail(email_taken(), &sign_in)),
        ("new_email_asked", mail(new_email_asked(), &forgotten)),
        ("email_changed", mail(email_changed(), &sign_in)),
        ("phone_changed", mail(phone_changed(), &forgotten)),
        ("lost_phone", mail(lost_phone("78"), &own(Purpose::LostPhone))),
        ("wait_begun", mail(wait_begun("78", until), &cancel)),
        ("wait_ends_soon", mail(wait_ends_soon(until), &cancel)),
        ("wait_cancelled", mail(wait_cancelled(), &forgotten)),
    ]
}

/// All of them: language, values, name, message.
fn all() -> impl Iterator<Item = (Language, &'static Values, &'static str, Message)> {
    LANGUAGES.into_iter().flat_map(|language| {
        VALUES.iter().flat_map(move |values| {
            every(language, values)
                .into_iter()
                .map(move |(name, message)| (language, values, name, message))
        })
    })
}

#[test]
fn they_can_be_looked_at() {
    let Some(folder) = env::var_os("CALEPIN_SHOTS") else {
        return;
    };
    let folder = Path::new(&folder);
    for (language, values, name, message) in all() {
        let path = folder.join(format!("{name}.{}.{}", language.tag(), values.name));
        match message {
            Message::Sms { text, .. } => fs::write(path.with_added_extension("txt"), text).unwrap(),
            Message::Email { subject, text, html, .. } => {
                fs::write(path.with_added_extension("txt"), format!("{subject}\n\n{text}")).unwrap();
                fs::write(path.with_added_extension("html"), html).unwrap();
            }
        }
    }
}
