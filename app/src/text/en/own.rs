//! English: "My account", and what its changes ask for.

use super::long_date;
use crate::text::own::Own;
use domain::account::user_agent::{Browser, System};

pub(in crate::text) static OWN: Own = Own {
    title: "My account",
    done: |what| match what {
        "mot-de-passe" => Some(
            "Your password has been changed. Your other sessions have ended, and every device will be asked for a code.",
        ),
        "telephone" => Some("Your mobile number has been changed. Codes now go to the new one."),
        "langue" => Some("Your language has been saved, for the pages and for our messages."),
        _ => None,
    },
    change: "Change",
    see: "View",
    language: "Language",
    language_lead: "Choose the language of the pages and of our messages.",
    messages_in: |language| format!("Our messages are still in another language: {language}."),
    change_messages: "Choose “Change” to change that.",
    save_for_messages: "Save to receive our messages in English, too.",
    languages: "Your language",
    language_names: [("fr", "Français"), ("en", "English")],
    save: "Save",
    email: "E\u{2011}mail address",
    email_waits: |address| format!("{address} waits for you to confirm it"),
    email_title: "Change your e\u{2011}mail address",
    email_lead: |current| {
        format!(
            "Your address is {current}. We will send a link to the new one: nothing changes until you confirm it."
        )
    },
    new_email: "New e-mail address",
    send_link: "Send the link",
    link_sent: |address, until, current| {
        format!(
            "We have sent a link to {address}. Open it and confirm before {:02}:{:02}. Until then, your address stays {current}.",
            until.hour, until.minute
        )
    },
    send_link_again: "Send the link again",
    confirm_title: "Confirm your new e\u{2011}mail address",
    confirm_lead: "Confirm that the address where you received our e\u{2011}mail is yours. You will then use it to sign in.",
    confirm: "Confirm my e\u{2011}mail address",
    confirm_ended: (
        "This link no longer works",
        "It has already been used, its 10 minutes are over, or the address already has an account. To start again, sign in and open “My\u{a0}account”.",
    ),
    confirmed: (
        "Your new address is confirmed",
        "From now on, use it to sign in. Our messages will go there, too.",
    ),
    phone: "Mobile number",
    phone_ends: |ending| format!("Ending in\u{a0}{ending}"),
    phone_waits: |from| {
        format!(
            "Another mobile will replace it from {} at\u{a0}{:02}:{:02} on. If this was not you, choose “Change”: a code from this mobile cancels the request.",
            long_date(from.date),
            from.hour,
            from.minute
        )
    },
    phone_title: "Change your mobile number",
    phone_lead: |ending| {
        format!(
            "Codes go to the mobile number ending in\u{a0}{ending}. We will send a code to the new number: nothing changes until you enter that code."
        )
    },
    new_phone: "New mobile number",
    send_code: "Get the code",
    correct_phone: "Correct the number",
    password: "Password",
    password_title: "Change your password",
    password_lead: "Your other devices will be signed out. This one will stay signed in. The next time you sign in, every device will ask for a code.",
    password_save: "Change the password",
    devices: "Trusted devices",
    devices_count: |count| match count {
        0 => "None".into(),
        1 => "1 device".into(),
        count => format!("{count} devices"),
    },
    devices_lead: "You sign in without a code on these devices. Remove those you no longer have.",
    no_devices: "You have no trusted device: you are asked for a code every time you sign in. To add one, tick “Yes, I no longer want to receive a code…” the next time you sign in.",
    forget: "Remove",
    forget_all: "Remove all devices",
    device_times: |since, used, until| {
        format!("Trusted since\u{a0}{since}, until\u{a0}{until}. Last sign-in on\u{a0}{used}.")
    },
    sessions: "Open sessions",
    sessions_count: |count| match count {
        0 | 1 => "This one only".into(),
        count => format!("{count} sessions"),
    },
    sessions_lead: "Where you are signed in right now. Is there a session that you do not recognise? End it, then change your password.",
    end: "End",
    session_times: |since, used| format!("Opened on\u{a0}{since}, last used on\u{a0}{used}."),
    everywhere: "Sign out everywhere",
    everywhere_help: "All your sessions will end, including this one. You will have to sign in again.",
    everywhere_confirm: "Yes, sign me out everywhere",
    this: "This device",
    user_agent: |seen| match (
        seen.browser.map(Browser::name),
        seen.system.map(System::name),
    ) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.into(),
        (None, None) => "Unknown browser".into(),
    },
    step_up: "Confirm that it is you",
    step_up_lead: "To change your account, enter your password. We will then send a code to your mobile.",
    step_up_next: "Get the code",
};
