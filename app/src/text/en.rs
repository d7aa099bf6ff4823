//! English.

pub(super) mod acts;
pub(super) mod administration;
pub(super) mod desk;
#[cfg(feature = "ssr")]
pub(super) mod ended;
pub(super) mod identity;
pub(super) mod lost_phone;
pub(super) mod own;
#[cfg(feature = "ssr")]
pub(super) mod problem;
pub(super) mod professional;
pub(super) mod registration;
pub(super) mod reset;
pub(super) mod sharing;

use domain::{
    account::Language,
    date::CivilDate,
    record::{
        access::AccessKind,
        person::Sex,
        vaccination::{Source, Validation},
    },
    vaccine::disease::Disease,
};

use super::{Account, Claim, Errors, Format, Landing, Offer, Record, Site, Texts};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) static TEXTS: Texts = Texts {
    language: Language::English,
    site: Site {
        #[cfg(feature = "ssr")]
        description: "The electronic vaccination record: kept by your practitioner, shared with you.",
        skip: "Skip to the content",
        demo: "Demo",
        demo_banner: "Demo: nothing is sent. Do not enter real data.",
        demo_messages: "Read the messages",
        navigation: "Main",
        other_language: "Français",
        my_records: "My records",
        patients: "Patients",
        administration: "Administration",
        my_account: "My account",
        home: "Home",
        my_registration: "My registration",
        sign_out: "Sign out",
        footer: "Calepin, electronic vaccination record. Open source.",
        not_found: (
            "This page does not exist",
            "The address may be incomplete, or this page is not meant for you.",
        ),
        failed: (
            "Something went wrong on our side",
            "What you were doing was not saved. Try again in a moment.",
        ),
        offline: (
            "No connection",
            "We cannot reach Calepin. Check your network and try again: nothing you typed is lost.",
        ),
        busy: (
            "Calepin is not available right now",
            "Trying again by itself in a few seconds. If nothing happens, try again.",
        ),
        refresh: "Refresh",
        to_start: "Back to the home page",
    },
    format: Format {
        date,
        colon: ": ",
        moment: |time| {
            format!(
                "{} at\u{a0}{:02}:{:02}",
                date(time.date),
                time.hour,
                time.minute
            )
        },
        age: |years, months| match (years, months) {
            (0, 0) => "less than a month".into(),
            (0, 1) => "1 month".into(),
            (0 | 1, months) => format!("{months} months"),
            (years, _) => format!("{years} years"),
        },
    },
    errors: Errors {
        summary: "Please correct the following",
        prefix: "Error: ",
        conflict: (
            "This is no longer possible",
            "Things have changed meanwhile. Refresh the page.",
        ),
        idle: (
            "Your session is paused",
            "After 20 minutes without activity, enter your password to continue: nothing you sent is lost.",
        ),
    },
    account: Account {
        sign_in: "Sign in",
        ended: "Your session has ended, to keep you safe. Sign in again.",
        email: "E-mail address",
        password: "Password",
        new_user: "New user?",
        forgotten: "Forgotten your password?",
        show: "Show",
        hide: "Hide",
        show_what: " the password",
        code_title: "Enter the code you received by SMS",
        code_sent: |ending| {
            format!(
                "We sent it to your mobile number ending in\u{a0}{ending}. It is valid for 10\u{a0}minutes."
            )
        },
        code_not_sent: "No code is on its way to this mobile. Ask for a new one. If nothing comes, wait an hour.",
        code: "6-digit code",
        submit: "Submit",
        resend: "Send the code again",
        resend_in: "You can ask for a new code in",
        resent: "A new code is on its way. The previous one no longer works.",
        demo_code: "Demo: the code is on the messages page.",
        lost_phone: "I no longer have this phone",
        other_account: "Use another account",
        device_title: "Is this your own device?",
        trust: "Yes, I no longer want to receive a code on my mobile every time I sign in",
        trust_advice: "This lasts 30 days. Do not tick this box on a public or borrowed device.",
        go_on: "Continue",
        resume: "Continue",
    },
    offer: Offer {
        title: "A vaccination record is shared with you",
        of: "Vaccination record of",
        shared_by: "Shared by",
        valid_until: "Link valid until",
        sign_in: "Sign in to add it",
        unknown: (
            "This link is not recognised",
            "It may be incomplete. Open it again from the message you received, or ask your practitioner for a new link.",
        ),
        ask: "Ask for a new link",
        for_patients: (
            "This link is meant for a patient",
            "You are signed in with a professional account. To add this record, sign out, then sign in with a patient account.",
        ),
    },
    claim: Claim {
        step: |step| format!("Step {step} of\u{a0}3"),
        title: |first_name| format!("What is {first_name}’s birth date?"),
        lead: "This is the vaccinated person’s, not necessarily yours.",
        birth_date: "Birth date",
        example: "For example: 27 03 2015",
        parts: ["Day", "Month", "Year"],
        attestation: "I certify that I am authorised to access this record",
        add: "Add this record",
        added_title: |first_name| format!("{first_name}’s record has been added"),
        added_lead: "It is now among your records. The practitioner who shared it keeps access.",
        open: "Open the added record",
    },
};

pub(super) static LANDING: Landing = Landing {
    title: "Your vaccination record, for life",
    lead: "Your practitioner keeps your record, then shares it with you. You will find it on your phone, up to date, for you and your family.",
    patient: (
        "Have you received a link or a QR code?",
        "Open the link, or scan the code with your phone’s camera. Already have an account? Sign in. No link? Ask your practitioner for one.",
    ),
    practitioner: (
        "Are you a practitioner?",
        "Sign in to open your patient list and share a record with its holder. No account yet?",
    ),
    demo: (
        "To try the demo",
        [
            "Sign in as the doctor: address medecin@exemple.fr, password Calepin2026",
            "Open the record of Camille DURAND, born on\u{a0}14/03/2019, and share it.",
            "In a private window or another browser, open the link, and sign in as the patient: patient@exemple.fr, same password.",
            "Codes and e\u{2011}mails can be read on the messages page.",
        ],
    ),
};

pub(super) static RECORD: Record = Record {
    home_title: "My records",
    empty: (
        "You do not have a record yet.",
        "Did you receive a link? Open it to add the record. If not, ask a practitioner to share your record, or your child’s, with you.",
    ),
    waiting: "A record is waiting for you",
    waiting_detail: |practitioner, first_name, until| {
        format!(
            "{practitioner} is sharing {first_name}’s record with you. Add it before {} at\u{a0}{:02}:{:02}.",
            long_date(until.date),
            until.hour,
            until.minute
        )
    },
    waiting_action: "Add this record",
    kind: "Vaccination record",
    born: |_, date| format!("Born on\u{a0}{date}"),
    birth: "Birth date",
    age: "Age",
    sex: "Sex",
    sex_name: |sex| match sex {
        Sex::Female => "Female",
        Sex::Male => "Male",
    },
    used_name: "Name used",
    acts: "Vaccinations",
    no_acts: "No vaccination has been entered in this record yet. Show proof of vaccination to your practitioner, who can enter the vaccinations.",
    disease,
    lot: "Batch",
    source: |source| match source {
        Source::Performed => "Given by",
        Source::SeenOnProof => "Validated on proof by",
    },
    validation: |validation| match validation {
        Validation::Pending => "To be validated",
        Validation::Validated => "Validated",
        Validation::Refused => "Refused",
    },
    access: "Who has access to this record",
    you: "You",
    access_kind: |kind| match kind {
        AccessKind::Owner => "Owner",
        AccessKind::Practitioner => "Practitioner",
    },
    since: |date| format!("since\u{a0}{date}"),
};

fn date(date: CivilDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

fn long_date(date: CivilDate) -> String {
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    format!("{}\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

const fn disease(disease: Disease) -> &'static str {
    match disease {
        Disease::Diphtheria => "diphtheria",
        Disease::Tetanus => "tetanus",
        Disease::Poliomyelitis => "poliomyelitis",
        Disease::Pertussis => "whooping cough",
        Disease::Hib => "Haemophilus influenzae b",
        Disease::HepatitisB => "hepatitis B",
        Disease::Pneumococcal => "pneumococcal disease",
        Disease::MeningococcalB => "meningococcal disease B",
        Disease::MeningococcalC => "meningococcal disease C",
        Disease::MeningococcalAcwy => "meningococcal disease ACWY",
        Disease::Measles => "measles",
        Disease::Mumps => "mumps",
        Disease::Rubella => "rubella",
        Disease::Rotavirus => "rotavirus",
        Disease::Hpv => "human papillomavirus (HPV)",
        Disease::Influenza => "flu",
        Disease::Covid19 => "Covid-19",
        Disease::Zoster => "shingles",
        Disease::MeningococcalA => "meningococcal disease A",
        Disease::Varicella => "chickenpox",
        Disease::Tuberculosis => "tuberculosis",
        Disease::Rsv => "respiratory syncytial virus (RSV)",
        Disease::HepatitisA => "hepatitis A",
        Disease::YellowFever => "yellow fever",
        Disease::Typhoid => "typhoid fever",
        Disease::Rabies => "rabies",
        Disease::JapaneseEncephalitis => "Japanese encephalitis",
        Disease::TickBorneEncephalitis => "tick-borne encephalitis",
        Disease::Cholera => "cholera",
        Disease::Dengue => "dengue",
        Disease::Chikungunya => "chikungunya",
        Disease::Leptospirosis => "leptospirosis",
        Disease::Smallpox => "smallpox and mpox",
        Disease::Ebola => "Ebola",
        Disease::AvianInfluenza => "avian flu",
        Disease::Malaria => "malaria",
        Disease::HepatitisE => "hepatitis E",
        Disease::Brucellosis => "brucellosis",
        Disease::Typhus => "typhus",
        Disease::Plague => "plague",
        Disease::Anthrax => "anthrax",
    }
}
