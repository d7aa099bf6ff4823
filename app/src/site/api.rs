//! What belongs to every page.

use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::error::ApiError;

/// Remembers the language, and shows the same page in it.
///
/// # Errors
/// Outside a request.
#[server(prefix = "/api", endpoint = "choose_language", output = Postcard)]
pub async fn choose_language(
    #[server(default)] language: String,
    #[server(default)] back: String,
) -> Result<(), ApiError> {
    use domain::account::Language;

    use crate::{cx::Cx, routes};

    let cx = Cx::get()?;
    if let Some(language) = Language::from_tag(&language) {
        cx.choose_language(language);
    }
    cx.redirect(routes::known(&back).unwrap_or(routes::LANDING));
    Ok(())
}
