//! How text typed by a person becomes text the software keeps: one place for trimming, normal form and limits.

use unicode_normalization::UnicodeNormalization;

use crate::problem::Problem;

/// Parses one line of text: Unicode NFC, no white space around it, nothing invisible in it, `1..=max` characters.
///
/// # Errors
/// [`Problem::Missing`], [`Problem::TooLong`] or [`Problem::InvisibleCharacters`].
pub fn line(raw: &str, max: u16) -> Result<String, Problem> {
    // Four bytes a character at the most, and as many combining marks: beyond that, do not even normalise.
    if raw.len() > usize::from(max) * 16 {
        return Err(Problem::TooLong { max });
    }
    let text: String = raw.trim().nfc().collect();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    if text.chars().any(is_invisible) {
        return Err(Problem::InvisibleCharacters);
    }
    if text.chars().count() > usize::from(max) {
        return Err(Problem::TooLong { max });
    }
    Ok(text)
}

/// What may be left empty: nothing typed is nothing, not an error.
///
/// # Errors
/// Whatever else is wrong with it.
pub fn optional<T>(parsed: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match parsed {
        Ok(value) => Ok(Some(value)),
        Err(Problem::Missing) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// Control characters, direction marks and overrides, and line separators: they can make one text look like another.
/// The joiners (U+200C, U+200D) stay: Persian and Indic names need them.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_can_be_read() {
        assert_eq!(line("  Jean-François ", 20).as_deref(), Ok("Jean-François"));
        assert_eq!(line("e\u{301}", 1).as_deref(), Ok("é"));
        assert_eq!(line("محمد", 20).as_deref(), Ok("محمد"));
    }

    #[test]
    fn refuses_what_cannot() {
        assert_eq!(line(" \t ", 20), Err(Problem::Missing));
        assert_eq!(line("a\0b", 20), Err(Problem::InvisibleCharacters));
        assert_eq!(line("a\r\nb", 20), Err(Problem::InvisibleCharacters));
        assert_eq!(line("a\u{202E}b", 20), Err(Problem::InvisibleCharacters));
        assert_eq!(line("abc", 2), Err(Problem::TooLong { max: 2 }));
        assert_eq!(
            line(&"x".repeat(10_000), 80),
            Err(Problem::TooLong { max: 80 })
        );
    }
}
