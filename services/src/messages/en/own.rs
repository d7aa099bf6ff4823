//! One's own account, in English.

use super::super::{Letter, own::Texts};

pub(super) const TEXTS: Texts = Texts {
    password_reset: || Letter {
        subject: "Choose a new password".into(),
        paragraphs: vec![
            "Hello,".into(),
            "A new password was asked for your Calepin account.".into(),
        ],
        action: "Choose a new password",
        after: vec![
            "This link is valid for 30 minutes and works once. Do not pass it on.".into(),
            "Was it not you? Delete this message: your password stays as it is.".into(),
        ],
    },
    password_changed: || {
        Letter {
        subject: "Your password was changed".into(),
        paragraphs: vec![
            "Hello,".into(),
            "The password of your Calepin account was just changed. Your other sessions have ended, and every device \
             will be asked for a code."
                .into(),
            "Was it you? There is nothing to do. If not, choose another password right now.".into(),
        ],
        action: "It was not me: choose another password",
        after: vec![],
    }
    },
    confirm_email: || {
        Letter {
        subject: "Confirm your e-mail address".into(),
        paragraphs: vec![
            "Hello,".into(),
            "This address was given for a Calepin account. It will be the account's once you confirm it."
                .into(),
        ],
        action: "Confirm my e-mail address",
        after: vec![
            "This link is valid for 10 minutes and works once. Do not pass it on.".into(),
            "Was it not you? Delete this message: nothing will happen.".into(),
        ],
    }
    },
    email_taken: || {
        Letter {
        subject: "You already have an account".into(),
        paragraphs: vec![
            "Hello,".into(),
            "This address was given for another Calepin account, but you already have an account with it. Nothing \
             has changed."
                .into(),
        ],
        action: "Sign in",
        after: vec!["Was it not you? There is nothing to do.".into()],
    }
    },
    email_changed: || {
        Letter {
        subject: "The address of your account was changed".into(),
        paragraphs: vec![
            "Hello,".into(),
            "Your Calepin account now uses another e-mail address. This one no longer signs in, and will receive no \
             more messages."
                .into(),
            "Was it you? There is nothing to do. If not, speak right now to the practitioner who keeps your record."
                .into(),
        ],
        action: "Sign in",
        after: vec![],
    }
    },
    phone_changed: || Letter {
        subject: "The mobile number of your account was changed".into(),
        paragraphs: vec![
            "Hello,".into(),
            "The sign-in codes of your Calepin account now go to another mobile number.".into(),
            "Was it you? There is nothing to do. If not, choose another password right now.".into(),
        ],
        action: "It was not me: choose another password",
        after: vec![],
    },
    phone_changed_sms: "Calepin: your account now uses another mobile number. Was it not you? Choose another \
                        password right now.",
};
