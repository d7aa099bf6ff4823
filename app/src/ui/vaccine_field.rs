//! The field that finds a vaccine: a combobox with a list below it in a live page (WAI-ARIA APG, list autocomplete with
//! manual selection), a search button and radio buttons without JavaScript.

use std::time::Duration;

use domain::problem::Field;
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    task::spawn_local,
};

use super::{
    browser,
    field::{ErrorLine, Wrong},
    form::FormState,
    texts,
};
use crate::{
    error::ApiError,
    vaccination::api::{ActFields, VaccineLine, VaccinesFound},
};

/// How long nothing is typed before what was typed is looked for.
const PAUSE: Duration = Duration::from_millis(120);
/// The ids of the field, its help and its list.
const FIELD: &str = Field::Vaccine.name();
const HELP: &str = "vaccin-aide";
const LIST: &str = "vaccin-liste";

/// What the list knows. The search runs on the server: the catalogue is in nobody's bundle.
#[derive(Clone, Copy)]
struct Picker {
    state: FormState,
    /// What the practitioner used lately: shown while nothing is typed.
    recent: StoredValue<Vec<VaccineLine>>,
    found: RwSignal<Option<VaccinesFound>>,
    chosen: RwSignal<Option<VaccineLine>>,
    /// Which line the arrows are at.
    active: RwSignal<Option<usize>>,
    open: RwSignal<bool>,
    /// Whether what is shown is not yet what was typed last.
    late: RwSignal<bool>,
    /// Whether the arrow was pressed meanwhile.
    wanted: StoredValue<bool>,
    /// Counts the questions: only the last one's answer is shown.
    asked: StoredValue<u32>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Picker {
    fn new(state: FormState, fields: &ActFields, chosen: RwSignal<Option<VaccineLine>>) -> Self {
        Self {
            state,
            recent: StoredValue::new(fields.recent.clone()),
            found: RwSignal::new(None),
            chosen,
            active: RwSignal::new(None),
            open: RwSignal::new(false),
            late: RwSignal::new(false),
            wanted: StoredValue::new(false),
            asked: StoredValue::new(0),
            waiting: StoredValue::new(None),
        }
    }

    fn lines(self) -> Vec<VaccineLine> {
        match self.found.get() {
            Some(found) => found.lines,
            None => self.recent.get_value(),
        }
    }

    /// Whether there is a list to be seen.
    fn is_shown(self) -> bool {
        self.open.get() && !self.lines().is_empty()
    }

    /// Something else was typed: what was chosen is no longer.
    fn typed(self, text: String) {
        self.chosen.set(None);
        self.open.set(true);
        self.look(text);
    }

    /// The field has the focus.
    fn entered(self) {
        if self.chosen.with_untracked(Option::is_none) {
            self.open.set(true);
            self.look(browser::typed(FIELD));
        }
    }

    fn left(self) {
        self.open.set(false);
        self.active.set(None);
    }

    /// Looks for what is typed, once nothing more is for a moment.
    fn look(self, text: String) {
        self.asked.update_value(|asked| *asked += 1);
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
        let asked = self.asked.get_value();
        let ask = move || {
            spawn_local(async move {
                let answer = search(text).await;
                // Something else was typed since, or the page was left.
                if self.asked.try_get_value() == Some(asked) {
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
    fn takes(self, event: &KeyboardEvent) -> bool {
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
    fn go(self, step: isize) -> bool {
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

    fn choose(self, line: VaccineLine) {
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
    use super::request::{Answer, argument, post};

    match post("/api/search_vaccines", argument("query", &text), false).await {
        Answer::Done(bytes) => postcard::from_bytes(&bytes).map_err(|_| ApiError::Failed),
        Answer::Refused(error) => Err(error),
        Answer::GoTo(_) => Err(ApiError::Elsewhere),
    }
}

/// What a vaccine protects against, in words.
pub fn protects(line: &VaccineLine) -> String {
    let disease = texts().record().disease;
    let words: Vec<&str> = line.diseases.iter().map(|one| disease(*one)).collect();
    words.join(", ")
}

/// The field that finds a vaccine.
#[component]
pub fn VaccineField(
    /// The form it is in.
    state: FormState,
    /// What it starts with.
    fields: ActFields,
    /// What is chosen.
    chosen: RwSignal<Option<VaccineLine>>,
    /// Whether the page is for it: it has the focus first.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let t = texts().acts();
    let wrong = Wrong::with(state, Field::Vaccine, Some(HELP));
    let picker = Picker::new(state, &fields, chosen);
    // Without JavaScript it is a plain field, and says nothing else.
    let alive = RwSignal::new(false);
    let start = fields.typed.vaccine.clone();
    Effect::new(move || {
        alive.set(true);
        let typed = browser::typed(FIELD);
        if typed != start {
            chosen.set(None);
        }
        if browser::has_focus(FIELD) {
            picker.entered();
        }
    });
    let while_alive =
        move |value: &'static str| Signal::derive(move || alive.get().then_some(value));
    let expanded = Signal::derive(move || {
        let shown = if picker.is_shown() { "true" } else { "false" };
        alive.get().then_some(shown)
    });
    let active = Signal::derive(move || {
        let at = picker.active.get().filter(|_| picker.is_shown())?;
        Some(option_id(at))
    });
    let button = Signal::derive(move || if alive.get() { "button" } else { "submit" });
    let offered = RwSignal::new(fields.found.is_some());
    Effect::new(move |before: Option<Option<VaccineLine>>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            offered.set(false);
        }
        now
    });
    let found = fields.found.clone();
    let (typed, kept) = (fields.typed.vaccine.clone(), fields.typed.vaccine.clone());
    let choice = move || match &found {
        Some(found) if offered.get() => radios(found, &typed, chosen),
        _ => hidden(chosen),
    };
    view! {
        <div class="field vaccine" class:field--error=wrong.is>
            <label class="field__label" for=FIELD>
                {t.vaccine}
            </label>
            <p class="field__hint" id=HELP>
                {t.vaccine_help}
            </p>
            <ErrorLine field=Field::Vaccine wrong />
            <div class="vaccine__row">
                <input
                    class="field__input"
                    id=FIELD
                    name=FIELD
                    type="text"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    required
                    autofocus=first
                    value=kept
                    role=while_alive("combobox")
                    aria-autocomplete=while_alive("list")
                    aria-expanded=expanded
                    aria-controls=while_alive(LIST)
                    aria-activedescendant=active
                    aria-invalid=wrong.invalid
                    aria-describedby=wrong.described_by
                    on:input=move |event| picker.typed(event_target_value(&event))
                    on:focus=move |_| picker.entered()
                    on:blur=move |_| picker.left()
                    on:keydown=move |event| {
                        if picker.takes(&event) {
                            event.prevent_default();
                        }
                    }
                />
                <button
                    class="button button--secondary"
                    type=button
                    name="then"
                    value="search"
                    tabindex=while_alive("-1")
                    on:mousedown=move |event: MouseEvent| event.prevent_default()
                    on:click=move |_| {
                        if alive.get_untracked() {
                            picker.go(1);
                        }
                    }
                >
                    {t.search}
                </button>
            </div>
            {list(picker)}
            {choice}
        </div>
    }
    .into_any()
}

fn option_id(at: usize) -> String {
    format!("vaccin-{at}")
}

/// The list, over what is below: nothing moves when it opens.
fn list(picker: Picker) -> AnyView {
    let t = texts().acts();
    let closed = Signal::derive(move || !picker.is_shown());
    let empty = Signal::derive(move || {
        picker.open.get()
            && picker
                .found
                .get()
                .is_some_and(|found| found.lines.is_empty())
    });
    let nothing = Signal::derive(move || !empty.get());
    let said = Signal::derive(move || match picker.found.get() {
        _ if !picker.open.get() || picker.late.get() => String::new(),
        Some(found) => (t.found)(found.lines.len(), found.total),
        None if picker.is_shown() => t.recent.to_owned(),
        None => String::new(),
    });
    let options = move || {
        picker
            .lines()
            .into_iter()
            .enumerate()
            .map(|(at, line)| option(picker, at, line))
            .collect_view()
    };
    view! {
        <div class="vaccine__popup" hidden=closed class:vaccine__popup--late=picker.late>
            <ul class="vaccine__list" id=LIST role="listbox" aria-label=t.vaccines>
                {options}
            </ul>
            <p class="vaccine__count" aria-hidden="true">
                {said}
            </p>
        </div>
        <div class="vaccine__popup" hidden=nothing>
            <p class="vaccine__none">{t.none_found}</p>
        </div>
        <p class="visually-hidden" role="status">
            {said}
        </p>
    }
    .into_any()
}

fn option(picker: Picker, at: usize, line: VaccineLine) -> AnyView {
    let is_active = Signal::derive(move || picker.active.get() == Some(at));
    let selected = Signal::derive(move || if is_active.get() { "true" } else { "false" });
    let (name, about) = (line.name.clone(), protects(&line));
    view! {
        <li
            class="vaccine__option"
            class:vaccine__option--active=is_active
            id=option_id(at)
            role="option"
            aria-selected=selected
            on:mousedown=|event: MouseEvent| event.prevent_default()
            on:click=move |_| picker.choose(line.clone())
        >
            <span class="vaccine__name">{name}</span>
            <span class="vaccine__about">{about}</span>
        </li>
    }
    .into_any()
}

/// What is sent of a choice, and what was in the field when it was made.
fn hidden(chosen: RwSignal<Option<VaccineLine>>) -> AnyView {
    let part = move |part: fn(VaccineLine) -> String| {
        Signal::derive(move || chosen.get().map(part).unwrap_or_default())
    };
    view! {
        <input type="hidden" name="product" value=part(|line| line.key) />
        <input type="hidden" name="searched" value=part(|line| line.name) />
    }
    .into_any()
}

/// Without JavaScript: what was found, to choose from.
fn radios(found: &VaccinesFound, typed: &str, chosen: RwSignal<Option<VaccineLine>>) -> AnyView {
    let t = texts().acts();
    if found.lines.is_empty() {
        return view! { <p class="vaccine__none">{t.none_found}</p> }.into_any();
    }
    let chosen = chosen.get_untracked().map(|line| line.key);
    let lines = found
        .lines
        .iter()
        .map(|line| {
            let id = format!("vaccin-{}", line.key);
            let checked = chosen.as_ref() == Some(&line.key);
            view! {
                <div class="check check--boxed">
                    <input
                        type="radio"
                        id=id.clone()
                        name="product"
                        value=line.key.clone()
                        checked=checked
                    />
                    <label for=id>
                        <span class="vaccine__name">{line.name.clone()}</span>
                        " "
                        <span class="vaccine__about">{protects(line)}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="date-field vaccine__found">
            <legend>{t.choose}</legend>
            <p class="field__hint">{(t.found)(found.lines.len(), found.total)}</p>
            <input type="hidden" name="searched" value=typed.to_owned() />
            <div class="stack stack--tight">{lines}</div>
        </fieldset>
    }
    .into_any()
}
