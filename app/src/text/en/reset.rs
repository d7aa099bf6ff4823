//! English: a forgotten password, and choosing another.

use crate::text::reset::Reset;

pub(in crate::text) static RESET: Reset = Reset {
    title: "Forgotten your password?",
    lead: "Enter the e\u{2011}mail address of your account. We send a link there to choose a new password.",
    send: "Send the link",
    sent: "If an account uses this address, we have just sent a link to it. It is valid for 30\u{a0}minutes and works once.",
    not_received: "Nothing received after a few minutes? Look in your spam folder, check the address, then ask for a link again.",
    send_again: "Send the link again",
    demo_link: "Demo: the link can be read on the messages page.",
    to_sign_in: "Back to the sign-in",
    choose: "Choose a new password",
    choose_lead: "It replaces the old one right away. Your open sessions end, and every device will be asked for a code.",
    label: "New password",
    save: "Change the password",
    ended: (
        "This link no longer works",
        "It was already used, or its 30\u{a0}minutes are over. Have you already chosen a new password? Sign in. Otherwise, ask for a new link.",
    ),
    again: "Ask for a new link",
};
