//! What Calepin writes to people: e-mails as text and HTML, and SMS. No health data, ever; names only where the
//! recipient needs one to know what to do.

mod en;
mod fr;
mod html;
mod own;
#[cfg(test)]
mod specimens;
mod words;

use domain::{
    account::{Language, email::Email, one_time_code::OneTimeCode, phone::MobileNumber},
    approval::DecisionReason,
    time::LocalTime,
};

pub(crate) use own::{
    confirm_email, email_changed, email_taken, lost_phone, new_email_asked, password_changed,
    password_reset, phone_changed, phone_changed_sms, wait_begun, wait_begun_sms, wait_cancelled,
    wait_ends_soon,
};

use crate::{Context, account::store::Account, outbox::Message};
use words::Words;

/// An e-mail in one language, between the greeting and the signature.
pub(crate) struct Letter {
    pub subject: String,
    /// What it is about; mail apps show the beginning of the first one beside the subject.
    pub paragraphs: Vec<String>,
    /// What the link does.
    pub action: &'static str,
    pub after: Vec<String>,
}

/// Everything that is said, in one language. A missing text does not compile.
struct Texts {
    /// The parts: the code, and the host that it is for.
    code: fn(&str) -> String,
    /// The parts: the holder's first name, who shares, until when.
    invitation: fn(Words<'_>, Words<'_>, LocalTime) -> Letter,
    claimed: fn() -> Letter,
    locked: fn() -> Letter,
    new_link_requested: fn() -> Letter,
    /// The parts: the last digits of the number that was registered with it, until when. No name: nobody knows yet who
    /// reads it, and a stranger could have written it.
    confirmation: fn(&str, LocalTime) -> Letter,
    already_registered: fn() -> Letter,
    approved: fn() -> Letter,
    /// The parts: why not.
    refused: fn(Words<'_>) -> Letter,
    /// The parts: why no longer.
    revoked: fn(Words<'_>) -> Letter,
    /// What concerns one's own account.
    own: own::Texts,
    /// Begins every e-mail.
    greeting: &'static str,
    /// Comes before the address of the button, for whom it does not work.
    fallback: &'static str,
    /// Ends every e-mail.
    signature: &'static str,
}

const fn texts(language: Language) -> &'static Texts {
    match language {
        Language::French => &fr::TEXTS,
        Language::English => &en::TEXTS,
    }
}

/// The code of a sign-in or a registration, with the line that lets the phone fill it in on our pages alone
/// (the domain-bound format of WICG's *Origin-bound one-time codes*).
pub(crate) fn code(
    context: &Context,
    to: &MobileNumber,
    language: Language,
    code: &OneTimeCode,
) -> Message {
    Message::Sms {
        to: to.as_str().to_owned(),
        text: code_text(language, &context.settings.host, code.expose()),
    }
}

fn code_text(language: Language, host: &str, code: &str) -> String {
    let text = (texts(language).code)(code);
    format!("{text}\n\n@{host} #{code}")
}

/// The invitation to claim a record.
pub(crate) fn invitation(
    sender: &Account,
    to: &Email,
    first_name: &str,
    link: &str,
    expires_at: LocalTime,
) -> Message {
    let (first_name, practitioner) = (Words(first_name), Words(&sender.name));
    let letter = (texts(sender.language).invitation)(first_name, practitioner, expires_at);
    email(sender.language, to, &letter, link)
}

/// To whoever registers: confirm the address.
pub(crate) fn confirmation(
    language: Language,
    to: &Email,
    phone_ending: &str,
    link: &str,
    expires_at: LocalTime,
) -> Message {
    let letter = (texts(language).confirmation)(phone_ending, expires_at);
    email(language, to, &letter, link)
}

/// To the owner of an address that somebody registers with: there is an account already.
pub(crate) fn already_registered(account: &Account, to: &Email, sign_in: &str) -> Message {
    let letter = (texts(account.language).already_registered)();
    email(account.language, to, &letter, sign_in)
}

/// To the practitioner: the record was claimed.
pub(crate) fn claimed(practitioner: &Account, to: &Email, page: &str) -> Message {
    let letter = (texts(practitioner.language).claimed)();
    email(practitioner.language, to, &letter, page)
}

/// To the practitioner: too many wrong birth dates.
pub(crate) fn locked(practitioner: &Account, to: &Email, page: &str) -> Message {
    let letter = (texts(practitioner.language).locked)();
    email(practitioner.language, to, &letter, page)
}

/// To the practitioner: somebody asks for a new link.
pub(crate) fn new_link_requested(practitioner: &Account, to: &Email, page: &str) -> Message {
    let letter = (texts(practitioner.language).new_link_requested)();
    email(practitioner.language, to, &letter, page)
}

/// To a practitioner: they may act.
pub(crate) fn approved(practitioner: &Account, to: &Email, page: &str) -> Message {
    let letter = (texts(practitioner.language).approved)();
    email(practitioner.language, to, &letter, page)
}

/// To a practitioner: they may not, and why.
pub(crate) fn refused(
    practitioner: &Account,
    to: &Email,
    reason: &DecisionReason,
    page: &str,
) -> Message {
    let letter = (texts(practitioner.language).refused)(Words(reason.as_str()));
    email(practitioner.language, to, &letter, page)
}

/// To a practitioner: they may act no longer, and why.
pub(crate) fn revoked(
    practitioner: &Account,
    to: &Email,
    reason: &DecisionReason,
    page: &str,
) -> Message {
    let letter = (texts(practitioner.language).revoked)(Words(reason.as_str()));
    email(practitioner.language, to, &letter, page)
}

fn email(language: Language, to: &Email, letter: &Letter, link: &str) -> Message {
    let texts = texts(language);
    Message::Email {
        language,
        to: to.as_str().to_owned(),
        subject: letter.subject.clone(),
        text: plain(texts, letter, link),
        html: html::page(language, texts, letter, link),
    }
}

fn plain(texts: &Texts, letter: &Letter, link: &str) -> String {
    let mut parts = vec![texts.greeting.to_owned()];
    parts.extend(letter.paragraphs.iter().cloned());
    parts.push(format!("{}\n{link}", letter.action));
    parts.extend(letter.after.iter().cloned());
    parts.push(format!("-- \n{}", texts.signature));
    parts.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_become_markup() {
        let texts = texts(Language::French);
        let letter = (texts.invitation)(
            Words("<b>x</b>"),
            Words("Dr \"A\" & B"),
            LocalTime {
                date: "2026-12-21".parse().unwrap(),
                hour: 9,
                minute: 5,
            },
        );
        let html = html::page(Language::French, texts, &letter, "https://x/p/t?a=1&b=2");
        assert!(!html.contains("<b>x"), "{html}");
        assert!(html.contains("&lt;b&gt;x&lt;/b&gt;"));
        assert!(html.contains("https://x/p/t?a=1&amp;b=2"));
    }
}
