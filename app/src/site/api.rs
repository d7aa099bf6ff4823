//! What belongs to every page.

use leptos::{prelude::*, server_fn::codec::Postcard};

use super::home::Home;
#[cfg(feature = "ssr")]
use crate::cx::Cx;
use crate::{error::ApiError, ui::loaded::Packed};

/// Remembers the language, of the browser and of whoever is signed in, and shows the same page in it.
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

    use crate::routes;

    let cx = Cx::get()?;
    if let Some(language) = Language::from_tag(&language) {
        cx.choose_language(language);
        if let Some(session) = cx.signed_in(Activity::User).await? {
            let accounts = &cx.services().account;
            accounts.speak(session.actor.account(), language).await?;
        }
    }
    cx.redirect(routes::known(&back).unwrap_or(routes::LANDING));
    Ok(())
}

/// The home of whoever is signed in: the pages of one's own account, which are of every role, lead there.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_home", output = Postcard)]
pub async fn load_my_home() -> Result<Packed<Home>, ApiError> {
    let cx = Cx::get()?;
    let home = cx.home_of_user().await;
    cx.page(home).await
}
