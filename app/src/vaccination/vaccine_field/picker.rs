//! What the list of vaccines below the field knows and does, whatever it looks like.

use std::time::Duration;

use leptos::{
    ev::KeyboardEvent, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local,
};

use super::{FIELD, list::option_id};
use crate::{
    error::ApiError,
    ui::{browser, form::FormState},
    vaccination::api::{
        ActFields,
        search::{VaccineLine, VaccinesFound},
    },
};

/// How long nothing is typed before what was typed is looked for.
const PAUSE: Duration = Duration::from_millis(120);

/// What the list knows. The search runs on the server: the catalogue is in nobody's bundle.
#[derive(Clone, Copy)]
pub(super) struct Picker {
    state: FormState,
    /// What the practitioner used lately: shown while nothing is typed.
    recent: StoredValue<Vec<VaccineLine>>,
    pub(super) found: RwSignal<Option<VaccinesFound>>,
    chosen: RwSignal<Option<VaccineLine>>,
    /// Which line the arrows are at.
    pub(super) active: RwSignal<Option<usize>>,
    pub(super) open: RwSignal<bool>,
    /// Whether what is shown is not yet what was typed last.
    pub(super) late: RwSignal<bool>,
    /// Whether the arrow was pressed meanwhile.
    wanted: StoredValue<bool>,
    /// Counts the questions: only the last one's answer is shown.
    questions: StoredValue<u32>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Picker {
    pub(super) fn new(
        state: FormState,
        fields: &ActFields,
        chosen: RwSignal<Option<VaccineLine>>,
    ) -> Self {
        Self {
            state,
            recent: StoredValue::new(fields.recent.clone()),
            found: RwSignal::new(None),
            chosen,
            active: RwSignal::new(None),
            open: RwSignal::new(false),
            late: RwSignal::new(false),
            wanted: StoredValue::new(false),
            questions: StoredValue::new(0),
            waiting: StoredValue::new(None),
        }
    }

    pub(super) fn lines(self) -> Vec<VaccineLine> {
        match self.found.get() {
            Some(found) => found.lines,
            None => self.recent.get_value(),
        }
    }

    /// Whether there is a list to be seen.
    pub(super) fn is_shown(self) -> bool {
        self.open.get() && !self.lines().is_empty()
    }

    /// Something else was typed: what was chosen is no longer.
    pub(super) fn typed(self, text: String) {
        self.chosen.set(None);
        self.open.set(true);
        self.look(text);
    }

    /// The list is asked for. The focus alone does not: it comes with the page, and what is below would be covered.
    pub(super) fn asked(self) {
        if self.chosen.with_untracked(Option::is_none) {
            self.open.set(true);
            self.look(browser::typed(FIELD));
        }
    }

    pub(super) fn left(self) {
        self.open.set(false);
        self.active.set(None);
    }

    /// Looks for what is typed, once nothing more is for a moment.
    fn look(self, text: String) {
        self.questions.update_value(|count| *count += 1);
        self.active.set(None);
        self.wanted.set_value(false);
        if let Some(Some(waiting)) = self.waiting.try_update_value(Option::take) {
            waiting.clear();
        }
        self.late.set(!text.trim().is_empty());
        if text.trim().is_empty() {
            self.found.set(None);
            return;
        }
        let question = self.questions.get_value();
        let ask = move || {
            spawn_local(async move {
                let answer = search(text).await;
                // Something else was typed since, or the page was left.
                if self.questions.try_get_value() == Some(question) {
                    self.answered(answer);
                }
            });
        };
        if let Ok(waiting) = set_timeout_with_handle(ask, PAUSE) {
            self.waiting.set_value(Some(waiting));
        }
    }

    fn answered(self, answer: Result<VaccinesFound, ApiError>) {
        self.late.set(false);
        match answer {
            Ok(found) => {
                let first = self.wanted.get_value() && !found.lines.is_empty();
                self.found.set(Some(found));
                self.active.set(first.then_some(0));
            }
            Err(error) => self.state.error.set(Some(error)),
        }
    }

    /// Whether a key was for the list.
    pub(super) fn takes(self, event: &KeyboardEvent) -> bool {
        match event.key().as_str() {
            "ArrowDown" => self.go(1),
            "ArrowUp" => self.go(-1),
            "Enter" => self.choose_active(),
            "Escape" => {
                let shown = self.is_shown_untracked();
                self.left();
                shown
            }
            "Tab" => {
                self.choose_active();
                false
            }
            _ => false,
        }
    }

    fn is_shown_untracked(self) -> bool {
        untrack(|| self.is_shown())
    }

    /// Moves along the list, round its ends; opens it first.
    pub(super) fn go(self, step: isize) -> bool {
        if self.late.get_untracked() {
            self.wanted.set_value(true);
            return true;
        }
        self.open.set(true);
        let count = untrack(|| self.lines()).len();
        if count > 0 {
            self.active.update(|active| {
                *active = Some(match (*active, step) {
                    (None, 1) => 0,
                    (None, _) => count - 1,
                    (Some(at), step) => {
                        at.saturating_add_signed(step + count.cast_signed()) % count
                    }
                });
            });
            if let Some(at) = self.active.get_untracked() {
                browser::bring_into_sight(&option_id(at));
            }
        }
        true
    }

    /// Chooses the line that the arrows are at; waits for an answer that is on its way rather than send half a name.
    fn choose_active(self) -> bool {
        if self.late.get_untracked() {
            return true;
        }
        let at = self
            .active
            .get_untracked()
            .filter(|_| self.open.get_untracked());
        let line = at.and_then(|at| untrack(|| self.lines()).into_iter().nth(at));
        let chosen = line.is_some();
        if let Some(line) = line {
            self.choose(line);
        }
        chosen
    }

    pub(super) fn choose(self, line: VaccineLine) {
        browser::fill(FIELD, &line.name);
        self.chosen.set(Some(line));
        self.left();
    }
}

/// Asks the server; on it nothing is typed.
#[cfg(feature = "ssr")]
fn search(_: String) -> std::future::Ready<Result<VaccinesFound, ApiError>> {
    std::future::ready(Err(ApiError::Elsewhere))
}

/// Asks the server.
#[cfg(not(feature = "ssr"))]
async fn search(text: String) -> Result<VaccinesFound, ApiError> {
    use crate::ui::request::{Answer, argument, post};

    match post("/api/search_vaccines", argument("query", &text), false).await {
        Answer::Done(bytes) => postcard::from_bytes(&bytes).map_err(|_| ApiError::Failed),
        Answer::Refused(error) => Err(error),
        Answer::GoTo(_) => Err(ApiError::Elsewhere),
    }
}
