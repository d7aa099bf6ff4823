//! Mobile numbers, which receive the codes.

use core::fmt;

use crate::problem::Problem;

/// A mobile number of France or its overseas territories, in E.164 form (`+33612345678`).
#[derive(Clone, PartialEq, Eq)]
pub struct MobileNumber(String);

/// The allowed mobile ranges: country code, how many digits follow it, and the first digits of its mobile numbers.
/// Source: Arcep, *plan national de numérotation*, decision 2018-0881 as amended; for 687 and 689 the plans of
/// OPT-NC and DGEN (ITU Operational Bulletins).
const MOBILE_RANGES: &[(&str, usize, &[&str])] = &[
    ("33", 9, &["6", "73", "74", "75", "76", "77", "78", "79"]),
    ("262", 9, &["692", "693", "639"]),
    ("590", 9, &["690", "691"]),
    ("594", 9, &["694"]),
    ("596", 9, &["696", "697"]),
    ("687", 6, &["7", "8", "9"]),
    ("689", 8, &["87", "88", "89"]),
];

impl MobileNumber {
    /// Parses a number as it is typed in France (`06 12 34 56 78`), or with its country code (`+33 6…`, `00262…`).
    ///
    /// # Errors
    /// [`Problem::Missing`] or [`Problem::NotAMobileNumber`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let raw = raw.trim();
        if raw.is_empty() {
            return Err(Problem::Missing);
        }
        international(raw)
            .filter(|digits| is_mobile(digits))
            .map(|digits| Self(format!("+{digits}")))
            .ok_or(Problem::NotAMobileNumber)
    }

    /// The number in E.164 form, with its `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last two digits: enough for its owner to know the number, and for nobody else to learn it.
    pub fn ending(&self) -> &str {
        &self.0[self.0.len() - 2..]
    }
}

/// The digits of an international number without its prefix, or nothing if the text is no number.
fn international(raw: &str) -> Option<String> {
    if raw.len() > 40 {
        return None;
    }
    let (plus, rest) = match raw.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, raw),
    };
    // "+33 (0)6 …" is often written so: the bracketed zero is not dialled.
    let rest = rest.replace("(0)", "");
    let digits: String = rest
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{A0}' | '\u{202F}' | '(' | ')'))
        .collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if plus {
        return Some(digits);
    }
    if let Some(digits) = digits.strip_prefix("00") {
        return Some(digits.to_owned());
    }
    let national = digits.strip_prefix('0')?;
    Some(format!("{}{national}", country_of_national(national)))
}

/// What Arcep keeps for films and books out of Mayotte's range (its numbers go to nobody; libphonenumber leaves them out
/// of Mayotte's, too): whoever types one means a mobile of France like any other.
const FICTION: &str = "63998";

/// Overseas mobile numbers are dialled nationally too (`0692…`): their first digits tell the country code.
fn country_of_national(national: &str) -> &'static str {
    if national.starts_with(FICTION) {
        return "33";
    }
    MOBILE_RANGES
        .iter()
        .filter(|(country, length, _)| *country != "33" && *length == 9)
        .find(|(_, _, prefixes)| prefixes.iter().any(|prefix| national.starts_with(prefix)))
        .map_or("33", |(country, _, _)| country)
}

fn is_mobile(digits: &str) -> bool {
    MOBILE_RANGES.iter().any(|(country, length, prefixes)| {
        digits.strip_prefix(country).is_some_and(|rest| {
            rest.len() == *length && prefixes.iter().any(|prefix| rest.starts_with(prefix))
        })
    })
}

/// Shows nothing of the number: it must not reach a log.
impl fmt::Debug for MobileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MobileNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_numbers_as_people_type_them() {
        for (raw, e164) in [
            ("0612345678", "+33612345678"),
            ("06 12 34 56 78", "+33612345678"),
            ("07.98.76.54.32", "+33798765432"),
            ("+33 6 12 34 56 78", "+33612345678"),
            ("+33 (0)6 12 34 56 78", "+33612345678"),
            ("0033612345678", "+33612345678"),
            ("0692 12 34 56", "+262692123456"),
            ("0639 26 27 28", "+262639262728"),
            ("06 39 97 99 99", "+262639979999"),
            ("06 39 98 00 01", "+33639980001"),
            ("+33 6 39 98 00 01", "+33639980001"),
            ("06 39 99 00 00", "+262639990000"),
            ("+262692123456", "+262692123456"),
            ("0696123456", "+596696123456"),
            ("+687 75 12 34", "+687751234"),
            ("+689 87 12 34 56", "+68987123456"),
        ] {
            assert_eq!(
                MobileNumber::parse(raw).map(|n| n.0),
                Ok(e164.to_owned()),
                "{raw}"
            );
        }
    }

    #[test]
    fn refuses_landlines_premium_and_foreign_numbers() {
        for raw in [
            "0123456789",
            "0899123456",
            "+44 7911 123456",
            "+1 900 555 0100",
            "061234567",
            "06123456789",
            "0700123456",
            "telephone",
            "06 12 34 56 7x",
            "+",
            "00",
            "٠٦١٢٣٤٥٦٧٨",
        ] {
            assert_eq!(
                MobileNumber::parse(raw),
                Err(Problem::NotAMobileNumber),
                "{raw}"
            );
        }
        assert_eq!(MobileNumber::parse(" "), Err(Problem::Missing));
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_or_refused(raw in "\\PC{0,60}") {
            if let Ok(number) = MobileNumber::parse(&raw) {
                prop_assert_eq!(MobileNumber::parse(number.as_str()), Ok(number));
            }
        }
    }
}
