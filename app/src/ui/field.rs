//! Fields: a label, a hint, what is wrong, and the input.

use domain::problem::Field;
use leptos::prelude::*;

use super::{form::FormState, texts};

/// What is wrong with a field, as its parts tell it. Signals rather than closures: fields of every kind share their code.
#[derive(Clone, Copy)]
pub struct Wrong {
    /// In words.
    words: Signal<Option<String>>,
    /// Whether anything is.
    pub is: Signal<bool>,
    /// For the input: `aria-invalid`.
    pub invalid: Signal<Option<&'static str>>,
    /// For the input: `aria-describedby`.
    pub described_by: Signal<Option<String>>,
}

impl Wrong {
    /// Where `hint` is the id of what always describes the field, if anything does.
    pub fn with(state: FormState, field: Field, hint: Option<&'static str>) -> Self {
        let words = Signal::derive(move || state.error.with(|error| error.as_ref()?.at(field)));
        let is = Signal::derive(move || words.with(Option::is_some));
        Self {
            words,
            is,
            invalid: Signal::derive(move || is.get().then_some("true")),
            described_by: Signal::derive(move || {
                let error = is.get().then(|| error_id(field));
                match (hint, error) {
                    (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
                    (hint, error) => error.or_else(|| hint.map(str::to_owned)),
                }
            }),
        }
    }
}

fn error_id(field: Field) -> String {
    format!("{}-erreur", field.name())
}

/// The line that says what is wrong.
#[component]
pub fn ErrorLine(
    /// With which field.
    field: Field,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    let prefix = texts().errors.prefix;
    move || {
        wrong.words.get().map(|words| {
            view! {
                <p class="field__error" id=error_id(field)>
                    <span>
                        <span class="visually-hidden">{prefix}</span>
                        {words}
                    </span>
                </p>
            }
            .into_any()
        })
    }
}

/// One line of text.
#[component]
pub fn TextField(
    /// The form it is in.
    state: FormState,
    /// Which field.
    field: Field,
    /// What is asked for.
    label: &'static str,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// The kind of keyboard and check.
    #[prop(default = "text")]
    input_type: &'static str,
    /// The keyboard of a phone, where it is not the kind's.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// What the browser may fill in.
    autocomplete: &'static str,
    /// The class of the input.
    #[prop(default = "field__input")]
    class: &'static str,
    /// What helps to fill it in, with its id.
    #[prop(optional)]
    hint: Option<(&'static str, &'static str)>,
    /// Which letters a phone's keyboard makes capitals.
    #[prop(default = "none")]
    autocapitalize: &'static str,
    /// Whether it must be filled in.
    #[prop(default = true)]
    required: bool,
) -> impl IntoView {
    let wrong = Wrong::with(state, field, hint.map(|(id, _)| id));
    let id = field.name();
    let hint = hint.map(|(id, text)| {
        view! {
            <p class="field__hint" id=id>
                {text}
            </p>
        }
        .into_any()
    });
    view! {
        <div class="field" class:field--error=wrong.is>
            <label class="field__label" for=id>
                {label}
            </label>
            {hint}
            <ErrorLine field wrong />
            <input
                class=class
                id=id
                name=id
                type=input_type
                inputmode=inputmode
                autocomplete=autocomplete
                autocapitalize=autocapitalize
                spellcheck="false"
                required=required
                value=value
                aria-invalid=wrong.invalid
                aria-describedby=wrong.described_by
            />
        </div>
    }
}

/// A password that can be shown.
#[component]
pub fn PasswordField(
    /// The form it is in.
    state: FormState,
    /// Which password.
    #[prop(default = Field::Password)]
    field: Field,
    /// What is asked for; the password, if nothing else is said.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What the browser may fill in, or offer to keep.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// The id of what always describes it.
    #[prop(optional)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    let t = &texts().account;
    let wrong = Wrong::with(state, field, described_by);
    let id = field.name();
    let shown = RwSignal::new(false);
    let input_type = Signal::derive(move || if shown.get() { "text" } else { "password" });
    let toggle = Signal::derive(move || if shown.get() { t.hide } else { t.show });
    view! {
        <div class="field" class:field--error=wrong.is>
            <label class="field__label" for=id>
                {label.unwrap_or(t.password)}
            </label>
            <ErrorLine field wrong />
            <div class="password-field">
                <input
                    class="field__input"
                    id=id
                    name=id
                    type=input_type
                    autocomplete=autocomplete
                    required
                    aria-invalid=wrong.invalid
                    aria-describedby=wrong.described_by
                />
                <LiveButton
                    class="password-field__toggle"
                    on_press=move || shown.update(|shown| *shown = !*shown)
                    pressed=shown
                >
                    {crate::icon!("eye")}
                    {toggle}
                    <span class="visually-hidden">{t.show_what}</span>
                </LiveButton>
            </div>
        </div>
    }
}

/// A button that does something in the page: there only once the page is alive.
#[component]
pub fn LiveButton(
    /// Its class.
    class: &'static str,
    /// What it does.
    on_press: impl Fn() + 'static,
    /// Whether it is pressed, if it stays so.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));
    let hidden = Signal::derive(move || !alive.get());
    let pressed =
        Signal::derive(move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" }));
    view! {
        <button
            class=class
            type="button"
            hidden=hidden
            aria-pressed=pressed
            on:click=move |_| on_press()
        >
            {children()}
        </button>
    }
}

/// A date in three plain fields.
#[component]
pub fn DateField(
    /// The form it is in.
    state: FormState,
    /// Which date.
    field: Field,
    /// What is asked for.
    legend: &'static str,
    /// An example.
    hint: &'static str,
    /// The labels of day, month and year.
    labels: [&'static str; 3],
    /// What they start with.
    values: [String; 3],
) -> impl IntoView {
    let wrong = Wrong::with(state, field, Some("date-aide"));
    let parts = ["day", "month", "year"]
        .into_iter()
        .zip(labels)
        .zip(values)
        .map(|((name, label), value)| {
            view! {
                <div
                    class="field date-field__part"
                    class:date-field__part--year=name == "year"
                >
                    <label class="field__label" for=name>
                        {label}
                    </label>
                    <input
                        class="field__input"
                        id=name
                        name=name
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        value=value
                        aria-invalid=wrong.invalid
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class="date-field"
            class:field--error=wrong.is
            aria-describedby=wrong.described_by
        >
            <legend>{legend}</legend>
            <p class="field__hint" id="date-aide">
                {hint}
            </p>
            <ErrorLine field wrong />
            <div class="date-field__parts">{parts}</div>
        </fieldset>
    }
}

/// A box to tick.
#[component]
pub fn CheckField(
    /// The form it is in.
    state: FormState,
    /// Which box.
    field: Field,
    /// What is agreed to.
    label: &'static str,
    /// Whether it starts ticked.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    let wrong = Wrong::with(state, field, None);
    let id = field.name();
    view! {
        <div class="field" class:field--error=wrong.is>
            <ErrorLine field wrong />
            <div class="check check--boxed">
                <input
                    type="checkbox"
                    id=id
                    name=id
                    value="on"
                    required
                    checked=checked
                    aria-invalid=wrong.invalid
                    aria-describedby=wrong.described_by
                />
                <label for=id>{label}</label>
            </div>
        </div>
    }
}
