//! One's own account, in English.

use super::{
    super::{Letter, own::Texts},
    moment,
};

pub(super) const TEXTS: Texts = Texts {
    password_reset: || Letter {
        subject: "Choose a new password".into(),
        paragraphs: vec![
            "Somebody asked to choose a new password for your Calepin account.".into(),
        ],
        action: "Choose a new password",
        after: vec![
            "This link is valid for 30\u{a0}minutes and works once. Do not pass it on.".into(),
            "If it was not you, delete this message: your password stays as it is.".into(),
        ],
    },
    password_changed: || {
        Letter {
        subject: "Your password was changed".into(),
        paragraphs: vec![
            "The password of your Calepin account was just changed. Your other devices are signed out, and every \
             device will be asked for a code."
                .into(),
            "If it was you, there is nothing to do. If not, choose another password right now.".into(),
        ],
        action: "It was not me: choose another password",
        after: vec![],
    }
    },
    confirm_email: || {
        Letter {
        subject: "Confirm your new e-mail address".into(),
        paragraphs: vec![
            "This e-mail address was given for a Calepin account. The account will use it once you confirm it."
                .into(),
        ],
        action: "Confirm my e-mail address",
        after: vec![
            "This link is valid for 10\u{a0}minutes and works once. Do not pass it on.".into(),
            "If it was not you, delete this message: nothing will happen.".into(),
        ],
    }
    },
    email_taken: || {
        Letter {
        subject: "You already have an account".into(),
        paragraphs: vec![
            "This address was given for another Calepin account, but you already have an account with it. Nothing \
             has changed."
                .into(),
        ],
        action: "Sign in",
        after: vec!["If it was not you, there is nothing to do.".into()],
    }
    },
    new_email_asked: || {
        Letter {
        subject: "Another address was given for your account".into(),
        paragraphs: vec![
            "Another e-mail address was given for your Calepin account, with your password and a code received by SMS. \
             Nothing changes until it is confirmed."
                .into(),
            "If it was you, there is nothing to do. If not, choose another password right now: that cancels the request."
                .into(),
        ],
        action: "It was not me: choose another password",
        after: vec![],
    }
    },
    email_changed: || {
        Letter {
        subject: "The address of your account was changed".into(),
        paragraphs: vec![
            "Your Calepin account now uses another e-mail address. This one no longer signs in, and will receive no \
             more messages."
                .into(),
            "If it was you, there is nothing to do. If not, tell the practitioner who keeps your record right now."
                .into(),
        ],
        action: "Sign in with the new address",
        after: vec![],
    }
    },
    phone_changed: || Letter {
        subject: "The mobile number of your account was changed".into(),
        paragraphs: vec![
            "The sign-in codes of your Calepin account now go to another mobile number.".into(),
            "If it was you, there is nothing to do. If not, choose another password right now."
                .into(),
        ],
        action: "It was not me: choose another password",
        after: vec![],
    },
    phone_changed_sms: "Calepin: your account now uses another mobile number. Not you? Choose another \
                        password right now.",
    lost_phone: |ending| {
        Letter {
        subject: "Your lost phone: confirm the new number".into(),
        paragraphs: vec![
            format!(
                "Somebody gave your password, says that they no longer have your phone, and asks that your codes go \
                 to another mobile, which ends with {ending}."
            ),
            "If it was you and that number is yours, open this link, then confirm. You will then have to wait for \
             72\u{a0}hours."
                .into(),
        ],
        action: "It was me: confirm",
        after: vec![
            "This link is valid for 30\u{a0}minutes and works once. Do not pass it on.".into(),
            "If it was not you, do not open this link, and change your password right now: somebody else knows it. On \
             the sign-in page, choose “Forgotten your password?”."
                .into(),
        ],
    }
    },
    wait_begun: |ending, until| {
        Letter {
        subject: "Your mobile will be replaced in 72\u{a0}hours".into(),
        paragraphs: vec![
            format!(
                "From {} on, the codes of your Calepin account will go to the mobile that ends with {ending}.",
                moment(until)
            ),
            "If it was you, there is nothing to do until then. After that, sign in within 7\u{a0}days with the code received \
             on that mobile."
                .into(),
            "If it was not you, cancel the request, then change your password: somebody else knows it.".into(),
        ],
        action: "It was not me: cancel the request",
        after: vec!["If you have found your phone, cancel in the same way.".into()],
    }
    },
    wait_begun_sms: "Calepin: this mobile will be replaced. Not you? Cancel:",
    wait_ends_soon: |until| {
        Letter {
        subject: "Reminder: your mobile will soon be replaced".into(),
        paragraphs: vec![
            format!(
                "From {} on, the codes of your Calepin account will go to another mobile.",
                moment(until)
            ),
            "If it was you, sign in from that moment on, within 7\u{a0}days, with the code received on that mobile.".into(),
            "If it was not you, cancel the request, then change your password: somebody else knows it.".into(),
        ],
        action: "It was not me: cancel the request",
        after: vec![],
    }
    },
    wait_cancelled: || {
        Letter {
        subject: "Your mobile stays the same".into(),
        paragraphs: vec![
            "The request to replace the mobile of your Calepin account is cancelled. Codes still go to the same \
             number."
                .into(),
            "If the request was not yours, change your password: somebody else knows it.".into(),
        ],
        action: "Change the password",
        after: vec![],
    }
    },
};
