//! Forms. Each is a plain form that works by itself; in the browser it is sent without a reload, what was typed stays,
//! and what is wrong is shown in place.

use domain::problem::Field;
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{draft::Draft, error::ApiError};

/// What a form knows of its last answer.
#[derive(Clone, Copy)]
pub struct FormState {
    /// Why it was refused.
    pub error: RwSignal<Option<ApiError>>,
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    /// How often it was sent by hand.
    pub sent: StoredValue<u32>,
}

impl FormState {
    /// A form as its draft left it.
    pub fn new(draft: &Draft) -> Self {
        Self {
            error: RwSignal::new(draft.error.clone()),
            busy: RwSignal::new(false),
            sent: StoredValue::new(0),
        }
    }

    /// Whether something is wrong with a field, tracked.
    pub fn refuses(self, field: Field) -> bool {
        self.error.with(|error| {
            error.as_ref().is_some_and(|error| {
                let mut refusals = error.refusals().iter();
                refusals.any(|refusal| refusal.at.field == field)
            })
        })
    }

    /// For the buttons that send it: `aria-busy`.
    pub fn aria_busy(self) -> Signal<Option<&'static str>> {
        Signal::derive(move || self.busy.get().then_some("true"))
    }
}

/// Counts what was done on the page that is shown: what it loaded is loaded again.
#[derive(Clone, Copy)]
pub struct Revision(RwSignal<u32>);

impl Revision {
    /// Provides the count to every page.
    pub fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }

    /// The count, tracked. Zero where there is none.
    pub fn current() -> Signal<u32> {
        match use_context::<Self>() {
            Some(Self(count)) => count.into(),
            None => Signal::stored(0),
        }
    }
}

/// A form that posts to the server function at `action`.
#[component]
pub fn Form(
    /// What it knows of its last answer.
    state: FormState,
    /// The server function's URL.
    action: &'static str,
    /// The class of the form.
    #[prop(default = "form")]
    class: &'static str,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    let send = sender(state);
    view! {
        <form
            class=class
            method="post"
            action=action
            novalidate
            on:submit=move |event: SubmitEvent| send(event)
        >
            {children()}
        </form>
    }
}

/// The button that sends a form.
#[component]
pub fn SubmitButton(
    /// The form it sends.
    state: FormState,
    /// What it says.
    label: &'static str,
    /// Its class.
    #[prop(default = "button")]
    class: &'static str,
    /// Whether it waits for something.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The id of what explains it.
    #[prop(optional)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    let busy = state.aria_busy();
    view! {
        <button
            class=class
            disabled=disabled
            aria-busy=busy
            aria-describedby=described_by
        >
            {label}
        </button>
    }
}

#[cfg(feature = "ssr")]
fn sender(_: FormState) -> impl Fn(SubmitEvent) + Clone + 'static {
    |_| {}
}

#[cfg(not(feature = "ssr"))]
use send::sender;

#[cfg(not(feature = "ssr"))]
mod send {
    //! Sending a form from the browser.

    use gloo_timers::future::TimeoutFuture;
    use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
    use leptos_router::{
        NavigateOptions,
        hooks::{use_location, use_navigate},
    };
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{FormData, HtmlElement, HtmlFormElement, UrlSearchParams};

    use super::{FormState, Revision};
    use crate::{
        error::ApiError,
        ui::{
            browser,
            page::Moves,
            request::{Answer, Body, post},
        },
    };

    pub(super) fn sender(state: FormState) -> impl Fn(SubmitEvent) + Clone + 'static {
        let follow = follower();
        move |event: SubmitEvent| {
            event.prevent_default();
            if state.busy.get_untracked() {
                return;
            }
            let Some(form) = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlFormElement>().ok())
            else {
                return;
            };
            // What was wrong before says nothing of what is sent now; and what is said again is heard again.
            state.error.set(None);
            state.sent.update_value(|sent| *sent += 1);
            let follow = follow.clone();
            spawn_local(async move {
                let refused = match send(state, &form, event.submitter().as_ref()).await {
                    Some(Answer::Refused(error)) => Some(error),
                    Some(Answer::GoTo(to)) => {
                        browser::let_go(&form);
                        follow(&to);
                        None
                    }
                    Some(Answer::Done(_)) => None,
                    None => return,
                };
                state.error.try_set(refused);
            });
        }
    }

    /// Goes where an answer leads, unless its page was left meanwhile. To the page that is shown already: loads it anew.
    fn follower() -> impl Fn(&str) + Clone + 'static {
        let navigate = use_navigate();
        let here = use_location().pathname;
        let from = here.get_untracked();
        let revision = use_context::<Revision>();
        let moves = use_context::<Moves>();
        move |to: &str| {
            if here.get_untracked() != from {
                return;
            }
            let stays = to.split('?').next() == Some(&from);
            if let (true, Some(Revision(count)), Some(moves)) = (stays, revision, moves) {
                moves.begin();
                count.update(|count| *count += 1);
            }
            browser::say_where_to(to);
            let options = NavigateOptions {
                replace: stays,
                ..NavigateOptions::default()
            };
            navigate(to, options);
        }
    }

    /// What the browser would post: what was typed, and the name of the button that was pressed, if it has one.
    fn typed(form: &HtmlFormElement, pressed: Option<&HtmlElement>) -> Body {
        let typed = FormData::new_with_form(form)?;
        let body = UrlSearchParams::new_with_str_sequence_sequence(&typed)?;
        let named = |attribute| pressed.and_then(|button| button.get_attribute(attribute));
        if let (Some(name), Some(value)) = (named("name"), named("value")) {
            body.append(&name, &value);
        }
        Ok(body)
    }

    /// How often a form is sent, by hand once and then by itself.
    const TRIES: u32 = 5;

    /// Posts a form; where nobody has time for it, the same again by itself after a while. No answer when it was changed
    /// or sent by hand meanwhile, or its page left.
    async fn send(
        state: FormState,
        form: &HtmlFormElement,
        pressed: Option<&HtmlElement>,
    ) -> Option<Answer> {
        let url = form.get_attribute("action").unwrap_or_default();
        let body = typed(form, pressed);
        let sent = state.sent.try_get_value();
        let mut left = TRIES;
        loop {
            // The form may go at any time: its page is loaded again, or left.
            state.busy.try_set(true);
            let answer = post(&url, body.clone(), true).await;
            state.busy.try_set(false);
            let Answer::Refused(ApiError::Busy { retry_after }) = answer else {
                return Some(answer);
            };
            left -= 1;
            if left == 0 {
                return Some(Answer::Refused(ApiError::Failed));
            }
            // Said once: it takes the focus.
            if state.error.try_with_untracked(Option::is_none)? {
                state.error.set(Some(ApiError::Busy { retry_after }));
            }
            TimeoutFuture::new(retry_after * 1000).await;
            if state.sent.try_get_value() != sent || text(&typed(form, pressed)) != text(&body) {
                return None;
            }
        }
    }

    fn text(body: &Body) -> Option<JsValue> {
        Some(body.as_ref().ok()?.to_string().into())
    }
}
