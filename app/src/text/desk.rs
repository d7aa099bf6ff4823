//! The practitioner's desk: the patient list.

use super::Words;

/// The practitioner's desk: the patient list.
pub struct Desk {
    /// The patient list.
    pub patients: Words,
    /// What the list holds.
    pub caption: Words,
    /// Its columns: patient, birth, sex, sharing.
    pub columns: [Words; 4],
    /// The next page.
    pub next: Words,
    /// The first page.
    pub first: Words,
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
