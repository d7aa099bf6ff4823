//! Messages about one's own account: links that do what only its owner may, and word of everything that was done.

use domain::{
    account::{Language, email::Email, email_change::NewEmailToken, password_reset::ResetToken},
    links::{self, Purpose},
};

use super::{Letter, email, texts};
use crate::{Context, account::store::Account, error::Result, outbox::Message};

/// What is said of one's own account, in one language.
pub(super) struct Texts {
    pub password_reset: fn() -> Letter,
    pub password_changed: fn() -> Letter,
    pub confirm_email: fn() -> Letter,
    pub email_taken: fn() -> Letter,
    pub email_changed: fn() -> Letter,
    pub phone_changed: fn() -> Letter,
    /// One segment of an SMS.
    pub phone_changed_sms: &'static str,
}

/// The link to choose another password.
pub(crate) fn password_reset(
    context: &Context,
    language: Language,
    to: &Email,
    token: &ResetToken,
) -> Message {
    let letter = (texts(language).own.password_reset)();
    let link = address(context, &links::own(Purpose::NewPassword, token));
    email(language, to, &letter, &link)
}

/// The password was changed.
pub(crate) fn password_changed(context: &Context, account: &Account) -> Result<Message> {
    let letter = (texts(account.language).own.password_changed)();
    let to = account.email(&context.keys)?;
    let link = address(context, links::FORGOTTEN_PASSWORD);
    Ok(email(account.language, &to, &letter, &link))
}

/// The link that makes an address the account's.
pub(crate) fn confirm_email(
    context: &Context,
    language: Language,
    to: &Email,
    token: &NewEmailToken,
) -> Message {
    let letter = (texts(language).own.confirm_email)();
    let link = address(context, &links::own(Purpose::NewEmail, token));
    email(language, to, &letter, &link)
}

/// In place of that link, to whom the address belongs already.
pub(crate) fn email_taken(context: &Context, account: &Account, to: &Email) -> Message {
    let letter = (texts(account.language).own.email_taken)();
    email(
        account.language,
        to,
        &letter,
        &address(context, links::SIGN_IN),
    )
}

/// To the address before: it is the account's no longer.
pub(crate) fn email_changed(context: &Context, before: &Account) -> Result<Message> {
    let letter = (texts(before.language).own.email_changed)();
    let to = before.email(&context.keys)?;
    Ok(email(
        before.language,
        &to,
        &letter,
        &address(context, links::SIGN_IN),
    ))
}

/// To the account's address: the number was changed.
pub(crate) fn phone_changed(context: &Context, before: &Account) -> Result<Message> {
    let letter = (texts(before.language).own.phone_changed)();
    let to = before.email(&context.keys)?;
    let link = address(context, links::FORGOTTEN_PASSWORD);
    Ok(email(before.language, &to, &letter, &link))
}

/// To the number before: it is the account's no longer.
pub(crate) fn phone_changed_sms(context: &Context, before: &Account) -> Result<Message> {
    Ok(Message::Sms {
        to: before.phone(&context.keys)?.as_str().to_owned(),
        text: texts(before.language).own.phone_changed_sms.to_owned(),
    })
}

fn address(context: &Context, path: &str) -> String {
    format!("{}{path}", context.settings.public_url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sms_fits_one_segment() {
        for language in [Language::French, Language::English] {
            let text = texts(language).own.phone_changed_sms;
            assert!(text.len() <= 160, "{text}");
            // All of them basic characters of GSM 03.38: others make a segment of 70.
            let basic = |c: char| c.is_ascii_alphanumeric() || " .,:'?".contains(c);
            assert!(text.chars().all(basic), "{text}");
        }
    }
}
