//! English: "I no longer have this phone".

use super::long_date;
use crate::text::lost_phone::LostPhone;
use domain::time::LocalTime;

pub(in crate::text) static LOST_PHONE: LostPhone = LostPhone {
    title: "I no longer have this phone",
    to_code: "Back to the code",
    lead: "You can replace it by another mobile. It takes 3\u{a0}days.",
    steps: [
        "You give the number of your new mobile here, then the code it receives.",
        "You confirm by the link that we send to your e-mail address.",
        "You wait for 72\u{a0}hours.",
        "You sign in: the code arrives on the new mobile.",
    ],
    why: "The wait protects you: your old number and your e-mail address are told, and either can cancel.",
    same_number: "Are you keeping the same number? Then there is no need: ask your operator for a new SIM card, and the codes will arrive there.",
    ask_operator: "An administrator’s mobile is not replaced here. Ask the person who runs this server: they can make another administrator’s account.",
    number: "Number of your new mobile",
    send_code: "Receive the code",
    correct_number: "Correct the number",
    mail: (
        "Check your e-mail",
        "A link is on its way to your account’s address. Open it within 30\u{a0}minutes to confirm. The wait of 72\u{a0}hours begins then.",
    ),
    not_received: "Nothing after a few minutes? Look in your spam. Otherwise sign in again and start again.",
    begin_title: "Have you lost your phone?",
    begin_lead: |ending| {
        format!(
            "In 72\u{a0}hours, the codes of your account will go to the mobile ending in {ending}. Until then the old number and this e-mail address can cancel."
        )
    },
    begin_advice: "Was it not you, or is it not your number? Do not confirm, and change your password: somebody knows it.",
    begin: "Confirm",
    begin_ended: (
        "This link no longer works",
        "It was used, or its 30\u{a0}minutes are over, or a request is waiting already. Sign in to see where it stands, or to start again.",
    ),
    begun: (
        "Now there are 72\u{a0}hours to wait",
        "An e-mail tells you the day and the time. Sign in from that moment on: the code will arrive on your new mobile.",
    ),
    wait_until: |until| format!("You must wait until {}", moment(until)),
    waiting: |ending| format!("After that, your codes will go to the mobile ending in {ending}."),
    waiting_then: "From that moment on, sign in as usual. Until then codes still go to the old mobile: typing one cancels the request.",
    found: "I have my old mobile: type the code",
    open_title: "Type the code of your new mobile",
    open: |ending, until| {
        format!(
            "The wait is over. A code is on its way to the mobile ending in {ending}: once you have typed it, that mobile replaces the old one. This is possible until {}.",
            moment(until)
        )
    },
    enter_code: "Type the code",
    not_me: "Was it not you, or have you found your phone?",
    cancel: "Cancel the request",
    kept: "The request is cancelled. Codes still go to your old mobile.",
    cancel_title: "Keep your present mobile?",
    cancel_lead: "Somebody who knows your password has asked to replace it. If you cancel, codes go on arriving on your present mobile.",
    cancel_ended: (
        "This link no longer works",
        "The request is cancelled already, or over. Sign in to make sure.",
    ),
    cancelled: (
        "The request is cancelled",
        "Your mobile stays the same. Was the request not yours? Change your password: on the sign-in page, choose “Forgotten your password?”.",
    ),
    replaced: (
        "Your mobile is replaced",
        "Codes now arrive on this mobile. Your other sessions have ended, and no device is trusted any more.",
    ),
};

fn moment(time: LocalTime) -> String {
    format!(
        "{} at {:02}:{:02}",
        long_date(time.date),
        time.hour,
        time.minute
    )
}
