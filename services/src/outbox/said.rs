//! What a gateway said, to be kept in clear.

use domain::parse::is_invisible;

/// What is kept of it. Nothing personal: gateways like to repeat the address, the number (in groups of digits, too), the
/// code or the link; of all that has a digit in it, only the status code that it begins with stays. Nor what nobody can
/// read: it may be meant for a terminal, and PostgreSQL has no text with a NUL in it.
pub(super) fn to_keep(reason: &str) -> String {
    let words = reason.split_whitespace().enumerate().map(|(at, word)| {
        let personal = word.contains('@') || word.contains(char::is_numeric) || word.len() > 24;
        let illegible = word.contains(is_invisible);
        if (personal || illegible) && !(at == 0 && is_status(word)) {
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
            assert_eq!(to_keep(said), kept, "{said}");
        }
    }

    #[test]
    fn what_nobody_can_read_stays_out() {
        for (said, kept) in [
            ("550 no\0such user", "550 … user"),
            ("\u{1b}[2J refused", "… refused"),
            ("450 \u{202e}later", "450 …"),
            ("450 try\r\n\tlater", "450 try later"),
        ] {
            assert_eq!(to_keep(said), kept, "{said:?}");
        }
    }
}
