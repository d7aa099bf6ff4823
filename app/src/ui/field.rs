//! Fields: a label, a hint, what is wrong, and the input.

use domain::problem::{Field, FieldProblem};
use leptos::prelude::*;

use super::{form::FormState, texts};

/// What is wrong with a field, in words.
fn error_at(state: FormState, field: Field) -> Signal<Option<String>> {
    let t = texts();
    Signal::derive(move || {
        let problem = state.error.with(|error| error.as_ref()?.at(field))?;
        Some((t.errors.problem)(FieldProblem::new(field, problem)))
    })
}

/// The line that says what is wrong.
#[component]
fn ErrorLine(
    /// Its id.
    id: String,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let prefix = texts().errors.prefix;
    move || {
        error.get().map(|error| {
            view! {
                <p class="field__error" id=id.clone()>
                    <span>
                        <span class="visually-hidden">{prefix}</span>
                        {error}
                    </span>
                </p>
            }
        })
    }
}

fn described_by(error: Signal<Option<String>>, id: &str) -> Signal<Option<String>> {
    let id = id.to_owned();
    Signal::derive(move || error.with(Option::is_some).then(|| id.clone()))
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
    /// The digits' keyboard.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// What the browser may fill in.
    autocomplete: &'static str,
    /// The class of the input.
    #[prop(default = "field__input")]
    class: &'static str,
) -> impl IntoView {
    let error = error_at(state, field);
    let id = field.name();
    let error_id = format!("{id}-erreur");
    let described_by = described_by(error, &error_id);
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <label class="field__label" for=id>
                {label}
            </label>
            <ErrorLine id=error_id error />
            <input
                class=class
                id=id
                name=id
                type=input_type
                inputmode=inputmode
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                required
                value=value
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described_by.get()
            />
        </div>
    }
}

/// A password that can be shown.
#[component]
pub fn PasswordField(
    /// The form it is in.
    state: FormState,
) -> impl IntoView {
    let t = &texts().account;
    let field = Field::Password;
    let error = error_at(state, field);
    let id = field.name();
    let error_id = format!("{id}-erreur");
    let described_by = described_by(error, &error_id);
    let shown = RwSignal::new(false);
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <label class="field__label" for=id>
                {t.password}
            </label>
            <ErrorLine id=error_id error />
            <div class="password-field">
                <input
                    class="field__input"
                    id=id
                    name=id
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="current-password"
                    required
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described_by.get()
                />
                <LiveButton
                    class="password-field__toggle"
                    on_press=move || shown.update(|shown| *shown = !*shown)
                    pressed=shown
                >
                    {crate::icon!("eye")}
                    {move || if shown.get() { t.hide } else { t.show }}
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
    view! {
        <button
            class=class
            type="button"
            hidden=move || !alive.get()
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
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
    let error = error_at(state, field);
    let described_by = Signal::derive(move || {
        if error.with(Option::is_some) {
            "date-aide date-erreur"
        } else {
            "date-aide"
        }
    });
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
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class="date-field"
            class:field--error=move || error.with(Option::is_some)
            aria-describedby=move || described_by.get()
        >
            <legend>{legend}</legend>
            <p class="field__hint" id="date-aide">
                {hint}
            </p>
            <ErrorLine id="date-erreur".to_owned() error />
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
    let error = error_at(state, field);
    let id = field.name();
    let error_id = format!("{id}-erreur");
    let described_by = described_by(error, &error_id);
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <ErrorLine id=error_id error />
            <div class="check check--boxed">
                <input
                    type="checkbox"
                    id=id
                    name=id
                    value="on"
                    required
                    checked=checked
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described_by.get()
                />
                <label for=id>{label}</label>
            </div>
        </div>
    }
}
