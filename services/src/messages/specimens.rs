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
        reason: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, ce lieu \
                 d’exercice n’a pas été trouvé. Corrigez-le, joignez l’attestation de votre ordre, puis recommencez \
                 votre inscription depuis le début. Si le numéro RPPS est récent, attendez qu’il soit publié.",
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
        greeting: _,
        fallback: _,
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
        (
            "wait_begun_sms",
            sms(super::own::wait_begun_text(language, &cancel)),
        ),
        (
            "invitation",
            mail(invitation(first_name, practitioner, until), &entry),
        ),
        ("claimed", mail(claimed(), &sharing)),
        ("locked", mail(locked(), &sharing)),
        ("new_link_requested", mail(new_link_requested(), &sharing)),
        ("confirmation", mail(confirmation("78", until), &confirm)),
        ("already_registered", mail(already_registered(), &sign_in)),
        ("approved", mail(approved(), &sign_in)),
        ("refused", mail(refused(reason), &sign_in)),
        ("revoked", mail(revoked(reason), &sign_in)),
        (
            "password_reset",
            mail(password_reset(), &own(Purpose::NewPassword)),
        ),
        ("password_changed", mail(password_changed(), &forgotten)),
        (
            "confirm_email",
            mail(confirm_email(), &own(Purpose::NewEmail)),
        ),
        ("email_taken", mail(email_taken(), &sign_in)),
        ("new_email_asked", mail(new_email_asked(), &forgotten)),
        ("email_changed", mail(email_changed(), &sign_in)),
        ("phone_changed", mail(phone_changed(), &forgotten)),
        (
            "lost_phone",
            mail(lost_phone("78"), &own(Purpose::LostPhone)),
        ),
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

/// The characters of an SMS of one segment: 160 of GSM 03.38's basic alphabet, of which these are those that French,
/// English and addresses need. Any other, such as ê or ’, makes segments of 70.
#[test]
fn an_sms_is_one_segment_with_a_host_of_60_characters() {
    assert!(VALUES.iter().any(|values| values.host.len() == 60));
    for (.., message) in all() {
        let Message::Sms { text, .. } = message else {
            continue;
        };
        assert!(text.chars().count() <= 160, "{text}");
        let basic = |c: char| c.is_ascii_alphanumeric() || "\n .,:;'!?/()-@#éèùà".contains(c);
        assert!(text.chars().all(basic), "{text}");
    }
}

#[test]
fn the_code_comes_first_and_ends_with_the_host_that_it_is_for() {
    for language in LANGUAGES {
        let text = code_text(language, "calepin.example", "012345");
        assert!(text.starts_with("012345 "), "{text}");
        assert!(text.ends_with("\n\n@calepin.example #012345"), "{text}");
    }
}

#[test]
fn both_parts_of_a_mail_say_the_same() {
    for (language, _, name, message) in all() {
        let Message::Email { text, html, .. } = message else {
            continue;
        };
        let is_link = |line: &&str| line.starts_with("https://");
        let link = text.lines().find(is_link).unwrap();
        let of_text = [link, "", "-- "];
        let of_html = ["Calepin", texts(language).fallback, link];
        let lines: Vec<_> = text.lines().filter(|it| !of_text.contains(it)).collect();
        let said = said(&html);
        let (preview, said) = said.split_first().unwrap();
        let said: Vec<_> = said
            .iter()
            .filter(|it| !of_html.contains(&it.as_str()))
            .collect();
        assert_eq!(said, lines, "{name}");
        assert_eq!(
            preview, lines[1],
            "{name}: what is shown beside the subject"
        );
        for (part, times) in [(&text, 1), (&html, 3)] {
            assert_eq!(part.matches(link).count(), times, "{part}");
            assert_eq!(part.matches("http").count(), times, "{part}");
        }
    }
}

/// The words between the tags of a page's body.
fn said(html: &str) -> Vec<String> {
    let (_, body) = html.split_once("<body").unwrap();
    body.split('<')
        .filter_map(|tag| tag.split_once('>'))
        .map(|(_, words)| html_escape::decode_html_entities(words).into_owned())
        .filter(|words| !words.trim().is_empty())
        .collect()
}

#[test]
fn a_mail_needs_nothing_that_mail_apps_drop() {
    for (.., name, message) in all() {
        let Message::Email { html, .. } = message else {
            continue;
        };
        for dropped in ["<img", "<style", "<script", "<link", "class=", "url("] {
            assert!(!html.contains(dropped), "{name}: {dropped}");
        }
    }
}

#[test]
fn no_mark_and_no_unit_begins_a_line_of_a_mail() {
    for (.., message) in all() {
        let Message::Email {
            subject,
            text,
            html,
            ..
        } = message
        else {
            continue;
        };
        for said in [&subject, &text, &html] {
            for mark in [" ?", " !", " ;", " :", " »", "« "] {
                assert!(!said.contains(mark), "{mark} in {said}");
            }
            for unit in [" h ", " minutes", " hours", " heures", " days", " jours"] {
                for (at, _) in said.match_indices(unit) {
                    let counted = said[..at].ends_with(|c: char| c.is_ascii_digit());
                    assert!(!counted, "{unit} in {said}");
                }
            }
        }
    }
}

#[test]
fn they_can_be_looked_at() {
    let Some(folder) = env::var_os("CALEPIN_SHOTS") else {
        return;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).unwrap();
    for (language, values, name, message) in all() {
        let file = format!("{name}.{}.{}", language.tag(), values.name);
        let write =
            |kind, text: &str| fs::write(folder.join(format!("{file}.{kind}")), text).unwrap();
        match message {
            Message::Sms { text, .. } => write("txt", &text),
            Message::Email {
                subject,
                text,
                html,
                ..
            } => {
                write("txt", &format!("{subject}\n\n{text}"));
                write("html", &html);
            }
        }
    }
}
