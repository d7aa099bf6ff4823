//! Forms of pages that look for news by themselves. They belong to the page, not to what it has loaded: news is no answer to
//! what was sent, and takes none away.

use leptos::prelude::*;

use super::form::{FormState, Revision};
use crate::draft::Draft;

/// A form that outlasts the news of its page.
#[derive(Clone, Copy)]
pub struct LastingForm {
    state: FormState,
    /// How much was done on the page.
    done: Signal<u32>,
    /// How much that was when its draft was looked at last.
    told: StoredValue<Option<u32>>,
}

impl LastingForm {
    /// A form of the page that is about to be shown.
    pub fn of_page() -> Self {
        Self {
            state: FormState::new(&Draft::default()),
            done: Revision::current(),
            told: StoredValue::new(None),
        }
    }

    /// The form, for the page that is being made anew: as its draft left it when something was done on the page last.
    pub fn left_by(self, draft: &Draft) -> FormState {
        let done = Some(self.done.get_untracked());
        if self.told.get_value() != done {
            self.told.set_value(done);
            // Nobody is told: whatever still shows the form is about to go, and what it is made of is gone already.
            let error = draft.error.clone();
            self.state.error.update_untracked(|known| *known = error);
        }
        self.state
    }
}
