//! The identity of a record's holder.

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::names::is_modifier;
use crate::{date::CivilDate, problem::Problem};

/// The sex that the vaccination calendar and the identity papers ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Sex {
    /// The word for it in forms and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }

    /// Reads the word for it.
    ///
    /// # Errors
    /// [`Problem::Missing`] for anything else.
    pub fn parse(word: &str) -> Result<Self, Problem> {
        [Self::Female, Self::Male]
            .into_iter()
            .find(|sex| sex.word() == word)
            .ok_or(Problem::Missing)
    }
}

/// Who a record is about. Names are kept as they were entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The family name of the civil register.
    pub family_name: String,
    /// The name used in daily life, where it differs.
    pub used_name: Option<String>,
    /// The first name.
    pub first_name: String,
    /// The sex.
    pub sex: Sex,
    /// The birth date.
    pub birth_date: CivilDate,
}

impl Person {
    /// As a list has it: the family name first.
    pub fn listed_name(&self) -> String {
        format!("{} {}", self.family_name, self.first_name)
    }

    /// By what records sort in a list: family name, then first name; accents, case and apostrophes make no difference,
    /// as in a French dictionary. A hyphen stays: whoever has a second name comes after everybody with the first alone.
    pub fn sort_key(&self) -> String {
        format!("{} {}", plain(&self.family_name), plain(&self.first_name))
            .replace(is_apostrophe, "")
    }
}

/// Also the marks of transliterations that look like one.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}') || is_modifier(c)
}

/// A name without accents and in lower case, ligatures as two letters.
pub(super) fn plain(name: &str) -> String {
    // Decomposed first: a mathematical capital is a plain one only then, and a raised æ an æ.
    name.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace('œ', "oe")
        .replace('æ', "ae")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(family_name: &str, first_name: &str) -> String {
        let person = Person {
            family_name: family_name.into(),
            used_name: None,
            first_name: first_name.into(),
            sex: Sex::Female,
            birth_date: CivilDate::new(2019, 3, 14).unwrap(),
        };
        person.sort_key()
    }

    #[test]
    fn accents_and_case_do_not_sort() {
        assert_eq!(key("ÉTIENNE", "Zoé"), "etienne zoe");
        assert_eq!(key("Lebœuf", "Lætitia"), "leboeuf laetitia");
        assert_eq!(key("E\u{301}TIENNE", "ZOÉ"), key("Étienne", "zoe"));
        let sorted = [
            key("DUPONT", "Élise"),
            key("DUPONT", "Emma"),
            key("Éluard", "Paul"),
            key("Emery", "Anne"),
            key("ÖZTÜRK", "Çağla"),
            key("Petit", "Ève"),
        ];
        assert!(sorted.is_sorted(), "{sorted:?}");
    }

    #[test]
    fn apostrophes_do_not_sort() {
        for apostrophe in ["'", "‘", "’", "ʼ", ""] {
            assert_eq!(key(&format!("N{apostrophe}Guessan"), "Awa"), "nguessan awa");
        }
        let sorted = [
            key("DELMAS", "Luc"),
            key("D’HAUTEVILLE", "Aude"),
            key("DVOŘÁK", "Jan"),
            key("MARTIN", "Zoé"),
            key("MARTIN-DUBOIS", "Anne"),
            key("MARTINEZ", "Ana"),
            key("N’GUESSAN", "Awa"),
            key("NGUYỄN", "An"),
        ];
        assert!(sorted.is_sorted(), "{sorted:?}");
    }
}
