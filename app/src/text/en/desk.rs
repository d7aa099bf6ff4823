//! The practitioner's desk, in English.

use crate::text::Desk;

pub(in crate::text) static DESK: Desk = Desk {
    search: "Search for a patient",
    search_help: "Family name, first name, birth date: for example “durand 14032019”.",
    search_action: "Search",
    empty: (
        "You have no patient yet.",
        "The records that you keep will appear here.",
    ),
    not_found: (
        "None of your patients matches.",
        "Check the spelling or the date, or type only the beginning. Only your own patients are searched.",
    ),
};
