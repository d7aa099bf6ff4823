//! English: a practitioner's registration.

use crate::text::Professional;

pub(in crate::text) static PROFESSIONAL: Professional = Professional {
    are_you: "Are you a practitioner?",
    register: "Create a practitioner account",
    are_you_not: "Are you a patient, parent or guardian?",
    register_patient: "Create a patient account",
    title: "Create your practitioner account",
    lead: "You can create and share records once an administrator has approved your registration. You will get the decision by e\u{2011}mail.",
    rpps: "RPPS number",
    rpps_hint: "The 11 digits on your health professional card.",
    profession: "Profession",
    profession_hint: "For example: general practitioner, pharmacist, midwife, nurse.",
    workplace: "Place of work",
    workplace_hint: "The name of the surgery, pharmacy or hospital, and the town.",
};
