//! The search for a vaccine: the catalogue is on the server alone.

use domain::vaccine::disease::Disease;
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::cx::Cx;
use crate::error::ApiError;
#[cfg(feature = "ssr")]
use domain::vaccine::{product::Product, search};
#[cfg(feature = "ssr")]
use services::account::Activity;

/// How many vaccines a search shows: as many as are looked through at a glance.
#[cfg(feature = "ssr")]
const SHOWN: usize = 8;

/// A vaccine, as a list of them shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaccineLine {
    /// Its key in the catalogue.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it protects against.
    pub diseases: Vec<Disease>,
    /// Whether there are boosters among its doses.
    pub has_boosters: bool,
}

#[cfg(feature = "ssr")]
impl From<&Product> for VaccineLine {
    fn from(product: &Product) -> Self {
        Self {
            key: product.key.to_owned(),
            name: product.name.to_owned(),
            diseases: product.diseases().collect(),
            has_boosters: domain::record::act::has_boosters(product),
        }
    }
}

/// What a search for a vaccine has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaccinesFound {
    /// The likeliest, first.
    pub lines: Vec<VaccineLine>,
    /// How many there are in all.
    pub total: usize,
}

/// The vaccines that what is typed may mean, the likeliest first.
///
/// # Errors
/// [`ApiError::NotFound`] for everyone but practitioners.
#[server(prefix = "/api", endpoint = "search_vaccines", output = Postcard)]
pub async fn search_vaccines(#[server(default)] query: String) -> Result<VaccinesFound, ApiError> {
    let cx = Cx::get()?;
    let found = async {
        let by = cx.practitioner(Activity::User).await?;
        let recent = cx.services().vaccination.recent_products(&by).await?;
        Ok(find(&query, &recent))
    };
    found.await.map_err(|error| cx.failure(error))
}

#[cfg(feature = "ssr")]
pub(super) fn find(query: &str, recent: &[String]) -> VaccinesFound {
    let recent: Vec<&str> = recent.iter().map(String::as_str).collect();
    let found = search::search(query, &recent);
    VaccinesFound {
        total: found.len(),
        lines: found
            .into_iter()
            .take(SHOWN)
            .map(VaccineLine::from)
            .collect(),
    }
}
