//! English: registering.

use domain::account::password::Strength;

use crate::text::registration::Registration;

pub(in crate::text) static REGISTRATION: Registration = Registration {
    step: |step| format!("Registration, step {step} of\u{a0}4"),
    title: "Create your account",
    lead: "You will need your mobile phone, for a code by SMS, and your e\u{2011}mail, for a link. It takes about 3 minutes.",
    towards: |first_name| format!("After that, you will add {first_name}’s record."),
    first_name: "Your first name",
    family_name: "Your family name",
    email_hint: "You will sign in with it.",
    confirmation: "The same password, a second time",
    rules: "Your password:",
    rule: [
        "at least 8\u{a0}characters",
        "at least one digit",
        "at least one lower-case letter",
        "at least one upper-case letter",
        "without the start of your e\u{2011}mail address (before the @)",
        "typed the same way twice",
    ],
    not_the_address: "It must not contain the start of your e\u{2011}mail address (before the @).",
    met: "done",
    unmet: "missing",
    incomplete: "Password not complete yet",
    too_long: "Password too long: 128 characters at the most",
    strength: |strength| match strength {
        Strength::Fair => "Fair password. A longer one would be safer.",
        Strength::Good => "Good password",
        Strength::Strong => "Very good password",
    },
    sign_up: "Register",
    have_account: "Already have an account?",
    mobile_title: "What is your mobile number?",
    mobile_lead: "We will text you a code, now and whenever you sign in, to protect your data.",
    mobile: "Mobile number",
    mobile_hint: "A French mobile number, for example: 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78",
    correct_identity: "Correct your name or e-mail address",
    correct_number: "Correct the number",
    mail_title: "Check your e\u{2011}mail",
    mail_sent_to: "We have sent an e\u{2011}mail to",
    mail_lead: "Open it, and follow the link “Confirm my e-mail address”.",
    mail_ends_in: "The link is still valid for",
    mail_waits: "Keep this page open: it will continue by itself when the address is confirmed, even from another device.",
    mail_help: "Nothing received? Look in your spam folder, and check the address above.",
    resend_mail: "Send the e-mail again",
    resend_mail_in: "It can be sent again in",
    mail_resent: "The e\u{2011}mail has been sent again. The time left, shown below, does not change.",
    no_more_mails: "The e\u{2011}mail was sent 4 times: give it a little longer.",
    demo_mail: "Demo: the e\u{2011}mail can be read on the messages page.",
    confirmed_title: "Your address is confirmed",
    confirmed_lead: "Your account is ready.",
    go_on: "Continue",
    expired: (
        "You need to register again",
        "It took too long. Your name and e\u{2011}mail address will be filled in. If you were sent an invitation, it is not lost.",
    ),
    start_again: "Start the registration again",
    confirm_number: |ending| {
        format!(
            "Sign-in codes will go to the mobile number ending in\u{a0}{ending}. If it is not yours, do not confirm: close this page, and no account will be made."
        )
    },
    confirm_title: "Confirm your e\u{2011}mail address",
    confirm_lead: "The last step of your registration: confirm that the address we e\u{2011}mailed is yours.",
    confirm: "Confirm my e\u{2011}mail address",
    confirmed_elsewhere: (
        "Your address is confirmed",
        "Your account is ready. Go back to the page where you started registering: it will continue by itself. Or sign in here.",
    ),
    link_expired: (
        "This link is no longer valid",
        "It lasted 10\u{a0}minutes, and they are over. Go back to the page where you started registering, or start again here.",
    ),
    link_taken: (
        "This address already has an account",
        "You have already confirmed another registration with this address. Sign in with the password you chose that time.",
    ),
    link_unknown: (
        "This link is not recognised",
        "It is incomplete, or no longer works. Open it again from the e\u{2011}mail. If you see this page again, sign in or start the registration again.",
    ),
    abandon: "Cancel this registration",
    abandon_help: "On a shared computer, leave nothing behind:",
    abandoned: "Registration cancelled. Nothing you typed is kept on this device.",
    not_here: (
        "This registration is not open here",
        "It was started in another browser, or it is finished, or it was cancelled. Continue where you started it, or start again here. If you were sent an invitation, it is not lost.",
    ),
};
