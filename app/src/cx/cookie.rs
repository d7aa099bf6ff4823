//! Every cookie: `__Host-`, `Secure`, `HttpOnly`. Browsers keep them over http on loopback too.

use axum::http::{HeaderMap, HeaderValue, header::COOKIE};
use domain::{
    account::{
        Language,
        registration::{ConfirmationToken, Registration},
        trusted_device,
    },
    ids::{InvitationId, RegistrationId},
    link_token::LinkToken,
    links::Purpose,
    share::token::ShareToken,
};
use services::{
    FormName,
    account::{DeviceSecret, RegistrationSecret, SessionSecret},
    draft,
};

/// What every name begins with.
const OURS: &str = "__Host-";
/// The session.
pub(super) const SESSION: &str = "__Host-session";
/// The trusted device.
pub(super) const DEVICE: &str = "__Host-device";
/// The key of a refused form, before the form's name.
const DRAFT: &str = "__Host-draft-";
/// One invitation, before its public id.
const INVITATION: &str = "__Host-inv-";
/// One registration, before its public id.
const REGISTRATION: &str = "__Host-reg-";
/// The token that confirms an e-mail address.
pub(super) const CONFIRMATION: &str = "__Host-confirm";
/// The token of a link about one's own account, before what the link is for.
const LINK: &str = "__Host-link-";
/// The language.
pub const LANGUAGE: &str = "__Host-lang";

/// How many seconds the cookie of an invitation lives: whoever comes back later opens the link again.
const INVITATION_SECONDS: i64 = 24 * 60 * 60;
/// How many seconds the cookie of a confirmation lives: longer than its token, so that its page can say that it is over.
const CONFIRMATION_SECONDS: i64 = 60 * 60;
/// How many seconds the cookie of a link about one's own account lives: longer than most such links do, so that the page can
/// say that one is over; whoever comes back later opens the link again. The server judges its end.
const LINK_SECONDS: i64 = 60 * 60;
/// How many seconds the language is remembered.
const LANGUAGE_SECONDS: i64 = 365 * 24 * 60 * 60;
/// How many seconds the browser keeps a session's cookie at the most; the server judges its end.
const SESSION_SECONDS: i64 = 12 * 60 * 60;

/// The cookie of one invitation: its token, under the name of its public id, so that two never mix.
pub fn invitation(id: InvitationId, token: &ShareToken) -> HeaderValue {
    cookie(
        &invitation_name(id),
        &token.expose_text(),
        INVITATION_SECONDS,
        "Lax",
    )
}

pub(super) fn invitation_name(id: InvitationId) -> String {
    format!("{INVITATION}{id}")
}

pub(super) fn registration_name(id: RegistrationId) -> String {
    format!("{REGISTRATION}{id}")
}

/// The cookie of one registration: which browser it is that registers, so that two never mix.
pub(super) fn registration(id: RegistrationId, secret: &RegistrationSecret) -> HeaderValue {
    let name = registration_name(id);
    cookie(&name, &secret.expose_text(), Registration::KEPT, "Lax")
}

/// The token that confirms an e-mail address.
pub fn confirmation(token: &ConfirmationToken) -> HeaderValue {
    let text = token.expose_text();
    cookie(CONFIRMATION, &text, CONFIRMATION_SECONDS, "Lax")
}

/// The cookie of a link about one's own account: its token. The last one that was opened counts.
pub fn link<For>(purpose: Purpose, token: &LinkToken<For>) -> HeaderValue {
    let name = link_name(purpose);
    cookie(&name, &token.expose_text(), LINK_SECONDS, "Lax")
}

pub(super) fn link_name(purpose: Purpose) -> String {
    let of = match purpose {
        Purpose::NewPassword => "password",
        Purpose::NewEmail => "email",
        Purpose::LostPhone => "lost-phone",
        Purpose::PhoneNotLost => "phone-not-lost",
    };
    format!("{LINK}{of}")
}

pub(super) fn session(secret: &SessionSecret) -> HeaderValue {
    cookie(SESSION, &secret.expose_text(), SESSION_SECONDS, "Lax")
}

pub(super) fn device(secret: &DeviceSecret) -> HeaderValue {
    cookie(
        DEVICE,
        &secret.expose_text(),
        trusted_device::LIFETIME,
        "Strict",
    )
}

/// The name of the cookie of a form's draft: one a kind of form, so that a mistyped password takes nobody's claim away.
pub(super) fn draft_name(form: FormName) -> String {
    format!("{DRAFT}{}", form.kind())
}

pub(super) fn draft(form: FormName, key: &[u8; 16]) -> HeaderValue {
    let text = format!("{:032x}", u128::from_be_bytes(*key));
    cookie(&draft_name(form), &text, draft::LIFETIME, "Lax")
}

pub(super) fn draft_key(text: &str) -> Option<[u8; 16]> {
    u128::from_str_radix(text, 16)
        .ok()
        .filter(|_| text.len() == 32)
        .map(u128::to_be_bytes)
}

pub(super) fn language(language: Language) -> HeaderValue {
    cookie(LANGUAGE, language.tag(), LANGUAGE_SECONDS, "Lax")
}

/// Takes a cookie back.
pub(super) fn expired(name: &str) -> HeaderValue {
    cookie(name, "", 0, "Lax")
}

fn cookie(name: &str, value: &str, max_age: i64, same_site: &str) -> HeaderValue {
    let text = format!(
        "{name}={value}; Max-Age={max_age}; Path=/; Secure; HttpOnly; SameSite={same_site}"
    );
    // Names and values are our own ASCII.
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The value of a cookie of the request.
pub fn find(headers: &HeaderMap, name: &str) -> Option<String> {
    pairs(headers)
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
}

/// The names of the cookies that a visit leaves behind: all of ours but the session, the trusted device and the language.
pub(super) fn of_the_visit(headers: &HeaderMap) -> Vec<String> {
    pairs(headers)
        .map(|(name, _)| name)
        .filter(|name| name.starts_with(OURS) && ![SESSION, DEVICE, LANGUAGE].contains(name))
        .map(str::to_owned)
        .collect()
}

/// The invitations that the browser holds.
pub(super) fn invitations(headers: &HeaderMap) -> Vec<InvitationId> {
    pairs(headers)
        .filter_map(|(name, _)| name.strip_prefix(INVITATION)?.parse().ok())
        .collect()
}

fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
