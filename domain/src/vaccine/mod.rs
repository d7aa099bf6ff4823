//! The vaccine catalogue: which vaccines there are and were, what each holds, and what that protects against.
//! The sheet itself is `catalogue.rs`; docs/vaccines.md says how it is made and changed.

mod catalogue;
pub mod disease;
pub mod product;
pub mod valence;

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
