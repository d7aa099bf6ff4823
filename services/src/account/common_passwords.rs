//! Passwords that so many people have chosen that whoever guesses begins with them. `data/README.md` tells the source.

use std::sync::LazyLock;

use domain::account::password::NewPassword;

/// In lower case, in the order of their bytes.
static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("../../data/common-passwords.txt")
        .lines()
        .collect()
});

/// Whether a password is a common one, whatever its capitals.
pub(super) fn hold(password: &NewPassword) -> bool {
    let lower = password.expose().to_lowercase();
    COMMON.binary_search(&lower.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_common(text: &str) -> bool {
        hold(&NewPassword::parse(text).unwrap())
    }

    #[test]
    fn common_ones_are_found_whatever_their_capitals() {
        for common in [
            "Password1",
            "pAssWord1",
            "Azerty123",
            "Bonjour1",
            "Qwerty123",
        ] {
            assert!(is_common(common), "{common}");
        }
        for fine in ["Calepin2026", "Password1-of-mine", "Éléphant7"] {
            assert!(!is_common(fine), "{fine}");
        }
    }

    #[test]
    fn each_can_be_looked_up_and_could_be_chosen() {
        assert!(COMMON.len() > 90_000);
        assert!(COMMON.is_sorted());
        for common in COMMON.iter() {
            let mut cased = common.char_indices().filter(|(_, c)| c.is_lowercase());
            let (at, letter) = cased.next().unwrap();
            let upper = letter.to_uppercase();
            let chosen = format!(
                "{}{upper}{}",
                &common[..at],
                &common[at + letter.len_utf8()..]
            );
            assert!(is_common(&chosen), "{chosen}");
        }
    }
}
