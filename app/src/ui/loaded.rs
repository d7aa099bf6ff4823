//! What a page loads, and what is shown instead when it could not.

use leptos::prelude::*;

use super::{
    page::{Heading, Page},
    texts,
};
use crate::{account::resume::ResumePage, error::ApiError, routes};

/// Shows what was loaded, or why it was not. What is shown stays until what is loaded again has come.
#[component]
pub fn Loaded<T>(
    /// What is loaded.
    resource: Resource<Result<T, ApiError>>,
    /// How it is shown.
    children: fn(T) -> AnyView,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match resource.await {
                    Ok(loaded) => children(loaded),
                    Err(error) => error_page(&error),
                }
            })}
        </Transition>
    }
}

/// The page that stands in for one that could not be shown.
pub fn error_page(error: &ApiError) -> AnyView {
    let t = texts();
    let (title, text) = match error {
        // A redirect follows.
        ApiError::Elsewhere | ApiError::SignInRequired => return ().into_any(),
        ApiError::SessionIdle { refused } => {
            return view! { <ResumePage refused=refused.clone() /> }.into_any();
        }
        ApiError::NotFound => t.site.not_found,
        ApiError::Busy { .. } => t.site.busy,
        ApiError::Offline => t.site.offline,
        ApiError::Refused(_) | ApiError::Conflict | ApiError::Failed => t.site.failed,
    };
    view! { <MessagePage title text /> }.into_any()
}

/// A page that says one thing, and leads back.
#[component]
pub fn MessagePage(
    /// What happened.
    title: &'static str,
    /// What to do.
    text: &'static str,
) -> impl IntoView {
    let t = texts();
    view! {
        <Page title=title>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <p>
                <a href=routes::LANDING>{t.site.to_landing}</a>
            </p>
        </Page>
    }
}
