//! English: a forgotten password, and choosing another.

use crate::text::reset::Reset;

pub(in crate::text) static RESET: Reset = Reset {
    title: "Forgotten your password?",
    lead: "Type the e-mail address of your account. We send a link there to choose a new password.",
    send: "Send the link",
    sent: "If an account uses this address, a link is on its way there. It is valid for 30 minutes and works once.",
    not_received: "Nothing after a few minutes? Look in your spam, check the address, then ask for a link again.",
    demo_link: "Demonstration: the link can be read on the messages page.",
    to_sign_in: "Back to the sign-in",
    choose: "Choose a new password",
    choose_lead: "It replaces the old one right away. Your open sessions end, and every device will be asked for a code.",
    label: "New password",
    save: "Change the password",
    ended: (
        "This link no longer works",
        "It was used, or its 30 minutes are over. Your password has not changed since: you can ask for a new link.",
    ),
    again: "Ask for a new link",
};
