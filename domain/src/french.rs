//! French grammar around what people are called.

use crate::account::professional::bind_title;

/// « de » or « d’ », as it is said before a name, which it stays with: « de Camille », « d’Alice ». Before an h either is said (« de Hugo »),
/// before a y mostly « de ».
pub fn de(name: &str) -> &'static str {
    match name.chars().next() {
        Some(
            'a' | 'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'æ' | 'e' | 'é' | 'è' | 'ê' | 'ë' | 'i' | 'í'
            | 'ì' | 'î' | 'ï' | 'o' | 'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'œ' | 'u' | 'ú' | 'ù'
            | 'û' | 'ü' | 'A' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' | 'Æ' | 'E' | 'É' | 'È' | 'Ê'
            | 'Ë' | 'I' | 'Í' | 'Ì' | 'Î' | 'Ï' | 'O' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ø' | 'Œ'
            | 'U' | 'Ú' | 'Ù' | 'Û' | 'Ü',
        ) => "d’",
        _ => "de\u{a0}",
    }
}

/// Of somebody: « du Dr Claire Martin », « d’Inès Moreau ».
pub fn of(name: &str) -> String {
    let titled = bind_title(name);
    if titled == name {
        format!("{}{name}", de(name))
    } else {
        format!("du\u{a0}{titled}")
    }
}

/// To somebody: « au Dr Claire Martin », « à Inès Moreau ».
pub fn to(name: &str) -> String {
    let titled = bind_title(name);
    let to = if titled == name { "à" } else { "au" };
    format!("{to}\u{a0}{titled}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_the_article() {
        for (name, of_it, to_it) in [
            (
                "Dr Claire Martin",
                "du\u{a0}Dr\u{a0}Claire Martin",
                "au\u{a0}Dr\u{a0}Claire Martin",
            ),
            (
                "Pr Anne Petit",
                "du\u{a0}Pr\u{a0}Anne Petit",
                "au\u{a0}Pr\u{a0}Anne Petit",
            ),
            ("Inès Moreau", "d’Inès Moreau", "à\u{a0}Inès Moreau"),
            (
                "Drissa Traoré",
                "de\u{a0}Drissa Traoré",
                "à\u{a0}Drissa Traoré",
            ),
        ] {
            assert_eq!(of(name), of_it);
            assert_eq!(to(name), to_it);
        }
    }

    #[test]
    fn a_vowel_takes_the_e_away() {
        for name in ["Alice", "Élodie", "Œnone", "élie", "Ilan", "Ömer"] {
            assert_eq!(de(name), "d’", "{name}");
        }
        for name in ["Camille", "Hugo", "Yann", "Łukasz", "ليلى", "李娜", ""] {
            assert_eq!(de(name), "de\u{a0}", "{name}");
        }
    }
}
