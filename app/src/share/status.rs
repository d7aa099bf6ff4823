//! The small logo that tells how far sharing has come, beside every record. Never by colour alone.

use domain::share::ShareStatus;
use leptos::prelude::*;

use crate::ui::texts;

/// The logo and its words.
#[component]
pub fn ShareStatusLogo(
    /// How far it has come.
    status: ShareStatus,
    /// What else it says than the status alone would.
    #[prop(optional_no_strip)]
    words: Option<&'static str>,
) -> impl IntoView {
    let (class, icon) = match status {
        ShareStatus::NotShared => ("share-status--not-shared", crate::icon!("not-shared")),
        ShareStatus::InvitationPending => ("share-status--pending", crate::icon!("clock")),
        ShareStatus::InvitationStopped => ("share-status--stopped", crate::icon!("alert")),
        ShareStatus::Shared => ("share-status--shared", crate::icon!("shared")),
    };
    let words = words.unwrap_or_else(|| (texts().sharing().share_status)(status));
    view! {
        <span class=format!("share-status {class}")>
            {icon} <span>{words}</span>
        </span>
    }
}
