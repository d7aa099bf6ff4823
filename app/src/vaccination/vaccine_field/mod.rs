//! The field that finds a vaccine: a combobox with a list below it in a live page (WAI-ARIA APG, list autocomplete with
//! manual selection), a search button and radio buttons without JavaScript.

mod list;
mod picker;

use domain::problem::Field;
use leptos::{ev::MouseEvent, prelude::*};

use self::{
    list::{list, option_id},
    picker::Picker,
};
use super::api::{
    ActFields,
    search::{VaccineLine, VaccinesFound},
};
use crate::ui::{
    browser,
    field::{ErrorLine, Wrong},
    form::FormState,
    texts,
};

/// The ids of the field, its help and its list.
const FIELD: &str = Field::Vaccine.name();
const HELP: &str = "vaccin-aide";
const LIST: &str = "vaccin-liste";

/// What a vaccine protects against, in words.
fn protects(line: &VaccineLine) -> String {
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
            if browser::has_focus(FIELD) {
                picker.asked();
            }
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
                    on:click=move |_| picker.asked()
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
