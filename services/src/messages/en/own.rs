//! One's own account, in English.

use super::{
    super::{Letter, own::Texts},
    moment,
};

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
    new_email_asked: || {
        Letter {
        subject: "Another address is asked for your account".into(),
        paragraphs: vec![
            "Hello,".into(),
            "Another e-mail address was given for your Calepin account, with your password and a code received by SMS. \
             Nothing changes until it is confirmed."
                .into(),
            "Was it you? There is nothing to do. If not, choose another password right now: that cancels the request."
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
    lost_phone: |ending| {
        Letter {
        subject: "Your lost phone: confirm the new number".into(),
        paragraphs: vec![
            "Hello,".into(),
            format!(
                "Somebody gave your password, says that they no longer have your phone, and asks that your codes go \
                 to another mobile, which ends with {ending}."
            ),
            "Was it you, and is that number yours? Open this link, then confirm. You will then have to wait for \
             72 hours."
                .into(),
        ],
        action: "It is me: confirm",
        after: vec![
            "This link is valid for 30 minutes and works once. Do not pass it on.".into(),
            "Was it not you? Do not open this link, and change your password right now: somebody knows it. On the \
             sign-in page, choose “Forgotten your password?”."
                .into(),
        ],
    }
    },
    wait_begun: |ending, until| {
        Letter {
        subject: "Your mobile will be replaced in 72 hours".into(),
        paragraphs: vec![
            "Hello,".into(),
            format!(
                "From {} on, the codes of your Calepin account will go to the mobile that ends with {ending}.",
                moment(until)
            ),
            "Was it you? There is nothing to do until then. After that, sign in within 7 days with the code received \
             on that mobile."
                .into(),
            "Was it not you? Cancel the request, then change your password: somebody knows it.".into(),
        ],
        action: "It was not me: cancel the request",
        after: vec!["Have you found your phone? Cancel in the same way.".into()],
    }
    },
    wait_begun_sms: "Calepin: somebody asks to replace this mobile. Not you? Cancel here:",
    wait_ends_soon: |until| {
        Letter {
        subject: "Reminder: your mobile will soon be replaced".into(),
        paragraphs: vec![
            "Hello,".into(),
            format!(
                "From {} on, the codes of your Calepin account will go to another mobile.",
                moment(until)
            ),
            "Was it you? From that moment on, sign in within 7 days with the code received on that mobile.".into(),
            "Was it not you? Cancel the request, then change your password: somebody knows it.".into(),
        ],
        action: "It was not me: cancel the request",
        after: vec![],
    }
    },
    wait_cancelled: || {
        Letter {
        subject: "Your mobile stays the same".into(),
        paragraphs: vec![
            "Hello,".into(),
            "The request to replace the mobile of your Calepin account is cancelled. Codes still go to the same \
             number."
                .into(),
            "Was the request not yours? Change your password: somebody knows it.".into(),
        ],
        action: "Change the password",
        after: vec![],
    }
    },
};
