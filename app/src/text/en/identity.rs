//! English: whose a record is.

use crate::text::Identity;

pub(in crate::text) static IDENTITY: Identity = Identity {
    new_record: "New record",
    new_record_lead: "The record joins your patient list. If you already have a similar one, we show it to you first.",
    family_name: "Family name at birth",
    first_name: "First name",
    names_help: "Names are saved as on identity documents: “durand” becomes “DURAND”, “camille” becomes “Camille”. A capital letter inside a name, as in “McDonald”, is kept.",
    names_as_typed: "Keep the names exactly as I type them",
    no_family_name: "Enter the family name at birth.",
    birth_date: "Birth date",
    optional: "Optional",
    email_help: "To send the invitation when you share the record.",
    used_name: "Name used",
    birth_place: "Place of birth",
    email: "E-mail address of the patient or guardian",
    phone: "Mobile number",
    comment: "Comment",
    notes: "Notes that the patient does not see",
    unreadable: "This note cannot be read. Tell the person who runs Calepin.",
    create: "Create the record",
    similar_title: |how_many| match how_many {
        1 => "You already have a similar record",
        _ => "You already have similar records",
    },
    similar_lead: |holder| {
        format!(
            "You were about to create the record of {holder}. Nothing has been created yet: is this the same person?"
        )
    },
    open: "Open this record",
    another_person: "It is someone else",
    another_person_help: "For example a twin, or somebody of the same name. A second record for one person would lead to mistakes.",
    create_anyway: "Create it anyway",
    back_to_form: "Back to what I typed",
    created: "The record has been created.",
    another_record: "Create another record",
    correct: "Correct the identity details",
    correct_lead: "You can correct the identity details until the patient has added this record. The correction is recorded in the journal. If an invitation is pending, it stays valid; the tries that the patient already made with a wrong date still count.",
    save: "Save the correction",
    corrected: "The identity details have been corrected.",
    owned: "This record was added by the patient or their guardian: you can no longer correct the identity details.",
    back_to_record: "Back to the record",
    overtaken: "This record was corrected elsewhere while you were typing. What you typed is still here: compare, and save it if it is still right.",
    identity_now: |holder| format!("Identity details saved now: {holder}."),
};
