//! English: a forgotten password, and choosing another.

use crate::text::reset::Reset;

pub(in crate::text) static RESET: Reset = Reset {
    title: "Forgotten your password?",
    lead: "Enter the e\u{2011}mail address of your account. We will send it a link to choose a new password.",
    send: "Send the link",
    sent: "If an account uses this address, we have just sent a link to it. Open it within 30\u{a0}minutes; it works only once.",
    not_received: "Nothing after a few minutes? Check your spam folder and the address, then send the link again.",
    send_again: "Send the link again",
    demo_link: "Demo: the link can be read on the messages page.",
    to_sign_in: "Back to sign in",
    choose: "Choose a new password",
    choose_lead: "It replaces the old one right away. All your devices will be signed out, and each will ask for a code the next time you sign in.",
    label: "New password",
    save: "Change the password",
    ended: (
        "This link no longer works",
        "It has already been used, or its 30\u{a0}minutes have passed. Have you already chosen a new password? Sign in. Otherwise, ask for a new link.",
    ),
    again: "Ask for a new link",
};
