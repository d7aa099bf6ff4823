//! What hides by itself after a while, since screens are left open where others pass: in a live page. By hand it is shown
//! and hidden with or without JavaScript.

use leptos::{ev::Event, prelude::*, web_sys::Element};

/// Whether it is shown. It belongs to the page, not to what the page has loaded: looking for news changes nothing.
#[derive(Clone, Copy)]
pub struct Hiding {
    shown: RwSignal<bool>,
    /// What is shown, as far as it must be told from what was shown before.
    what: RwSignal<String>,
}

impl Hiding {
    /// Hides what is shown for so many seconds.
    #[cfg_attr(
        feature = "ssr",
        expect(unused_variables, reason = "nothing hides by itself on the server")
    )]
    pub fn after(seconds: u32) -> Self {
        let hiding = Self {
            shown: RwSignal::new(true),
            what: RwSignal::new(String::new()),
        };
        #[cfg(not(feature = "ssr"))]
        hiding.begin(seconds);
        hiding
    }

    /// Something else is shown from the beginning.
    fn turn_to(self, what: &str) {
        if self.what.with_untracked(|known| known != what) {
            self.what.set(what.to_owned());
            self.shown.set(true);
        }
    }

    /// Begins to count whenever something is shown.
    #[cfg(not(feature = "ssr"))]
    fn begin(self, seconds: u32) {
        use gloo_timers::callback::Timeout;
        use send_wrapper::SendWrapper;

        Effect::new(move || {
            let shown = self.shown.get();
            if !shown || self.what.with(String::is_empty) {
                return;
            }
            let waiting = Timeout::new(seconds * 1_000, move || self.shown.set(false));
            let waiting = SendWrapper::new(waiting);
            on_cleanup(move || drop(waiting));
        });
    }
}

/// What hides, below the line that shows and hides it.
#[component]
pub fn HidingDetails(
    /// Whether it is shown.
    hiding: Hiding,
    /// Tells it from what was shown before.
    what: String,
    /// Shows it.
    show: &'static str,
    /// Hides it.
    hide: &'static str,
    /// What is shown.
    children: Children,
) -> impl IntoView {
    hiding.turn_to(&what);
    let open = hiding.shown;
    view! {
        <details class="hiding" open=open on:toggle=move |event| open.set(is_open(&event))>
            <summary>
                <span class="hiding__show">{show}</span>
                <span class="hiding__hide">{hide}</span>
            </summary>
            {children()}
        </details>
    }
}

fn is_open(event: &Event) -> bool {
    event_target::<Element>(event).has_attribute("open")
}
