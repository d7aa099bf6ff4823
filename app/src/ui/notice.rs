//! Short messages beside what they are about, and in place of what could not be shown.

use leptos::prelude::*;

use super::texts;
use crate::error::ApiError;

/// A message that something was done.
#[component]
pub fn Done(
    /// What was done.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <div class="notice notice--success" role="status">
            {crate::icon!("check")}
            <div>
                <p>{text}</p>
            </div>
        </div>
    }
}

/// A message worth knowing.
#[component]
pub fn Info(
    /// What to know.
    #[prop(into)]
    text: String,
    /// Its id, for what it explains.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    view! {
        <div class="notice notice--info" id=id>
            {crate::icon!("info")}
            <div>
                <p>{text}</p>
            </div>
        </div>
    }
}

/// A message to heed.
#[component]
pub fn Warning(
    /// What to heed.
    text: &'static str,
) -> impl IntoView {
    view! {
        <div class="notice notice--warning">
            {crate::icon!("alert")}
            <div>
                <p>{text}</p>
            </div>
        </div>
    }
}

/// What is said of an error that is about no field, as heading and text; nothing where a redirect follows.
pub fn general_error(error: &ApiError) -> Option<(&'static str, &'static str)> {
    let t = texts();
    match error {
        ApiError::Refused(_)
        | ApiError::Elsewhere
        | ApiError::SignInRequired
        | ApiError::StepUpRequired => None,
        ApiError::SessionIdle { .. } => Some(t.errors.idle),
        ApiError::NotFound => Some(t.site.not_found),
        ApiError::Conflict => Some(t.errors.conflict),
        ApiError::Busy { .. } => Some(t.site.busy),
        ApiError::Offline => Some(t.site.offline),
        ApiError::Failed => Some(t.site.failed),
    }
}
