//! What a page loads, and what is shown instead when it could not.

use std::{future::Future, marker::PhantomData, pin::Pin, sync::Arc};

use leptos::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    form::Revision,
    page::{Heading, Page},
    texts,
};
use crate::{account::resume::ResumePage, error::ApiError, routes};

/// What a server function loads for a page, as text: every page is loaded by the same code, and only what it shows has a
/// type of its own. (Each type in a `Resource` of its own was a third of the browser's bundle.)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Packed<T>(
    Result<String, ApiError>,
    #[serde(skip)] PhantomData<fn() -> T>,
);

impl<T: Serialize> Packed<T> {
    /// Packs a view.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn of(view: &T) -> Result<Self, ApiError> {
        serde_json::to_string(view)
            .map(|text| Self(Ok(text), PhantomData))
            .map_err(|_| ApiError::Failed)
    }
}

impl<T> Packed<T> {
    /// An answer that is no failure of the server's, though there is no view: the page itself, or a redirect, says more.
    pub const fn instead(error: ApiError) -> Self {
        Self(Err(error), PhantomData)
    }
}

/// What a page loads, whatever its type.
pub type Loading = Resource<Result<String, ApiError>>;

type Fetching = Pin<Box<dyn Future<Output = Result<String, ApiError>> + Send>>;

/// Loads what a page shows: by a part of its URL, and again when something was done on it.
pub fn load<T, F>(part: Signal<String>, fetch: fn(String) -> F) -> Loading
where
    T: 'static,
    F: Future<Output = Result<Packed<T>, ApiError>> + Send + 'static,
{
    resource(
        part,
        Box::new(move |part| {
            let fetching = fetch(part);
            Box::pin(async move { fetching.await.and_then(|packed| packed.0) })
        }),
    )
}

fn resource(part: Signal<String>, fetch: Box<dyn Fn(String) -> Fetching + Send + Sync>) -> Loading {
    let revision = Revision::current();
    Resource::new_blocking(
        move || (part.get(), revision.get()),
        move |(part, _)| fetch(part),
    )
}

/// Shows what was loaded, or why it was not. What is shown stays until what is loaded again has come.
pub fn show<T: DeserializeOwned + 'static>(loading: Loading, page: fn(T) -> AnyView) -> AnyView {
    shown(
        loading,
        Arc::new(move |text| match serde_json::from_str(text) {
            Ok(view) => page(view),
            Err(_) => error_page(&ApiError::Failed),
        }),
    )
}

/// Stands in while a page is on its way: in its place and as tall, so that nothing jumps.
fn waiting() -> impl IntoView {
    view! { <main id="main" class="page" aria-busy="true"></main> }
}

fn shown(loading: Loading, page: Arc<dyn Fn(&str) -> AnyView + Send + Sync>) -> AnyView {
    view! {
        <Transition fallback=waiting>
            {move || {
                let page = Arc::clone(&page);
                Suspend::new(async move {
                    match loading.await {
                        Ok(text) => page(&text),
                        Err(error) => error_page(&error),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
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
