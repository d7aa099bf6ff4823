//! Names as French identity papers write them: a help while typing, never a rule.

/// A family name as typed in haste, in capitals: `durant` is `DURANT`. Left as it is where the typist chose capitals
/// inside it, as in `McDonald`.
pub fn tidy_family_name(typed: &str) -> String {
    let name = one_space(typed);
    if has_inner_capital(&name) {
        name
    } else {
        name.to_uppercase()
    }
}

/// A first name with a capital where each part begins: `jean-françois` is `Jean-François`, `CAMILLE` is `Camille`. Left
/// as it is where the typist chose capitals inside it.
pub fn tidy_first_name(typed: &str) -> String {
    let name = one_space(typed);
    let shouted = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase);
    if !shouted && has_inner_capital(&name) {
        return name;
    }
    let mut tidy = String::with_capacity(name.len());
    let mut begins = true;
    for c in name.chars() {
        // A letter may be several as a capital, as ß and ﬁ are: the first of them alone is one.
        let letters = if begins {
            c.to_uppercase().collect()
        } else {
            vec![c]
        };
        for letter in letters {
            if begins {
                tidy.push(letter);
            } else {
                tidy.extend(letter.to_lowercase());
            }
            begins = !letter.is_alphanumeric() && !is_mark(letter) || begins && is_modifier(letter);
        }
    }
    tidy
}

/// The marks of transliterations, such as that of *ʿAbd*: nobody types them, and none is a capital.
pub(super) const fn is_modifier(c: char) -> bool {
    matches!(c, '\u{2B0}'..='\u{2FF}')
}

fn one_space(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a capital follows a small letter in one word: somebody meant it.
fn has_inner_capital(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    letters
        .windows(2)
        .any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase())
}

/// A combining mark belongs to the letter before it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn family_names_are_in_capitals() {
        for (typed, tidy) in [
            ("durant", "DURANT"),
            ("Durant", "DURANT"),
            ("  le   goff ", "LE GOFF"),
            ("d’hauteville", "D’HAUTEVILLE"),
            ("lefèvre-œuvrard", "LEFÈVRE-ŒUVRARD"),
            ("nguyễn", "NGUYỄN"),
            ("McDonald", "McDonald"),
            ("محمد", "محمد"),
        ] {
            assert_eq!(tidy_family_name(typed), tidy, "{typed}");
        }
    }

    #[test]
    fn first_names_have_a_capital_where_each_part_begins() {
        for (typed, tidy) in [
            ("jean-françois", "Jean-François"),
            ("CAMILLE", "Camille"),
            ("marie thérèse", "Marie Thérèse"),
            ("élise", "Élise"),
            ("n’golo", "N’Golo"),
            ("LaToya", "LaToya"),
            ("thị minh châu", "Thị Minh Châu"),
            ("علي", "علي"),
            // A capital of several letters, of which one is a capital.
            ("ßa", "Ssa"),
            // The mark of a transliteration is no letter that could be a capital.
            ("ʿabd ar-raḥmān", "ʿAbd Ar-Raḥmān"),
        ] {
            assert_eq!(tidy_first_name(typed), tidy, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_tidy_stays(name in "\\PC{0,30}") {
            for tidy in [tidy_family_name, tidy_first_name] {
                let tidied = tidy(&name);
                prop_assert_eq!(tidy(&tidied), tidied);
            }
        }
    }
}
