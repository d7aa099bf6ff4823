//! A password that someone chooses in place of another: its rules are ticked off as one types.

use domain::account::password::NewPassword;
use leptos::prelude::*;

use super::{field::PasswordField, form::FormState, texts};

/// The id of the rules, which describe the field.
const RULES: &str = "regles";

/// A new password that can be shown.
#[component]
pub fn NewPasswordField(
    /// The form it is in.
    state: FormState,
) -> impl IntoView {
    let t = texts().registration();
    let kept = RwSignal::new([false; NewPassword::RULES.len()]);
    let alive = RwSignal::new(false);
    // What was typed before the page came to life counts, too.
    Effect::new(move || {
        kept.set(judged());
        alive.set(true);
    });
    let rules = (0..NewPassword::RULES.len())
        .map(|n| {
            let met = Signal::derive(move || kept.get()[n]);
            let said = move || {
                let word = if met.get() { t.met } else { t.unmet };
                alive.get().then(|| format!(" ({word})"))
            };
            view! {
                <li class="rule" class:rule--met=met>
                    <span class="rule__mark">{crate::icon!("check")}</span>
                    <span>{t.rule[n]} <span class="visually-hidden">{said}</span></span>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <div class="form__group" on:input=move |_| kept.set(judged())>
            <PasswordField
                state
                label=texts().reset().label
                autocomplete="new-password"
                described_by=RULES
            />
            <div class="password-rules">
                <p id="regles-titre">{t.rules}</p>
                <ul class="rule-list" id=RULES role="list" aria-labelledby="regles-titre">
                    {rules}
                </ul>
            </div>
        </div>
    }
}

/// Which rules the password keeps that is typed now.
#[cfg(not(feature = "ssr"))]
fn judged() -> [bool; NewPassword::RULES.len()] {
    let typed = super::browser::typed(domain::problem::Field::Password.name());
    let problems = domain::account::password::problems(&typed, "");
    NewPassword::RULES.map(|rule| !typed.is_empty() && !problems.contains(&rule))
}

#[cfg(feature = "ssr")]
fn judged() -> [bool; NewPassword::RULES.len()] {
    [false; NewPassword::RULES.len()]
}
