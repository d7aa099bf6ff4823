//! What hides by itself after a while, since screens are left open where others pass: in a live page. By hand it is shown
//! and hidden with or without JavaScript.

#[cfg(not(feature = "ssr"))]
use gloo_timers::callback::Timeout;
use leptos::{ev::Event, prelude::*, web_sys::Element};

/// Whether it is shown. It belongs to the page, not to what the page has loaded: looking for news changes nothing.
#[derive(Clone, Copy)]
pub struct Hiding {
    /// How long it is shown.
    #[cfg_attr(
        feature = "ssr",
        expect(dead_code, reason = "nothing hides by itself on the server")
    )]
    seconds: u32,
    shown: RwSignal<bool>,
    /// What is shown, as far as it must be told from what was shown before.
    what: StoredValue<String>,
    /// What will hide it.
    #[cfg(not(feature = "ssr"))]
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Hiding {
    /// Hides what is shown after so many seconds.
    pub fn after(seconds: u32) -> Self {
        Self {
            seconds,
            shown: RwSignal::new(true),
            what: StoredValue::new(String::new()),
            #[cfg(not(feature = "ssr"))]
            waiting: StoredValue::new_local(None),
        }
    }

    /// Something else is shown from the beginning.
    fn turn_to(self, what: &str) {
        if self.what.with_value(|known| known != what) {
            self.what.set_value(what.to_owned());
            self.turn(true);
        }
    }

    /// Shows it from now on, or hides it.
    fn turn(self, shown: bool) {
        self.shown.set(shown);
        #[cfg(not(feature = "ssr"))]
        self.waiting.set_value(shown.then(|| self.wait()));
    }

    /// It was shown or hidden by hand. (The element tells of what was done to it by us, too.)
    fn toggled(self, event: &Event) {
        let shown = event_target::<Element>(event).has_attribute("open");
        if shown != self.shown.get_untracked() {
            self.turn(shown);
        }
    }

    #[cfg(not(feature = "ssr"))]
    fn wait(self) -> Timeout {
        Timeout::new(self.seconds * 1_000, move || self.turn(false))
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
        <details class="hiding" open=open on:toggle=move |event| hiding.toggled(&event)>
            <summary>
                <span class="hiding__show">{show}</span>
                <span class="hiding__hide">{hide}</span>
            </summary>
            {children()}
        </details>
    }
}
