//! Finding a vaccine while someone types: by name, by what it holds or protects against, or by code.

use std::{collections::BTreeMap, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{all, product::Product, typo, words};

/// The longest query that is looked at, in bytes: twice the longest name.
const LONGEST_QUERY: usize = 128;

/// The vaccines that `query` may mean, the likeliest first. Each typed word is the beginning of a word of the vaccine,
/// in French or in English, give or take a slip or two; accents, case and punctuation do not matter. A name or a code
/// typed whole comes first; then what was used lately (`recent`: keys, latest first); then what France has or had on
/// its market; what fits only with a slip comes last. An empty query gives every vaccine, an endless one none.
pub fn search(query: &str, recent: &[&str]) -> Vec<&'static Product> {
    if query.len() > LONGEST_QUERY {
        return Vec::new();
    }
    let query = Query::new(query);
    let mut found: Vec<_> = INDEX
        .entries
        .iter()
        .enumerate()
        .filter_map(|(line, entry)| {
            let (fit, slips) = query.fit(entry)?;
            let product = entry.product;
            let used = recent.iter().position(|key| *key == product.key);
            let rank = (
                (fit, used.unwrap_or(usize::MAX)),
                (product.naming, product.cis.is_empty()),
                (slips, product.diseases().count(), line),
            );
            Some((rank, product))
        })
        .collect();
    found.sort_unstable_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, product)| product).collect()
}

/// The vaccine that was named whole, by its name or by a code of its own; none where that leaves a choice.
pub fn named(typed: &str) -> Option<&'static Product> {
    if typed.len() > LONGEST_QUERY {
        return None;
    }
    let typed = folded(typed).replace(' ', "");
    let mut whole = INDEX
        .entries
        .iter()
        .filter(|entry| entry.name == typed || entry.codes.contains(&typed));
    let first = whole.next()?.product;
    whole.next().is_none().then_some(first)
}

/// How well a vaccine fits what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its whole name, or one of its codes.
    Whole,
    /// Words of it, or their beginnings.
    Words,
    /// The same, but for a slip.
    Slips,
}

/// A fit, and how far from it: 0 for a whole word, 1 for a beginning, more with each slip.
type Measure = (Fit, u8);

/// What was typed, and how it compares with each word of the catalogue.
struct Query {
    /// Without the spaces: `infanrix hexa` is `infanrixhexa`.
    joined: String,
    /// For each word typed, the measure of each word of the index.
    words: Vec<Vec<Option<Measure>>>,
}

impl Query {
    fn new(query: &str) -> Self {
        let typed = folded(query);
        let measures = |typed| {
            INDEX
                .words
                .iter()
                .map(|word| measure(typed, word))
                .collect()
        };
        Self {
            joined: typed.replace(' ', ""),
            words: typed.split(' ').map(measures).collect(),
        }
    }

    /// The best of three ways in: by code, by the name as one word, by words.
    fn fit(&self, entry: &Entry) -> Option<Measure> {
        let code = entry
            .codes
            .iter()
            .filter_map(|code| self.fit_code(code))
            .min();
        let name = measure(&self.joined, &entry.name).map(|(fit, far)| match far {
            0 => (Fit::Whole, 0),
            _ => (fit, far),
        });
        [code, name, self.fit_words(entry)]
            .into_iter()
            .flatten()
            .min()
    }

    /// Codes have figures, and say something from the fourth character on.
    fn fit_code(&self, code: &str) -> Option<Measure> {
        let typed = self.joined.as_str();
        let begun = typed.len() >= 4 && typo::has_digit(typed) && code.starts_with(typed);
        begun.then(|| {
            if typed == code {
                (Fit::Whole, 0)
            } else {
                (Fit::Words, 1)
            }
        })
    }

    /// Every typed word fits some word of the vaccine: the worst of these fits, and how far they are in all.
    fn fit_words(&self, entry: &Entry) -> Option<Measure> {
        self.words
            .iter()
            .try_fold((Fit::Words, 0), |(worst, sum): Measure, measures| {
                let (fit, far) = entry
                    .words
                    .iter()
                    .filter_map(|word| measures[*word])
                    .min()?;
                Some((worst.max(fit), sum.saturating_add(far)))
            })
    }
}

/// How well `typed` fits one word, or its beginning.
fn measure(typed: &str, word: &str) -> Option<Measure> {
    if word.starts_with(typed) {
        return Some((Fit::Words, u8::from(typed.len() < word.len())));
    }
    match typo::allowed(typed) {
        0 => None,
        most => typo::slips(typed, word, most).map(|slips| (Fit::Slips, 1 + slips)),
    }
}

/// The catalogue as it is searched: each different word once, however many vaccines it belongs to.
struct Index {
    words: Vec<String>,
    entries: Vec<Entry>,
}

struct Entry {
    product: &'static Product,
    name: String,
    codes: Vec<String>,
    /// Where its words are in the index.
    words: Vec<usize>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let entries = all()
        .iter()
        .map(|product| {
            let name = folded(product.name);
            let named = name.split(' ').map(str::to_owned);
            let words = named
                .chain(words::of(product).map(str::to_owned))
                .map(|word| {
                    let next = places.len();
                    *places.entry(word).or_insert(next)
                })
                .collect();
            let codes = product
                .cis
                .iter()
                .copied()
                .chain([product.nuva])
                .chain(product.atc);
            Entry {
                product,
                name: name.replace(' ', ""),
                codes: codes.map(folded).collect(),
                words,
            }
        })
        .collect();
    let mut words = vec![String::new(); places.len()];
    for (word, place) in places {
        words[place] = word;
    }
    Index { words, entries }
});

/// Lower case, ASCII letters and figures only, words apart by one space. A point joins: `D.T. Polio` is `dt polio`.
fn folded(text: &str) -> String {
    let letters: String = text
        .nfkd()
        .filter(|c| *c != '.' && !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'μ' => 'u',
            'a'..='z' | '0'..='9' => c,
            _ => ' ',
        })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn names(query: &str) -> Vec<&'static str> {
        search(query, &[])
            .iter()
            .map(|product| product.name)
            .collect()
    }

    #[test]
    fn finds_by_name_content_disease_and_code() {
        for (typed, first) in [
            ("revaxis", &["REVAXIS"][..]),
            ("Revax", &["REVAXIS"]),
            ("m-m-rvax", &["M-M-RVAXPRO"]),
            ("mmrvaxpro", &["M-M-RVAXPRO"]),
            ("infanrix hexa", &["INFANRIX HEXA"]),
            ("infanrix tetra", &["INFANRIXTETRA"]),
            ("dt polio mérieux", &["D.T. POLIO MERIEUX"]),
            ("infanrix", &["INFANRIX", "INFANRIX HEXA", "INFANRIXTETRA"]),
            ("prevenar", &["PREVENAR", "PREVENAR 13", "PREVENAR 20"]),
            ("prevenar 20", &["PREVENAR 20"]),
            (
                "dtp",
                &[
                    "D.T. COQ MERIEUX",
                    "D.T. POLIO MERIEUX",
                    "Vaccin D.T.P. PASTEUR",
                ],
            ),
            (
                "rougeole",
                &[
                    "ROUVAX",
                    "RUDI-ROUVAX",
                    "IMMU ORR",
                    "M-M-RVAXPRO",
                    "PRIORIX",
                ],
            ),
            ("measles", &["ROUVAX", "RUDI-ROUVAX"]),
            ("ROR", &["IMMU ORR", "M-M-RVAXPRO", "PRIORIX"]),
            ("fievre jaune", &["STAMARIL"]),
            ("Yellow Fever", &["STAMARIL"]),
            ("zona", &["ZOSTAVAX", "SHINGRIX"]),
            ("acwy", &["MENQUADFI", "MENVEO", "NIMENRIX"]),
            ("vpp23", &["PNEUMO 23", "PNEUMOVAX"]),
            (
                "hexavalent",
                &["HEXAVAC", "HEXYON", "INFANRIX HEXA", "VAXELIS"],
            ),
            ("grippe haute dose", &["EFLUELDA", "EFLUELDA TETRA"]),
            ("grippe inconnu", &["Vaccin Grippe, sans précision"]),
            ("J07BM", &["CERVARIX", "GARDASIL", "GARDASIL 9"]),
            ("j07bm03", &["GARDASIL 9"]),
            ("60917345", &["REVAXIS"]),
            ("vac0030", &["REVAXIS"]),
        ] {
            let found = names(typed);
            assert_eq!(found[..first.len().min(found.len())], *first, "{typed}");
        }
        assert!(names("dtp").contains(&"REVAXIS"));
        assert!(names("covid").contains(&"COMIRNATY LP.8.1 30 µg"));
        assert_eq!(names("xyzzy"), [""; 0]);
        assert_eq!(names(&"v ".repeat(LONGEST_QUERY)), [""; 0]);
    }

    #[test]
    fn forgives_slips_but_not_in_numbers_or_short_words() {
        for (typed, first) in [
            ("rvaxis", "REVAXIS"),
            ("revaixs", "REVAXIS"),
            ("rewaxis", "REVAXIS"),
            ("priorx", "PRIORIX"),
            ("prevvennar 13", "PREVENAR 13"),
            ("pnemocoque", "PREVENAR"),
            ("rougole", "ROUVAX"),
        ] {
            assert_eq!(names(typed).first(), Some(&first), "{typed}");
        }
        for typed in ["rox", "60917346", "prevenar 12", "J07BZ"] {
            assert_eq!(names(typed), [""; 0], "{typed}");
        }
    }

    #[test]
    fn what_fits_only_with_a_slip_comes_last() {
        let found = names("tetravac");
        assert_eq!(found[0], "TETRAVAC-ACELLULAIRE");
        assert!(found.contains(&"TETAVAX"));
    }

    #[test]
    fn recent_vaccines_come_first_but_not_before_a_name_or_a_fit() {
        let found = |query| search(query, &["priorix", "rouvax"]);
        assert_eq!(found("rougeole")[..2], [named("priorix"), named("rouvax")]);
        assert_eq!(found("")[..2], [named("priorix"), named("rouvax")]);
        assert_eq!(found("m-m-rvaxpro")[0], named("m-m-rvaxpro"));
        assert_eq!(
            search("prevenar", &["prevenar-13"])[..2],
            [named("prevenar"), named("prevenar-13")]
        );
        assert_eq!(
            search("tetravac", &["tetavax"])[0],
            named("tetravac-acellulaire")
        );
        assert!(!found("grippe").contains(&named("priorix")));
    }

    fn named(key: &str) -> &'static Product {
        super::super::product(key).unwrap()
    }

    #[test]
    fn every_vaccine_is_found_by_its_name_and_its_codes() {
        for product in all() {
            assert!(
                names(product.name).contains(&product.name),
                "{}",
                product.name
            );
            for code in product.cis.iter().chain([&product.nuva]) {
                assert_eq!(search(code, &[]), [product], "{code}");
            }
        }
    }

    #[test]
    fn a_whole_name_or_code_names_one_vaccine() {
        for product in all() {
            assert_eq!(super::named(product.nuva), Some(product));
        }
        assert_eq!(super::named("Infanrix hexa"), Some(named("infanrix-hexa")));
        for several_or_none in ["J07BM", "infanri", "grippe", ""] {
            assert_eq!(super::named(several_or_none), None, "{several_or_none}");
        }
    }

    #[test]
    fn every_search_word_is_written_as_it_is_compared() {
        let words_of = |product| words::of(product).collect::<BTreeSet<_>>();
        for word in all().iter().flat_map(words_of).collect::<BTreeSet<_>>() {
            assert_eq!(folded(word), word);
            let found = search(word, &[]);
            let meant = all()
                .iter()
                .filter(|product| words_of(product).contains(word));
            assert!(
                meant.clone().all(|product| found.contains(&product)),
                "{word}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_the_same_twice(query in ".{0,60}") {
            let found = search(&query, &[]);
            prop_assert_eq!(&found, &search(&query, &[]));
            let mut keys: Vec<_> = found.iter().map(|product| product.key).collect();
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), found.len());
        }

        #[test]
        fn one_slip_in_a_long_name_still_finds_it(at in 0_usize..7, letter in "[a-z]") {
            let mut typed = "infanrixhexa".to_owned();
            typed.replace_range(at..=at, &letter);
            prop_assert!(names(&typed).contains(&"INFANRIX HEXA"));
        }
    }
}
