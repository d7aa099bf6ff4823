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
}

impl FormState {
    /// A form as its draft left it.
    pub fn new(draft: &Draft) -> Self {
        Self {
            error: RwSignal::new(draft.error.clone()),
            busy: RwSignal::new(false),
        }
    }

    /// Whether something is wrong with a field, tracked.
    pub fn refuses(self, field: Field) -> bool {
        self.error.with(|error| {
            error
                .as_ref()
                .is_some_and(|error| error.at(field).is_some())
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

    use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
    use leptos_router::{
        NavigateOptions,
        hooks::{use_location, use_navigate},
    };
    use wasm_bindgen::JsCast;
    use web_sys::{FormData, HtmlElement, HtmlFormElement, UrlSearchParams};

    use super::{FormState, Revision};
    use crate::ui::{
        browser,
        page::Moves,
        request::{Answer, post},
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
            let pressed = event.submitter();
            state.busy.set(true);
            // What was wrong before says nothing of what is sent now; and what is said again is heard again.
            state.error.set(None);
            let follow = follow.clone();
            spawn_local(async move {
                let answer = send(&form, pressed.as_ref()).await;
                // The form may have gone meanwhile: its page was loaded again, or left.
                state.busy.try_set(false);
                match answer {
                    Answer::Refused(error) => {
                        state.error.try_set(Some(error));
                    }
                    Answer::GoTo(to) => follow(&to),
                    Answer::Done(_) => (),
                }
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

    /// Posts a form as the browser would, with the name of the button that was pressed, if it has one.
    async fn send(form: &HtmlFormElement, pressed: Option<&HtmlElement>) -> Answer {
        let url = form.get_attribute("action").unwrap_or_default();
        let typed = FormData::new_with_form(form);
        let body = typed.and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data));
        let named = |attribute| pressed.and_then(|button| button.get_attribute(attribute));
        if let (Ok(body), Some(name), Some(value)) = (&body, named("name"), named("value")) {
            body.append(&name, &value);
        }
        post(&url, body, true).await
    }
}
