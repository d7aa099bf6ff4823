//! What belongs to every page.

use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::error::ApiError;

/// Remembers the language, of the browser and of whoever is signed in, and shows the same page in it; « Mon compte », with
/// word of it, to whoever chose it there.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "choose_language", output = Postcard)]
pub async fn choose_language(
    #[server(default)] language: String,
    #[server(default)] back: String,
) -> Result<(), ApiError> {
    use domain::account::Language;
    use services::account::Activity;

    use crate::{cx::Cx, routes};

    let cx = Cx::get()?;
    if let Some(language) = Language::from_tag(&language) {
        cx.choose_language(language);
        if let Some(session) = cx.signed_in(Activity::User).await? {
            let accounts = &cx.services().account;
            accounts.speak(session.actor.account(), language).await?;
        }
    }
    let page = match back.as_str() {
        routes::LANGUAGE_CHOSEN => Some(routes::LANGUAGE_CHOSEN),
        shown => routes::known(shown),
    };
    cx.redirect(page.unwrap_or(routes::LANDING));
    Ok(())
}
