//! Finding a record among many by the beginnings of the words that its holder goes by: names, and the birth date.

use std::collections::BTreeSet;

use super::{
    names::is_modifier,
    person::{Person, plain},
};
use crate::date::{self, CivilDate};

/// The longest text that is searched for, in characters: more than any name and a date.
const LONGEST: usize = 120;
/// The most words that are looked for; what is typed beyond says no more.
const MOST_WORDS: usize = 6;

impl Person {
    /// The words that a record is found by: each part of its names, with and without what joins them (`Jean-François` is
    /// `jean`, `francois` and `jeanfrancois`), and the birth date as eight digits, day first.
    pub fn search_words(&self) -> BTreeSet<String> {
        let mut words = BTreeSet::from([date_word(self.birth_date)]);
        let names = [&self.family_name, &self.first_name].into_iter();
        for name in names.chain(&self.used_name) {
            words.extend(words_of(name));
            words.extend(name.split_whitespace().map(joined));
            words.insert(joined(name));
        }
        words.retain(|word| !word.is_empty());
        words
    }
}

/// What someone looks for: beginnings of words, all of which a record must have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PatientQuery(Vec<String>);

impl PatientQuery {
    /// Reads what was typed: `durand camille`, `durand 14032019`, `14/03/2019`, or the beginning of any. Accents, case,
    /// hyphens and apostrophes make no difference. Never refuses: whatever cannot be a name or a date is left out.
    pub fn parse(typed: &str) -> Self {
        let typed: String = typed.chars().take(LONGEST).collect();
        let words = typed.split_whitespace().flat_map(|token| {
            let plain = plain(token);
            if is_of_a_date(&plain) {
                vec![beginning_of_date(token, &plain)]
            } else {
                words_of(token).collect()
            }
        });
        let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        // The longest leaves the fewest records.
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        words.truncate(MOST_WORDS);
        Self(words)
    }

    /// The beginnings of words, the one that says most first.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How a birth date is found.
pub fn date_word(date: CivilDate) -> String {
    format!("{:02}{:02}{:04}", date.day(), date.month(), date.year())
}

/// Whether it reads as a date or its beginning: nothing else is written in these digits alone.
fn is_of_a_date(plain: &str) -> bool {
    plain.starts_with(|c: char| c.is_ascii_digit())
        && !plain.contains(|c: char| c.is_alphanumeric() && !c.is_ascii_digit())
}

/// A whole date as it was typed, or as many digits of one.
fn beginning_of_date(token: &str, plain: &str) -> String {
    match date::parse_parts(token, "", "") {
        Ok(date) => date_word(date),
        Err(_) => plain.chars().filter(char::is_ascii_digit).collect(),
    }
}

fn words_of(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = plain(name)
        .split(|c| !is_letter(c) && !is_modifier(c))
        .map(joined_plain)
        .collect();
    words.into_iter()
}

fn joined(name: &str) -> String {
    joined_plain(&plain(name))
}

fn joined_plain(plain: &str) -> String {
    plain.chars().filter(|c| is_letter(*c)).collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_modifier(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::person::Sex;

    fn person(family_name: &str, used_name: Option<&str>, first_name: &str) -> Person {
        Person {
            family_name: family_name.into(),
            used_name: used_name.map(Into::into),
            first_name: first_name.into(),
            sex: Sex::Female,
            birth_date: CivilDate::new(2019, 3, 14).unwrap(),
        }
    }

    fn found(person: &Person, typed: &str) -> bool {
        let words = person.search_words();
        let query = PatientQuery::parse(typed);
        assert!(!query.is_empty(), "{typed}");
        query
            .words()
            .iter()
            .all(|beginning| words.iter().any(|word| word.starts_with(beginning)))
    }

    #[test]
    fn finds_by_names_and_birth_date_however_they_are_typed() {
        for (family, used, first, typed) in [
            ("DURAND", None, "Camille", "durand"),
            ("DURAND", None, "Camille", "DUR"),
            ("DURAND", None, "Camille", "durand camille"),
            ("DURAND", None, "Camille", "camille durand"),
            ("DURAND", None, "Camille", "durand 14032019"),
            ("DURAND", None, "Camille", "14/03/2019 dur"),
            ("DURAND", None, "Camille", "durand 1403"),
            ("\u{10783}", None, "Zoé", "ae"),
            ("DURAND", None, "14/①0", "14/①0"),
            ("4㌌#23", None, "Zoé", "4㌌#23"),
            ("\u{30c}2/3/2023", None, "Zoé", "\u{30c}2/3/2023"),
            ("DURAND", None, "Camille", "14/3/2019"),
            ("LEFÈVRE", None, "Noé", "lefevre noe"),
            ("Lefevre", None, "Noe", "LEFÈVRE NOÉ"),
            ("GARNIER-LEFÈVRE", None, "Jean-François", "garnierlef"),
            (
                "GARNIER-LEFÈVRE",
                None,
                "Jean-François",
                "lefevre jean francois",
            ),
            (
                "GARNIER-LEFÈVRE",
                None,
                "Jean-François",
                "garnier-lefevre jeanfr",
            ),
            ("O’BRIEN", Some("LE BRAS"), "Siobhán", "obrien"),
            ("O’BRIEN", Some("LE BRAS"), "Siobhán", "o'brien"),
            ("O’BRIEN", Some("LE BRAS"), "Siobhán", "lebras siobhan"),
            ("AL-ḤUSAYNĪ", None, "ʿAbd ar-Raḥmān", "abd husayni"),
            ("محمد", None, "علي", "علي"),
            ("4ÈME", None, "2Be3", "4eme 2be3"),
        ] {
            assert!(found(&person(family, used, first), typed), "{typed}");
        }
    }

    #[test]
    fn finds_nobody_else() {
        let camille = person("DURAND", None, "Camille");
        for typed in ["durant", "urand", "durand lucas", "durand 15032019", "2019"] {
            assert!(!found(&camille, typed), "{typed}");
        }
        for nothing in ["", "  ", "-", "'", "%_"] {
            assert!(PatientQuery::parse(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn the_longest_word_comes_first_and_endless_text_is_cut() {
        let words = PatientQuery::parse("de camille 14032019 du");
        assert_eq!(words.words(), ["14032019", "camille", "de", "du"]);
        let endless = PatientQuery::parse(&"abc ".repeat(1000));
        assert_eq!(endless.words().len(), MOST_WORDS);
    }

    proptest! {
        #[test]
        fn everyone_is_found_by_the_names_they_have(family in "\\PC{1,20}", first in "\\PC{1,20}") {
            let person = person(&family, None, &first);
            let words = person.search_words();
            let letters = PatientQuery::parse(&joined(&family));
            for beginning in letters.words().iter().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit())) {
                prop_assert!(words.iter().any(|word| word.starts_with(beginning)), "{}", beginning);
            }
        }
    }
}
