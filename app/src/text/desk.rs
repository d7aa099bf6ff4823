//! The practitioner's desk.

use super::Words;

/// The practitioner's desk.
pub struct Desk {
    /// Labels the field that searches the patient list.
    pub search: Words,
    /// What can be typed there.
    pub search_help: Words,
    /// Searches.
    pub search_action: Words,
    /// Shows everybody again.
    pub show_all: Words,
    /// Leads to the form of a new record.
    pub new_record: Words,
    /// Nobody on the list yet.
    pub empty: (Words, Words),
    /// Leads there from an empty list.
    pub first_record: Words,
    /// Nobody was found.
    pub not_found: (Words, Words),
    /// Leads there with what was looked for.
    pub create_so_named: Words,
}
