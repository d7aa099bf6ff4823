//! The fields of an act, the same for a new one and for one that is changed.

use domain::{
    date::parse_parts,
    problem::Field,
    record::{
        act::is_of_age_for_boosters,
        act_form::ActForm,
        vaccination::{BodySite, Route, Source},
    },
};
use leptos::prelude::*;

use super::{
    api::{ActFields, search::VaccineLine},
    vaccine_field::VaccineField,
};
use crate::ui::{
    browser,
    choice::ChoiceField,
    field::{CheckField, TextField},
    form::FormState,
    texts,
};

/// What an act says.
#[component]
pub fn ActFieldset(
    /// The form it is in.
    state: FormState,
    /// What is in the fields.
    fields: ActFields,
    /// Whether the page is for them: the first has the focus.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let t = texts().acts();
    let chosen = RwSignal::new(fields.chosen.clone());
    let date = RwSignal::new(fields.typed.occurred_on.clone());
    let birth_date = fields.birth_date;
    let typed = fields.typed.clone();
    let asks_booster = Signal::derive(move || {
        let on = parse_parts(&date.get(), "", "");
        chosen.get().is_some_and(|line| line.has_boosters)
            && on.is_ok_and(|on| is_of_age_for_boosters(birth_date, on))
    });
    // Typed before the page was alive.
    Effect::new(move || date.set(browser::typed(Field::OccurredOn.name())));
    let booster = typed.booster.clone();
    let boosters = move || {
        let chosen = booster.clone();
        asks_booster.get().then(|| {
            view! {
                <ChoiceField
                    state
                    field=Field::Booster
                    legend=t.booster
                    choices=t.booster_choices
                    chosen
                />
            }
            .into_any()
        })
    };
    let source = typed.source.clone();
    view! {
        <VaccineField state fields chosen first />
        <div class="act-form__pair" on:input=move |_| {
            date.set(browser::typed(Field::OccurredOn.name()));
        }>
            <TextField
                state
                field=Field::OccurredOn
                label=t.occurred_on
                value=typed.occurred_on.clone()
                inputmode="numeric"
                autocomplete="off"
                hint=("date-acte-aide", t.occurred_on_help)
            />
            <ChoiceField
                state
                field=Field::Source
                legend=t.source
                choices=[
                    (Source::Performed.word(), t.performed),
                    (Source::SeenOnProof.word(), t.seen_on_proof),
                ]
                chosen=source
            />
        </div>
        {boosters}
        {details(state, &typed)}
        {again(state, &typed, chosen, date)}
    }
    .into_any()
}

/// What need not be known: folded away, and opened where something is in it or wrong with it.
fn details(state: FormState, typed: &ActForm) -> AnyView {
    let t = texts().acts();
    let filled = [
        &typed.lot_number,
        &typed.expires_on,
        &typed.route,
        &typed.body_site,
        &typed.comment,
    ]
    .into_iter()
    .any(|value| !value.is_empty());
    let open = Signal::derive(move || {
        let wrong = [Field::LotNumber, Field::ExpiresOn, Field::Comment];
        filled || wrong.into_iter().any(|field| state.refuses(field))
    });
    let routes = Route::ALL
        .iter()
        .map(|route| (route.word(), (t.route_name)(*route)));
    let sites = BodySite::ALL
        .iter()
        .map(|site| (site.word(), (t.body_site_name)(*site)));
    view! {
        <details class="act-form__more" open=open>
            <summary>{t.more}</summary>
            <div class="act-form__grid">
                <TextField
                    state
                    field=Field::LotNumber
                    label=t.lot_number
                    value=typed.lot_number.clone()
                    autocomplete="off"
                    autocapitalize="characters"
                    required=false
                />
                <TextField
                    state
                    field=Field::ExpiresOn
                    label=t.expires_on
                    value=typed.expires_on.clone()
                    autocomplete="off"
                    hint=("peremption-aide", t.expires_on_help)
                    required=false
                />
                {select("route", [t.route, t.no_route], routes, &typed.route)}
                {select("body_site", [t.body_site, t.no_body_site], sites, &typed.body_site)}
            </div>
            <TextField
                state
                field=Field::Comment
                label=t.comment
                value=typed.comment.clone()
                autocomplete="off"
                autocapitalize="sentences"
                required=false
            />
        </details>
    }
    .into_any()
}

fn select(
    name: &'static str,
    [label, unknown]: [&'static str; 2],
    choices: impl Iterator<Item = (&'static str, &'static str)>,
    chosen: &str,
) -> AnyView {
    let choices = choices
        .map(|(word, name)| {
            let selected = word == chosen;
            view! {
                <option value=word selected=selected>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=name>
                {label}
            </label>
            <select class="field__input" id=name name=name>
                <option value="">{unknown}</option>
                {choices}
            </select>
        </div>
    }
    .into_any()
}

/// The record seems to say it already: asked once more, until something else is said.
fn again(
    state: FormState,
    typed: &ActForm,
    chosen: RwSignal<Option<VaccineLine>>,
    date: RwSignal<String>,
) -> AnyView {
    let asked = RwSignal::new(typed.is_meant_again());
    let is_asked = move || state.refuses(Field::Again);
    if untrack(is_asked) {
        asked.set(true);
    }
    Effect::new(move || {
        if is_asked() {
            asked.set(true);
        }
    });
    Effect::new(move |before: Option<(Option<VaccineLine>, String)>| {
        let now = (chosen.get(), date.get());
        if before.is_some_and(|before| before != now) {
            asked.set(false);
        }
        now
    });
    let checked = typed.is_meant_again();
    let label = texts().acts().again;
    let field = move || {
        asked
            .get()
            .then(|| view! { <CheckField state field=Field::Again label checked /> }.into_any())
    };
    view! { {field} }.into_any()
}
