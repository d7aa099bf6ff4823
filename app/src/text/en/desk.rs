//! The practitioner's desk, in English.

use crate::text::Desk;

pub(in crate::text) static DESK: Desk = Desk {
    patients: "Patients",
    caption: "Your patients, by name",
    columns: ["Patient", "Birth date", "Sex", "Sharing"],
    next: "Next page",
    first: "Back to the first page",
    search: "Search for a patient",
    search_help: "Family name, first name, birth date: for example “durand 14032019”.",
    search_action: "Search",
    show_all: "Show all patients",
    new_record: "New record",
    empty: (
        "You have no patients yet.",
        "Create a first record, enter its vaccinations, then share it with the patient.",
    ),
    first_record: "Create a first record",
    not_found: (
        "None of your patients match.",
        "Check the spelling or the date, or type only the beginning. Only your own patients are searched.",
    ),
    create_so_named: "Create a record in this name",
};
