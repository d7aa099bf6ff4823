//! Messages about one's own account: links that do what only its owner may, and word of everything that was done.

use domain::{
    account::{
        Language,
        email::Email,
        email_change::NewEmailToken,
        lost_phone::{BeginToken, CancelToken},
        password_reset::ResetToken,
    },
    links::{self, Purpose},
    time::LocalTime,
};

use super::{Letter, email, texts};
use crate::{Context, account::store::Account, error::Result, outbox::Message};

/// What is said of one's own account, in one language.
pub(super) struct Texts {
    pub password_reset: fn() -> Letter,
    pub password_changed: fn() -> Letter,
    pub confirm_email: fn() -> Letter,
    pub email_taken: fn() -> Letter,
    pub new_email_asked: fn() -> Letter,
    pub email_changed: fn() -> Letter,
    pub phone_changed: fn() -> Letter,
    /// One segment of an SMS.
    pub phone_changed_sms: &'static str,
    /// Takes the last two digits of the number that was given.
    pub lost_phone: fn(&str) -> Letter,
    /// Takes the last two digits of the new number, and from when on it may be used.
    pub wait_begun: fn(&str, LocalTime) -> Letter,
    /// Comes before a link: one segment of an SMS, with it.
    pub wait_begun_sms: &'static str,
    /// Takes from when on the new number may be used.
    pub wait_ends_soon: fn(LocalTime) -> Letter,
    pub wait_cancelled: fn() -> Letter,
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
    to_owner(context, account, &letter, links::FORGOTTEN_PASSWORD)
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
    let link = address(context, links::SIGN_IN);
    email(account.language, to, &letter, &link)
}

/// To the account's address: another one was given, and is yet to be confirmed.
pub(crate) fn new_email_asked(context: &Context, account: &Account) -> Result<Message> {
    let letter = (texts(account.language).own.new_email_asked)();
    to_owner(context, account, &letter, links::FORGOTTEN_PASSWORD)
}

/// To the address before: it is the account's no longer.
pub(crate) fn email_changed(context: &Context, before: &Account) -> Result<Message> {
    let letter = (texts(before.language).own.email_changed)();
    to_owner(context, before, &letter, links::SIGN_IN)
}

/// To the account's address: the number was changed.
pub(crate) fn phone_changed(context: &Context, before: &Account) -> Result<Message> {
    let letter = (texts(before.language).own.phone_changed)();
    to_owner(context, before, &letter, links::FORGOTTEN_PASSWORD)
}

/// To the number before: it is the account's no longer.
pub(crate) fn phone_changed_sms(context: &Context, before: &Account) -> Result<Message> {
    Ok(Message::Sms {
        to: before.phone(&context.keys)?.as_str().to_owned(),
        text: texts(before.language).own.phone_changed_sms.to_owned(),
    })
}

/// The link that begins the wait for another number, which ends with these two digits.
pub(crate) fn lost_phone(
    context: &Context,
    account: &Account,
    new_ending: &str,
    token: &BeginToken,
) -> Result<Message> {
    let letter = (texts(account.language).own.lost_phone)(new_ending);
    to_owner(
        context,
        account,
        &letter,
        &links::own(Purpose::LostPhone, token),
    )
}

/// To the account's address: the wait for another number has begun, and how to end it.
pub(crate) fn wait_begun(
    context: &Context,
    account: &Account,
    new_ending: &str,
    until: LocalTime,
    token: &CancelToken,
) -> Result<Message> {
    let letter = (texts(account.language).own.wait_begun)(new_ending, until);
    let page = links::own(Purpose::PhoneNotLost, token);
    to_owner(context, account, &letter, &page)
}

/// To the account's number: the same.
pub(crate) fn wait_begun_sms(
    context: &Context,
    account: &Account,
    token: &CancelToken,
) -> Result<Message> {
    let link = address(context, &links::own(Purpose::PhoneNotLost, token));
    Ok(Message::Sms {
        to: account.phone(&context.keys)?.as_str().to_owned(),
        text: wait_begun_text(account.language, &link),
    })
}

pub(super) fn wait_begun_text(language: Language, link: &str) -> String {
    format!("{} {link}", texts(language).own.wait_begun_sms)
}

/// To the account's address, once more before the wait ends.
pub(crate) fn wait_ends_soon(
    context: &Context,
    account: &Account,
    until: LocalTime,
    token: &CancelToken,
) -> Result<Message> {
    let letter = (texts(account.language).own.wait_ends_soon)(until);
    let page = links::own(Purpose::PhoneNotLost, token);
    to_owner(context, account, &letter, &page)
}

/// To the account's address: the number stays what it is.
pub(crate) fn wait_cancelled(context: &Context, account: &Account) -> Result<Message> {
    let letter = (texts(account.language).own.wait_cancelled)();
    to_owner(context, account, &letter, links::FORGOTTEN_PASSWORD)
}

/// A letter to an account's own address.
fn to_owner(context: &Context, account: &Account, letter: &Letter, page: &str) -> Result<Message> {
    let to = account.email(&context.keys)?;
    let link = address(context, page);
    Ok(email(account.language, &to, letter, &link))
}

fn address(context: &Context, path: &str) -> String {
    format!("{}{path}", context.settings.public_url)
}
