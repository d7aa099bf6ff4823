//! English: "I no longer have this phone".

use super::long_date;
use crate::text::lost_phone::LostPhone;
use domain::time::LocalTime;

pub(in crate::text) static LOST_PHONE: LostPhone = LostPhone {
    title: "I no longer have this phone",
    to_code: "Back to the code",
    lead: "You can replace it with another mobile. It takes 3\u{a0}days.",
    steps: [
        "You give the number of your new mobile here, then the code it receives.",
        "You confirm by the link that we send to your e\u{2011}mail address.",
        "You wait for 72\u{a0}hours.",
        "You sign in within the next 7\u{a0}days: the code arrives on the new mobile.",
    ],
    why: "The wait protects you: we send a message to your old number and to your e\u{2011}mail address, and you can cancel from either.",
    same_number: "Are you keeping the same number? Then you do not need this: ask your mobile operator for a new SIM card, and the codes will arrive there.",
    ask_operator: "An administrator’s mobile cannot be replaced here. Ask the person who runs this server: they can create another administrator account for you.",
    number: "Number of your new mobile",
    send_code: "Get the code",
    correct_number: "Correct the number",
    mail: (
        "Check your e\u{2011}mail",
        "A link is on its way to your account’s address. Open it within 30\u{a0}minutes to confirm. The wait of 72\u{a0}hours begins then.",
    ),
    not_received: "Nothing received after a few minutes? Look in your spam folder. If it is not there, sign in and start again.",
    begin_title: "Have you lost your phone?",
    begin_lead: |ending| {
        format!(
            "In 72\u{a0}hours, the codes of your account will go to the mobile ending in\u{a0}{ending}. Until then you can cancel from the old number or from your e\u{2011}mail."
        )
    },
    begin_advice: "If this was not you, or this is not your number, do not confirm. Change your password: somebody else knows it.",
    change_password: "Change your password",
    begin: "Yes, replace my mobile",
    begin_ended: (
        "This link no longer works",
        "It has been used, its 30\u{a0}minutes are over, or a request is already in progress. Sign in to see where your request stands, or to start again.",
    ),
    begun: (
        "You now have to wait 72\u{a0}hours",
        "We have sent you an e\u{2011}mail with the day and the time. From then on you have 7\u{a0}days to sign in: the code will arrive on your new mobile.",
    ),
    wait_until: |until| format!("You must wait until {}", moment(until)),
    waiting: |ending| {
        format!("After that, your codes will go to the mobile ending in\u{a0}{ending}.")
    },
    waiting_then: |from, until| {
        format!(
            "Sign in between {} and {} (Paris time). Before that, codes still go to the old mobile: if you enter one, the request is cancelled.",
            moment(from),
            moment(until)
        )
    },
    found: "Enter the code sent to the old number",
    open_title: "Your new mobile can now replace the old one",
    open: |ending, until| {
        format!(
            "The wait is over. A code is on its way to the mobile ending in\u{a0}{ending}: once you have entered it, that mobile replaces the old one. This is possible until {} (Paris time).",
            moment(until)
        )
    },
    enter_code: "Enter the code",
    not_me: "Was this not you?",
    not_me_or_found: "If this was not you, or you have found your phone:",
    cancel: "Cancel the request",
    cancel_title: "Cancel the change of mobile?",
    cancel_lead: "Somebody gave your password and asked to replace your mobile. If it was not you, or if you have found your phone, cancel: codes will keep arriving on your current mobile. Otherwise do nothing: you can close this page.",
    cancel_ended: (
        "This link no longer works",
        "The request has already been cancelled, or it is over. Sign in to check. If the code does not reach your mobile, immediately tell the practitioner who keeps your record.",
    ),
    cancelled: (
        "The request is cancelled",
        "Your mobile stays the same, and codes go to it. If the request was not yours, change your password: somebody else knows it.",
    ),
    replaced: (
        "Your mobile has been replaced",
        "Codes now go to your new mobile. Your other sessions have ended, and every device will ask for a code again.",
    ),
};

fn moment(time: LocalTime) -> String {
    format!(
        "{} at\u{a0}{:02}:{:02}",
        long_date(time.date),
        time.hour,
        time.minute
    )
}
