//! The words of whose a record is.

use super::Words;

/// Making a record, and correcting whose it is.
pub struct Identity {
    /// Leads to the form of a new record, and heads it.
    pub new_record: Words,
    /// What happens with what is typed.
    pub new_record_lead: Words,
    /// Labels the family name.
    pub family_name: Words,
    /// Labels the first name.
    pub first_name: Words,
    /// How names are written when they are kept.
    pub names_help: Words,
    /// Ticked to keep them as they are.
    pub names_as_typed: Words,
    /// No family name was typed.
    pub no_family_name: Words,
    /// Labels the birth date.
    pub birth_date: Words,
    /// Heads what may stay empty.
    pub optional: Words,
    /// Labels the name used in daily life.
    pub used_name: Words,
    /// Labels the place of birth.
    pub birth_place: Words,
    /// Labels the address.
    pub email: Words,
    /// What it is good for.
    pub email_help: Words,
    /// Labels the number.
    pub phone: Words,
    /// Labels the comment.
    pub comment: Words,
    /// Heads place, address, number and comment where they are shown.
    pub notes: Words,
    /// In place of one that cannot be read.
    pub unreadable: Words,
    /// Makes the record.
    pub create: Words,
    /// Heads the records that are likely the same person's; takes how many.
    pub similar_title: fn(usize) -> Words,
    /// Takes whom the new record would be about.
    pub similar_lead: fn(&str) -> String,
    /// Opens one of them.
    pub open: Words,
    /// Heads the way to make it all the same.
    pub another_person: Words,
    /// When to.
    pub another_person_help: Words,
    /// Makes it.
    pub create_anyway: Words,
    /// Back to what was typed.
    pub back_to_form: Words,
    /// After it was made.
    pub created: Words,
    /// After that: makes the next.
    pub another_record: Words,
    /// Leads to the form that corrects an identity, and heads it.
    pub correct: Words,
    /// Until when it can be, and what that does.
    pub correct_lead: Words,
    /// Corrects.
    pub save: Words,
    /// After that.
    pub corrected: Words,
    /// The record has an owner.
    pub owned: Words,
    /// Leads back to it.
    pub back_to_record: Words,
    /// Somebody else corrected it meanwhile.
    pub overtaken: Words,
    /// Takes what the identity is now.
    pub identity_now: fn(&str) -> String,
}
