//! What a gateway said, to be kept in clear.

/// Without anything personal: gateways like to repeat the address, the number (in groups of digits, too), the code or
/// the link. Of all that has a digit in it, only the status code that it begins with stays.
pub(super) fn without_personal_data(reason: &str) -> String {
    let words = reason.split_whitespace().enumerate().map(|(at, word)| {
        let personal = word.contains('@') || word.contains(char::is_numeric) || word.len() > 24;
        if personal && !(at == 0 && is_status(word)) {
            "…"
        } else {
            word
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    text.chars().take(200).collect()
}

/// Whether this is a status code of SMTP or HTTP, such as 550.
fn is_status(word: &str) -> bool {
    matches!(word.as_bytes(), [b'2'..=b'5', tens, ones] if tens.is_ascii_digit() && ones.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_person_stays_in_what_a_gateway_said() {
        for (said, kept) in [
            ("550 no such user", "550 no such user"),
            ("503", "503"),
            ("<a@exemple.fr> unknown", "… unknown"),
            (
                "invalid number +33 6 12 34 56 78",
                "invalid number … … … … … …",
            ),
            ("550 +33 6 12 34 56 78", "550 … … … … … …"),
            ("061 234 567", "… … …"),
            ("code 042 17 refused", "code … … refused"),
            ("+33", "…"),
        ] {
            assert_eq!(without_personal_data(said), kept, "{said}");
        }
    }
}
