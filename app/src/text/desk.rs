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
    /// Nobody on the list yet.
    pub empty: (Words, Words),
    /// Nobody was found.
    pub not_found: (Words, Words),
}
