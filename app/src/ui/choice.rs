//! One choice of a few, all in sight.

use domain::problem::Field;
use leptos::prelude::*;

use super::{
    field::{ErrorLine, Wrong},
    form::FormState,
};

/// One choice of a few: radio buttons in a group.
#[component]
pub fn ChoiceField<const N: usize>(
    /// The form it is in.
    state: FormState,
    /// Which field.
    field: Field,
    /// What is asked for.
    legend: &'static str,
    /// What can be chosen: what is sent, and what is read.
    choices: [(&'static str, &'static str); N],
    /// What is chosen at first, if anything is.
    chosen: String,
) -> impl IntoView {
    let wrong = Wrong::with(state, field, None);
    let name = field.name();
    let choices = choices
        .into_iter()
        .enumerate()
        .map(|(at, (value, label))| {
            // The summary of what is wrong leads to the first.
            let id = if at == 0 {
                name.to_owned()
            } else {
                format!("{name}-{value}")
            };
            view! {
                <div class="check check--boxed">
                    <input
                        type="radio"
                        id=id.clone()
                        name=name
                        value=value
                        required
                        checked=chosen == value
                        aria-invalid=wrong.invalid
                    />
                    <label for=id>{label}</label>
                </div>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <fieldset
            class="date-field"
            class:field--error=wrong.is
            aria-describedby=wrong.described_by
        >
            <legend>{legend}</legend>
            <ErrorLine field wrong />
            <div class="choice">{choices}</div>
        </fieldset>
    }
    .into_any()
}
