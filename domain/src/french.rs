//! French grammar around what people are called.

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

#[cfg(test)]
mod tests {
    use super::*;

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
