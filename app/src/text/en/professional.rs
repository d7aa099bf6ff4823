//! English: a practitioner's registration.

use crate::text::Professional;

pub(in crate::text) static PROFESSIONAL: Professional = Professional {
    are_you: "Are you a practitioner?",
    register: "Create a practitioner’s account",
    are_you_not: "Are you a patient, parent or guardian?",
    register_patient: "Create a patient’s account",
    title: "Create your practitioner’s account",
    lead: "An administrator checks your registration before you can create, share or validate. An e\u{2011}mail tells you the decision.",
    rpps: "RPPS number",
    rpps_hint: "The 11 digits on your health professional card.",
    profession: "Profession",
    profession_hint: "For example: general practitioner, pharmacist, midwife, nurse.",
    workplace: "Place of work",
    workplace_hint: "The name of the surgery, pharmacy or hospital, and the town.",
};
