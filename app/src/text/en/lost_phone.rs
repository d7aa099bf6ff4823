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
    why: "The wait protects you: your old number and your e\u{2011}mail address are told, and either can cancel.",
    same_number: "Are you keeping the same number? Then there is no need: ask your operator for a new SIM card, and the codes will arrive there.",
    ask_operator: "An administrator’s mobile is not replaced here. Ask the person who runs this server: they can make another administrator’s account.",
    number: "Number of your new mobile",
    send_code: "Receive the code",
    correct_number: "Correct the number",
    mail: (
        "Check your e\u{2011}mail",
        "A link is on its way to your account’s address. Open it within 30\u{a0}minutes to confirm. The wait of 72\u{a0}hours begins then.",
    ),
    not_received: "Nothing received after a few minutes? Look in your spam. Otherwise sign in again and start again.",
    begin_title: "Have you lost your phone?",
    begin_lead: |ending| {
        format!(
            "In 72\u{a0}hours, the codes of your account will go to the mobile ending in\u{a0}{ending}. Until then the old number and this e\u{2011}mail address can cancel."
        )
    },
    begin_advice: "Was it not you, or is it not your number? Do not confirm, and change your password: somebody knows it.",
    begin: "Yes, replace my mobile",
    begin_ended: (
        "This link no longer works",
        "It was used, or its 30\u{a0}minutes are over, or a request is waiting already. Sign in to see where it stands, or to start again.",
    ),
    begun: (
        "Now there are 72\u{a0}hours to wait",
        "An e\u{2011}mail tells you the day and the time. Sign in within the 7\u{a0}days that follow: the code will arrive on your new mobile.",
    ),
    wait_until: |until| format!("You must wait until {}", moment(until)),
    waiting: |ending| {
        format!("After that, your codes will go to the mobile ending in\u{a0}{ending}.")
    },
    waiting_then: |from, until| {
        format!(
            "Sign in between {} and {}. Until then codes still go to the old mobile: entering one cancels the request.",
            moment(from),
            moment(until)
        )
    },
    found: "I have my old mobile: enter the code",
    open_title: "Enter the code of your new mobile",
    open: |ending, until| {
        format!(
            "The wait is over. A code is on its way to the mobile ending in\u{a0}{ending}: once you have entered it, that mobile replaces the old one. This is possible until {}.",
            moment(until)
        )
    },
    enter_code: "Enter the code",
    not_me: "Was it not you, or have you found your phone?",
    cancel: "Cancel the request",
    kept: "The request is cancelled. Codes still go to your old mobile.",
    cancel_title: "Cancel the change of mobile?",
    cancel_lead: "With your password, somebody has asked to replace your mobile. If it was not you, cancel: codes will keep arriving on your current mobile. If it was you, do nothing.",
    cancel_ended: (
        "This link no longer works",
        "The request is cancelled already, or over. Sign in to make sure.",
    ),
    cancelled: (
        "The request is cancelled",
        "Your mobile stays the same. Was the request not yours? Change your password: somebody knows it.",
    ),
    replaced: (
        "Your mobile is replaced",
        "Codes now arrive on this mobile. Your other sessions have ended, and every device will ask for a code again.",
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
