//! `/.well-known/security.txt` (RFC 9116): where vulnerabilities are reported, if the operator has said where.

use std::str::FromStr;

use axum::{Router, http::Uri, routing::get};
use domain::{account::email::Email, time};
use services::Services;

use crate::public_url::{self, PublicUrl};

/// Where it is asked for.
const PATH: &str = "/.well-known/security.txt";
/// For how many seconds whoever keeps a copy may rely on it: less than a year, the RFC says.
const GOOD_FOR: i64 = 180 * 24 * 60 * 60;

/// Where vulnerabilities are reported: a `mailto:` or an `https:` address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityContact(String);

/// The text is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASecurityContact;

impl FromStr for SecurityContact {
    type Err = NotASecurityContact;

    fn from_str(text: &str) -> Result<Self, NotASecurityContact> {
        let contact = match text.strip_prefix("mailto:") {
            Some(email) => Email::parse(email)
                .ok()
                .map(|email| format!("mailto:{}", email.as_str())),
            None => is_https(text).then(|| text.to_owned()),
        };
        contact.map(Self).ok_or(NotASecurityContact)
    }
}

fn is_https(text: &str) -> bool {
    let Ok(uri) = text.parse::<Uri>() else {
        return false;
    };
    let is_host = |authority| public_url::port(authority).is_ok();
    uri.scheme_str() == Some("https") && uri.authority().is_some_and(is_host)
}

/// Answers with it, if there is a contact.
pub(crate) fn routes(
    contact: Option<SecurityContact>,
    ours: &PublicUrl,
    services: Services,
) -> Router {
    let Some(SecurityContact(contact)) = contact else {
        return Router::new();
    };
    let lasting =
        format!("Contact: {contact}\nPreferred-Languages: fr, en\nCanonical: {ours}{PATH}\n");
    let show = async move || {
        let expires = time::after(services.now(), GOOD_FOR);
        format!("{lasting}Expires: {expires}\n")
    };
    Router::new().route(PATH, get(show))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_an_address_that_a_browser_or_a_mail_program_opens() {
        for (text, is_contact) in [
            ("mailto:security@calepin.example", true),
            ("https://calepin.example", true),
            ("https://calepin.example:8443/report?to=us", true),
            ("security@calepin.example", false),
            ("mailto:", false),
            ("mailto:security", false),
            ("mailto:security@calepin.example\nContact: x", false),
            ("http://calepin.example", false),
            ("https://", false),
            ("https:///report", false),
            ("https://user:secret@calepin.example", false),
            ("https://calepin.example/a b", false),
            ("https://calepin.example\nContact: x", false),
            ("tel:+33612345678", false),
            ("", false),
        ] {
            assert_eq!(
                text.parse::<SecurityContact>().is_ok(),
                is_contact,
                "{text:?}"
            );
        }
    }
}
