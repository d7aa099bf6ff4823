//! English: whose a record is.

use crate::text::Identity;

pub(in crate::text) static IDENTITY: Identity = Identity {
    new_record: "New record",
    new_record_lead: "The record joins your patient list. If one of your records is like it, you are shown that one first.",
    family_name: "Family name at birth",
    first_name: "First name",
    names_help: "Names are kept as identity papers write them: “durand” becomes “DURAND”, “camille” becomes “Camille”. A capital inside, as in “McDonald”, stays.",
    names_as_typed: "Keep the names exactly as I type them",
    birth_date: "Birth date",
    optional: "Optional",
    optional_help: "The e-mail address is where the invitation goes when you share the record.",
    used_name: "Name used in daily life",
    birth_place: "Place of birth",
    email: "E-mail address of the patient or guardian",
    phone: "Mobile number",
    comment: "Comment",
    create: "Create the record",
    similar_title: |how_many| match how_many {
        1 => "A record is like this one",
        _ => "Some records are like this one",
    },
    similar_lead: |holder| {
        format!(
            "You were about to create the record of {holder}. Nothing has been created yet: is this the same person?"
        )
    },
    open: "Open this record",
    another_person: "It is another person",
    another_person_help: "For example a twin, or somebody of the same name. A second record for one person would lead to mistakes.",
    create_anyway: "Create it all the same",
    back_to_form: "Back to what I typed",
    created: "Record created",
    another_record: "Create another record",
    correct: "Correct the identity",
    correct_lead: "You can do so until the record is handed to the patient. The correction is written in the record’s journal. A pending invitation stays valid, with the tries that it has left.",
    save: "Save the correction",
    corrected: "Identity corrected",
    owned: "This record was handed to the patient or their guardian: its identity can no longer be corrected here.",
    overtaken: "This record was corrected elsewhere while you were typing. What you typed is still here: compare, and save it if it is still right.",
    identity_now: |holder| format!("The identity that is kept now: {holder}."),
};
