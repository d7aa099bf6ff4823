//! How far a typed word is from a word that it may be meant for.

/// The longest word that is compared, in bytes.
const LONGEST: usize = 32;

/// The most slips that are ever forgiven.
const MOST: u8 = 2;

/// How many slips a typed word may hold: none in a short word or a number, where every character counts.
pub(super) fn allowed(typed: &str) -> u8 {
    match typed.len() {
        4..=7 if !has_digit(typed) => 1,
        8..=LONGEST if !has_digit(typed) => MOST,
        _ => 0,
    }
}

/// Whether a figure is in it.
pub(super) fn has_digit(typed: &str) -> bool {
    typed.bytes().any(|byte| byte.is_ascii_digit())
}

/// The fewest slips (a letter too much, missing, or another one, or two neighbours swapped) between `typed` and a
/// beginning of `word`, if no more than `most` and [`MOST`]. Both are ASCII, so that bytes are letters.
pub(super) fn slips(typed: &str, word: &str, most: u8) -> Option<u8> {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    if typed.len() > LONGEST {
        return None;
    }
    let most = most.min(MOST);
    let reach = usize::from(most);
    let word = &word[..word.len().min(typed.len() + reach)];

    // Distances of the beginnings of `word` from those of `typed`: a row for each letter of `typed`, two rows kept.
    // Only beginnings of about the same length can be near: outside that band, every distance is too far.
    let far = [most + 1; LONGEST + MOST as usize + 1];
    let (mut before_last, mut last) = (far, far);
    for (cell, slips) in last.iter_mut().zip(0..=most) {
        *cell = slips;
    }
    for i in 1..=typed.len() {
        let mut row = far;
        if i <= reach {
            row[0] = last[0] + 1;
        }
        let mut near = row[0] <= most;
        for j in i.saturating_sub(reach).max(1)..=(i + reach).min(word.len()) {
            let other = u8::from(typed[i - 1] != word[j - 1]);
            row[j] = (last[j - 1] + other).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
            near |= row[j] <= most;
        }
        if !near {
            return None;
        }
        (before_last, last) = (last, row);
    }
    last[..=word.len()]
        .iter()
        .copied()
        .min()
        .filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips_against_a_beginning() {
        for (typed, word, expected) in [
            ("revaxis", "revaxis", Some(0)),
            ("reva", "revaxis", Some(0)),
            ("rvaxis", "revaxis", Some(1)),
            ("ervaxis", "revaxis", Some(1)),
            ("revaxsi", "revaxis", Some(1)),
            ("revvaxis", "revaxis", Some(1)),
            ("rewaxis", "revaxis", Some(1)),
            ("rwvxis", "revaxis", Some(2)),
            ("priorix", "revaxis", None),
            ("revaxisxyz", "revaxis", None),
            ("", "revaxis", Some(0)),
            ("abc", "", None),
        ] {
            assert_eq!(slips(typed, word, 2), expected, "{typed} {word}");
        }
        assert_eq!(slips("rwvxis", "revaxis", 1), None);
    }

    /// The definition, without a band: the fewest slips to each beginning, by trying every kind of slip.
    fn plainly(typed: &[u8], word: &[u8]) -> u8 {
        let beginnings = (0..=word.len()).map(|end| distance(typed, &word[..end]));
        beginnings.min().unwrap()
    }

    fn distance(typed: &[u8], word: &[u8]) -> u8 {
        let (Some((last, begun)), Some((other, start))) = (typed.split_last(), word.split_last())
        else {
            return u8::try_from(typed.len() + word.len()).unwrap();
        };
        let kept = distance(begun, start) + u8::from(last != other);
        let one_more = distance(begun, word).min(distance(typed, start)) + 1;
        let swapped = match (begun.split_last(), start.split_last()) {
            (Some((before, begun)), Some((other_before, start)))
                if (before, last) == (other, other_before) =>
            {
                distance(begun, start) + 1
            }
            _ => u8::MAX,
        };
        kept.min(one_more).min(swapped)
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_the_definition(typed in "[ab]{0,5}", word in "[abc]{0,6}", most in 0_u8..=MOST) {
            let expected = Some(plainly(typed.as_bytes(), word.as_bytes())).filter(|slips| *slips <= most);
            proptest::prop_assert_eq!(slips(&typed, &word, most), expected);
        }
    }

    #[test]
    fn never_fails_on_long_words() {
        let long = "a".repeat(LONGEST);
        assert_eq!(slips(&long, &"a".repeat(100), 2), Some(0));
        assert_eq!(slips(&"a".repeat(LONGEST + 1), &long, 2), None);
    }

    #[test]
    fn short_words_and_numbers_are_taken_as_typed() {
        for (typed, most) in [
            ("ror", 0),
            ("rage", 1),
            ("pcv13", 0),
            ("priorix", 1),
            ("prevenar", 2),
        ] {
            assert_eq!(allowed(typed), most, "{typed}");
        }
    }
}
