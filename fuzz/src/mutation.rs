//! Small changes of what somebody might type, without the help of coverage: for tests that take a second.

use std::sync::LazyLock;

use crate::dice::Dice;

/// `fuzz/dictionary.txt`, which libFuzzer reads, too: what breaks parsers.
static DICTIONARY: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let entries = include_str!("../dictionary.txt").lines();
    let quoted = entries.filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(unescaped).collect()
});

/// What breaks parsers, by long experience.
pub fn dictionary() -> &'static [Vec<u8>] {
    &DICTIONARY
}

/// Bytes as libFuzzer writes them: `\\`, `\"` and `\xAB` stand for one.
fn unescaped(written: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = written.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => (digit(*high) << 4 | digit(*low), after),
            (b'\\', [escaped, after @ ..]) => (*escaped, after),
            (plain, after) => (*plain, after),
        };
        bytes.push(byte);
        rest = after;
    }
    bytes
}

fn digit(hexadecimal: u8) -> u8 {
    match hexadecimal {
        b'0'..=b'9' => hexadecimal - b'0',
        upper => upper.to_ascii_uppercase() - b'A' + 10,
    }
}

/// `input`, changed in a few places; `other` may lend a part.
pub fn mutated(dice: &mut Dice, input: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len() + 1);
        let end = at + dice.below((bytes.len() - at).min(8) + 1);
        let piece: Vec<u8> = match dice.below(6) {
            0 | 1 => dice.one_of(dictionary()).clone(),
            2 => Vec::new(),
            3 => bytes[at..end].repeat(2 + dice.below(3)),
            4 => other[dice.below(other.len() + 1)..].to_vec(),
            _ => vec![dice.number().to_le_bytes()[0]],
        };
        let end = if dice.once_in(2) { at } else { end };
        bytes.splice(at..end, piece);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_is_read_as_libfuzzer_reads_it() {
        assert_eq!(
            unescaped(r#"a\"b\\\xE2\x80\xAE"#),
            "a\"b\\\u{202E}".as_bytes()
        );
        assert!(dictionary().len() > 50);
        assert!(dictionary().contains(&vec![0]));
    }

    #[test]
    fn chance_can_be_repeated() {
        let mutate = |seed| mutated(&mut Dice::new(seed), b"14/03/2019", b"camille@exemple.fr");
        assert_eq!(mutate(7), mutate(7));
        assert!((0..50).any(|seed| mutate(seed) != mutate(7)));
    }
}
