//! What a page loads, and what is shown instead when it could not.

use std::{fmt, future::Future, marker::PhantomData, pin::Pin, str::FromStr, sync::Arc};

use leptos::{prelude::*, server::codee::string::FromToStringCodec, server_fn::ServerFn};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    form::Revision,
    notice::general_error,
    page::{Heading, Page, path_part},
    texts,
};
use crate::{account::resume::ResumePage, error::ApiError, site::way_out};

/// What a server function loads for a page, as bytes: every page is loaded by the same code, and only what it shows has
/// a type of its own. (Each type in a `Resource` of its own was a third of the browser's bundle, and JSON a tenth.)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Packed<T>(Content, #[serde(skip)] PhantomData<fn() -> T>);

impl<T: Serialize> Packed<T> {
    /// Packs a view.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn of(view: &T) -> Result<Self, ApiError> {
        postcard::to_allocvec(view)
            .map(|bytes| Self(Content(Ok(bytes)), PhantomData))
            .map_err(|_| ApiError::Failed)
    }
}

impl<T> Packed<T> {
    /// An answer that is no failure of the server's, though there is no view: the page itself, or a redirect, says more.
    pub const fn instead(error: ApiError) -> Self {
        Self(Content(Err(error)), PhantomData)
    }
}

/// What was packed, whatever its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(Result<Vec<u8>, ApiError>);

/// How it stands in a page that the server rendered.
impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = postcard::to_allocvec(self).map_err(|_| fmt::Error)?;
        bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Content {
    type Err = postcard::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
        let pairs = digits.as_deref().unwrap_or_default().chunks(2);
        let bytes: Option<Vec<u8>> = pairs
            .map(|pair| u8::try_from(pair.first()? << 4 | pair.get(1)?).ok())
            .collect();
        // Nothing is the beginning of no content: what is not hex is refused, too.
        postcard::from_bytes(&bytes.unwrap_or_default())
    }
}

/// What a page loads.
#[derive(Clone, Copy)]
pub struct Loading {
    content: Resource<Content, FromToStringCodec>,
    #[cfg(not(feature = "ssr"))]
    source: fetch::Source,
}

type Fetching = Pin<Box<dyn Future<Output = Content> + Send>>;

/// What a page asks: a server function, and the one argument that the page tells it, if it takes one. Made by [`asks!`].
pub struct Question<F> {
    /// Of the argument; empty where there is none.
    name: &'static str,
    #[cfg(feature = "ssr")]
    call: fn(String) -> F,
    #[cfg(not(feature = "ssr"))]
    of: PhantomData<F>,
}

impl<F> Question<F> {
    /// The question that `call` asks of an argument of this name. (The browser only sends the name: see `fetcher`.)
    pub const fn new(name: &'static str, call: fn(String) -> F) -> Self {
        #[cfg(not(feature = "ssr"))]
        let _ = call;
        Self {
            name,
            #[cfg(feature = "ssr")]
            call,
            #[cfg(not(feature = "ssr"))]
            of: PhantomData,
        }
    }
}

/// What a page asks of a server function: `asks!(LoadHome)`, or `asks!(LoadRecord { record })` with its one argument. One that
/// the function does not take, or another that it does, does not compile.
macro_rules! asks {
    ($function:ident) => {
        $crate::ui::loaded::Question::new("", |_| $function {})
    };
    ($function:ident { $argument:ident }) => {
        $crate::ui::loaded::Question::new(stringify!($argument), |$argument| $function {
            $argument,
        })
    };
}
pub(crate) use asks;

/// Loads what a page shows, and again when something was done on it.
pub fn load<F: Load>(question: Question<F>) -> Loading {
    load_from(question, Signal::stored(String::new()))
}

/// Loads what a page shows by the part of its path that has the argument's name.
pub fn load_by<F: Load>(question: Question<F>) -> Loading {
    let value = path_part(question.name);
    load_from(question, value)
}

/// Loads what a page shows by this argument, and again when that changes.
pub fn load_from<F: Load>(question: Question<F>, value: Signal<String>) -> Loading {
    resource(value, fetcher(question))
}

/// A server function that loads what a page shows.
pub trait Load: ServerFn<Output: Into<Content>, Error = ApiError> + 'static {}

impl<F: ServerFn<Output: Into<Content>, Error = ApiError> + 'static> Load for F {}

impl<T> From<Packed<T>> for Content {
    fn from(packed: Packed<T>) -> Self {
        packed.0
    }
}

type Fetcher = Arc<dyn Fn(String) -> Fetching + Send + Sync>;

fn resource(value: Signal<String>, fetch: Fetcher) -> Loading {
    let revision = Revision::current();
    Loading {
        #[cfg(not(feature = "ssr"))]
        source: fetch::Source::new(value, revision, &fetch),
        content: Resource::new_str_blocking(
            move || (value.get(), revision.get()),
            move |(value, _)| fetch(value),
        ),
    }
}

/// Calls the server function where it is.
#[cfg(feature = "ssr")]
fn fetcher<F: Load>(question: Question<F>) -> Fetcher {
    Arc::new(move |value| {
        let asked = (question.call)(value);
        Box::pin(async move {
            asked
                .run_body()
                .await
                .map_or_else(|error| Content(Err(error)), Into::into)
        })
    })
}

/// Posts to the server function. (Not by its own client: one of a type of its own for each was a tenth of the browser's
/// bundle.)
#[cfg(not(feature = "ssr"))]
fn fetcher<F: Load>(question: Question<F>) -> Fetcher {
    fetch::fetcher(F::PATH, question.name)
}

/// Where in the tree of owners a redirect of what is loaded is followed from.
#[derive(Clone, Copy)]
pub struct Redirects(StoredValue<Option<Owner>>);

impl Redirects {
    /// Makes room for it around every page.
    pub fn provide() {
        provide_context(Self(StoredValue::new(None)));
    }

    /// From here on there is a router.
    pub fn start() {
        if let Some(Self(inside)) = use_context() {
            inside.set_value(Owner::current());
        }
    }
}

#[cfg(not(feature = "ssr"))]
mod fetch {
    //! Loading in the browser.

    use std::sync::Arc;

    use gloo_timers::future::TimeoutFuture;
    use leptos::{prelude::*, task::spawn_local};
    use leptos_router::{NavigateOptions, hooks::use_navigate};
    use send_wrapper::SendWrapper;

    use super::{Content, Fetcher, Loading, Redirects};
    use crate::{
        error::ApiError,
        ui::{
            browser,
            request::{Answer, argument, post},
        },
    };

    pub(super) fn fetcher(path: &'static str, name: &'static str) -> Fetcher {
        let redirects = use_context::<Redirects>();
        Arc::new(move |value| {
            Box::pin(SendWrapper::new(async move {
                match post(path, argument(name, &value), false).await {
                    Answer::Done(bytes) => {
                        postcard::from_bytes(&bytes).unwrap_or(Content(Err(ApiError::Failed)))
                    }
                    Answer::Refused(error) => Content(Err(error)),
                    Answer::GoTo(to) => {
                        if let Some(redirects) = redirects {
                            redirects.follow(to);
                        }
                        Content(Err(ApiError::Elsewhere))
                    }
                }
            }))
        })
    }

    /// What a page is loaded by, and how.
    #[derive(Clone, Copy)]
    pub(super) struct Source {
        value: Signal<String>,
        revision: Signal<u32>,
        fetch: StoredValue<Fetcher>,
    }

    impl Source {
        pub(super) fn new(value: Signal<String>, revision: Signal<u32>, fetch: &Fetcher) -> Self {
            let fetch = StoredValue::new(Arc::clone(fetch));
            Self {
                value,
                revision,
                fetch,
            }
        }

        /// The server function's argument, and how often something was done on the page; nothing once it was left.
        fn now(self) -> Option<(String, u32)> {
            let value = self.value.try_get_untracked()?;
            Some((value, self.revision.try_get_untracked()?))
        }
    }

    impl Loading {
        /// Whether its page was left.
        pub fn is_over(self) -> bool {
            self.source.fetch.is_disposed()
        }

        /// Asks once more, and shows what has changed. A page that nothing has happened to is not made again: what is
        /// typed, open or refused on it stays. A look that comes to nothing says nothing.
        pub async fn look_again(self) {
            let source = self.source;
            let (Some(asked), Some(fetch)) = (source.now(), source.fetch.try_get_value()) else {
                return;
            };
            let found = fetch(asked.0.clone()).await;
            let nothing = match found.0 {
                Err(ApiError::Offline | ApiError::Busy { .. } | ApiError::Failed) => true,
                // Who sends what they typed is told so, and has it kept meanwhile. (A session that has ended is left.)
                Err(ApiError::SessionIdle { .. }) => browser::is_typed_in(),
                _ => false,
            };
            // What was done meanwhile is loaded by itself.
            if nothing || source.now() != Some(asked) {
                return;
            }
            let known = |known: &Option<Content>| known.as_ref() == Some(&found);
            if self.content.try_with_untracked(known) == Some(false) {
                self.content.set(Some(found));
            }
        }
    }

    /// Asks again by itself for a page that nobody had time for, until it is shown or left.
    pub(super) fn ask_again(loading: Loading, error: &ApiError) {
        let ApiError::Busy { retry_after } = *error else {
            return;
        };
        let busy = |content: &Option<Content>| {
            matches!(content, Some(Content(Err(ApiError::Busy { .. }))))
        };
        spawn_local(async move {
            while loading.content.try_with_untracked(busy) == Some(true) {
                TimeoutFuture::new(retry_after * 1000).await;
                loading.look_again().await;
            }
        });
    }

    impl Redirects {
        /// Follows a redirect in place of the page that led away: back would lead there, and away again.
        fn follow(self, to: String) {
            let Some(Some(owner)) = self.0.try_get_value() else {
                return;
            };
            owner.with(|| {
                let navigate = use_navigate();
                // What was loaded is shown first, or rather what stands in for it.
                request_animation_frame(move || {
                    let options = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    navigate(&to, options);
                });
            });
        }
    }
}

/// Shows what was loaded, or why it was not. What is shown stays until what is loaded again has come.
pub fn show<T: DeserializeOwned + 'static>(
    loading: Loading,
    page: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    shown(
        loading,
        Arc::new(move |bytes| match postcard::from_bytes(bytes) {
            Ok(view) => page(view),
            Err(_) => error_page(&ApiError::Failed),
        }),
    )
}

/// Stands in while a page is on its way: in its place and as tall, so that nothing jumps.
fn waiting() -> impl IntoView {
    view! { <main id="main" class="page" aria-busy="true"></main> }
}

type Shown = Arc<dyn Fn(&[u8]) -> AnyView + Send + Sync>;

fn shown(loading: Loading, page: Shown) -> AnyView {
    view! {
        <Transition fallback=waiting>
            {move || {
                let page = Arc::clone(&page);
                Suspend::new(async move {
                    match loading.content.await.0 {
                        Ok(bytes) => page(&bytes),
                        Err(error) => {
                            ask_again(loading, &error);
                            error_page(&error)
                        }
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

/// The page that stands in for one that could not be shown.
fn error_page(error: &ApiError) -> AnyView {
    let said = match error {
        ApiError::SessionIdle { refused } => {
            return view! { <ResumePage refused=refused.clone() /> }.into_any();
        }
        // Whoever opens a page has sent nothing that could be refused.
        ApiError::Refused(_) | ApiError::Conflict => Some(texts().site.failed),
        error => general_error(error),
    };
    match said {
        Some((title, text)) => view! { <MessagePage title text /> }.into_any(),
        // A redirect follows.
        None => ().into_any(),
    }
}

/// Has the browser ask again by itself for a page that nobody had time for.
#[cfg(feature = "ssr")]
fn ask_again(_: Loading, error: &ApiError) {
    if let (ApiError::Busy { retry_after }, Some(cx)) = (error, crate::cx::Cx::find()) {
        cx.ask_again(*retry_after);
    }
}

#[cfg(not(feature = "ssr"))]
use fetch::ask_again;

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
                <a href=way_out()>{t.site.to_start}</a>
            </p>
        </Page>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_stands_in_a_page_and_is_read_back() {
        let content = Content(Ok(vec![0, 1, 0x7f, 0x80, 0xff]));
        let text = content.to_string();
        assert_eq!(text.parse(), Ok(content));
        for altered in [
            "",
            "0",
            &text[1..],
            &format!("{text}0"),
            &format!("g{text}"),
        ] {
            assert!(altered.parse::<Content>().is_err(), "{altered}");
        }
    }
}
