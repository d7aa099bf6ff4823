//! Whether two identities are likely one person's: shown before a second record is made, never decided.

use super::person::{Person, plain};

/// The shortest name in which a slip is forgiven: in a shorter one, another letter is another name.
const SHORTEST: usize = 4;

impl Person {
    /// Whether `other` is likely the same person: born on the same day, and the names are the same but for accents, case,
    /// hyphens, one slip in each, or for first name and family name typed in each other's place. The name used in daily
    /// life counts as a family name.
    pub fn is_like(&self, other: &Self) -> bool {
        self.birth_date == other.birth_date
            && self.family_names().any(|mine| {
                other.family_names().any(|theirs| {
                    alike(mine, theirs) && alike(&self.first_name, &other.first_name)
                        || alike(mine, &other.first_name) && alike(&self.first_name, theirs)
                })
            })
    }

    fn family_names(&self) -> impl Iterator<Item = &str> {
        [self.family_name.as_str()]
            .into_iter()
            .chain(self.used_name.as_deref())
    }
}

fn alike(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> Vec<char> {
        plain(name)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let (one, other) = (letters(one), letters(other));
    one == other || one.len().min(other.len()) >= SHORTEST && one_slip_apart(&one, &other)
}

/// Whether one letter too much, missing or another, or two neighbours swapped, is all that differs.
fn one_slip_apart(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let begin = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[begin..], &long[begin..]);
    let end = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    match (&short[..short.len() - end], &long[..long.len() - end]) {
        ([] | [_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{date::CivilDate, record::person::Sex};

    fn born(family_name: &str, first_name: &str, day: i8) -> Person {
        Person {
            family_name: family_name.into(),
            used_name: None,
            first_name: first_name.into(),
            sex: Sex::Female,
            birth_date: CivilDate::new(2019, 3, day).unwrap(),
        }
    }

    #[test]
    fn the_same_person_typed_otherwise_is_noticed() {
        for (family, first, other_family, other_first) in [
            ("DURAND", "Camille", "durand", "CAMILLE"),
            ("LEFÈVRE", "Noé", "Lefevre", "Noe"),
            ("DURAND", "Camille", "Camille", "DURAND"),
            ("DURAND", "Camille", "DURANT", "Camille"),
            ("DURAND", "Camille", "DURAND", "Camile"),
            ("DURAND", "Camille", "DUARND", "Camillle"),
            (
                "GARNIER-LEFÈVRE",
                "Jean-François",
                "GARNIER LEFEVRE",
                "Jean Francois",
            ),
            ("O’BRIEN", "Siobhán", "OBRIEN", "Siobhan"),
        ] {
            let (one, other) = (born(family, first, 14), born(other_family, other_first, 14));
            assert!(
                one.is_like(&other) && other.is_like(&one),
                "{one:?} {other:?}"
            );
        }
        let married = Person {
            used_name: Some("MARTIN".into()),
            ..born("DURAND", "Camille", 14)
        };
        assert!(married.is_like(&born("MARTIN", "Camille", 14)));
    }

    #[test]
    fn others_are_others() {
        for (family, first, other_family, other_first) in [
            ("DURAND", "Camille", "DURAND", "Lucas"),
            ("DURAND", "Camille", "DUMONT", "Camille"),
            ("LI", "Wei", "LU", "Wei"),
            ("DURAND", "Léa", "DURAND", "Léo"),
            ("DURAND", "Camille", "DURNADE", "Camille"),
        ] {
            assert!(
                !born(family, first, 14).is_like(&born(other_family, other_first, 14)),
                "{family} {first} {other_family} {other_first}"
            );
        }
        assert!(!born("DURAND", "Camille", 14).is_like(&born("DURAND", "Camille", 15)));
    }

    proptest! {
        #[test]
        fn likeness_goes_both_ways(a in "[a-d]{1,6}", b in "[a-d]{1,6}", c in "[a-d]{1,6}", d in "[a-d]{1,6}") {
            let (one, other) = (born(&a, &b, 14), born(&c, &d, 14));
            prop_assert!(one.is_like(&one));
            prop_assert_eq!(one.is_like(&other), other.is_like(&one));
        }

        #[test]
        fn one_letter_less_is_one_slip(name in "[a-z]{5,12}", at in 0_usize..5) {
            let mut shorter = name.clone();
            shorter.remove(at);
            prop_assert!(alike(&name, &shorter));
        }
    }
}
