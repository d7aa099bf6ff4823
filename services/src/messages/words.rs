//! What somebody else wrote, inside our sentences.

use std::fmt;

/// Somebody's own words in a message: a name, a reason.
///
/// Those that run from right to left are shut in an isolate (UAX #9, § 2.4), so that they turn neither the words nor
/// the marks around them; a mail app has no style sheet of ours that could.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a>(pub &'a str);

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(words) = self;
        if words.contains(runs_from_right_to_left) {
            write!(f, "{FIRST_STRONG_ISOLATE}{words}{POP_DIRECTIONAL_ISOLATE}")
        } else {
            f.write_str(words)
        }
    }
}

/// The blocks that Unicode keeps for scripts of this direction (`DerivedBidiClass.txt`).
const fn runs_from_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_the_other_way_is_shut_in() {
        for name in ["Zoé", "Łukasz", "Ольга", "李娜", "O’Brien 2"] {
            assert_eq!(Words(name).to_string(), name);
        }
        for name in ["ليلى", "יעל", "Dr ليلى"] {
            assert_eq!(Words(name).to_string(), format!("\u{2068}{name}\u{2069}"));
        }
    }
}
