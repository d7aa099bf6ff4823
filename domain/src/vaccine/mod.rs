//! The vaccine catalogue: which vaccines there are and were, what each holds, and what that protects against.
//! The sheet itself is `catalogue.rs`; docs/vaccines.md says how it is made and changed.

mod catalogue;
pub mod disease;
pub mod product;
pub mod search;
mod typo;
pub mod valence;
mod words;

use product::Product;

/// Every vaccine, in the order of the sheet.
pub fn all() -> &'static [Product] {
    catalogue::PRODUCTS
}

/// The vaccine of a key.
pub fn product(key: &str) -> Option<&'static Product> {
    all().iter().find(|product| product.key == key)
}

/// The vaccine of a NUVA code, such as `VAC0030`.
pub fn by_nuva(code: &str) -> Option<&'static Product> {
    all().iter().find(|product| product.nuva == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{
        disease::Disease::{
            self, HepatitisB, Influenza, MeningococcalA, MeningococcalAcwy, MeningococcalC, Tetanus,
        },
        product::Naming,
        valence::{Nature, Valence},
        *,
    };

    /// The longest name that a line of a list shows whole.
    const LONGEST_NAME: usize = 64;

    #[test]
    fn keys_names_and_codes_are_unique_and_well_formed() {
        let mut seen = BTreeSet::new();
        for product in all() {
            let fresh = |code: &'static str, seen: &mut BTreeSet<_>| {
                assert!(seen.insert(code), "{code} twice");
            };
            fresh(product.key, &mut seen);
            fresh(product.name, &mut seen);
            fresh(product.nuva, &mut seen);
            product.cis.iter().for_each(|cis| fresh(cis, &mut seen));

            let in_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(product.key.chars().all(in_key), "{}", product.key);
            assert!(
                product.name.chars().count() <= LONGEST_NAME,
                "{}",
                product.name
            );
            assert!(is_code(product.nuva, "VAC", 4), "{}", product.nuva);
            assert!(
                product.cis.iter().all(|cis| is_code(cis, "6", 7)),
                "{}",
                product.key
            );
            assert!(
                product.atc.is_none_or(|atc| atc.starts_with("J07")),
                "{}",
                product.key
            );
        }
    }

    fn is_code(code: &str, prefix: &str, figures: usize) -> bool {
        code.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() == figures && rest.bytes().all(|byte| byte.is_ascii_digit())
        })
    }

    #[test]
    fn no_vaccine_holds_nothing_or_a_valence_twice() {
        for product in all() {
            assert!(!product.valences.is_empty(), "{}", product.key);
            let valences: BTreeSet<_> = product.valences.iter().collect();
            assert_eq!(valences.len(), product.valences.len(), "{}", product.key);
        }
    }

    #[test]
    fn every_disease_has_a_vaccine_of_which_nothing_more_is_known() {
        for disease in Disease::ALL {
            let unspecified = all().iter().find(|product| {
                product.naming == Naming::Unspecified && product.diseases().eq([*disease])
            });
            // Serogroups A, W and Y come with C alone.
            assert!(
                unspecified.is_some() || *disease == MeningococcalAcwy,
                "{disease:?}"
            );
        }
        assert!(
            all()
                .iter()
                .any(|product| product.naming == Naming::Unspecified
                    && product.covers(MeningococcalAcwy))
        );
    }

    #[test]
    fn every_valence_belongs_to_a_vaccine() {
        for valence in Valence::ALL {
            let held = all()
                .iter()
                .any(|product| product.valences.contains(valence));
            assert!(held, "{valence:?}");
        }
    }

    #[test]
    fn vaccines_of_which_nothing_is_known_come_last_and_were_never_marketed() {
        assert!(all().is_sorted_by_key(|product| product.naming));
        let unspecified = all()
            .iter()
            .filter(|product| product.naming == Naming::Unspecified);
        assert!(unspecified.clone().all(|product| product.cis.is_empty()));
        assert!(all().len() - unspecified.count() >= 150);
    }

    #[test]
    fn lookups_know_what_is_there_and_nothing_else() {
        assert_eq!(product("revaxis").map(|found| found.nuva), Some("VAC0030"));
        assert_eq!(by_nuva("VAC0030").map(|found| found.key), Some("revaxis"));
        assert_eq!(product("REVAXIS"), None);
        assert_eq!(by_nuva("VAC9999"), None);
    }

    #[test]
    fn diseases_follow_from_valences() {
        let of = |key| product(key).map(|found| found.diseases().collect::<Vec<_>>());
        assert_eq!(
            of("nimenrix"),
            Some(vec![MeningococcalC, MeningococcalAcwy])
        );
        assert_eq!(
            of("vaccin-meningococcique-a-c"),
            Some(vec![MeningococcalC, MeningococcalA])
        );
        assert_eq!(of("tetagrip"), Some(vec![Tetanus, Influenza]));
        assert_eq!(of("hbvaxpro-40-ug"), Some(vec![HepatitisB]));
    }

    #[test]
    fn what_is_live_is_known() {
        let live = |key| product(key).is_some_and(|found| found.has(Nature::LiveVirus));
        for key in ["priorix", "stamaril", "varivax", "zostavax", "proquad"] {
            assert!(live(key), "{key}");
        }
        for key in [
            "rotarix", "fluenz", "monovax", "shingrix", "revaxis", "opvero", "imvanex",
        ] {
            assert!(!live(key), "{key}");
        }
    }
}
