//! A password that someone chooses in place of another: its rules are ticked off as one types.

use leptos::prelude::*;

use super::{field::PasswordField, form::FormState, texts};

/// The id of the rules, which describe the field.
const RULES: &str = "regles";

/// Which rules hold, in the order of their words. The last one is about the address.
type Kept = [bool; 5];

/// A new password that can be shown.
#[component]
pub fn NewPasswordField(
    /// The form it is in.
    state: FormState,
    /// Whose account it is for; where nobody is signed in the page does not tell, and says the rule on it without a tick.
    #[prop(optional)]
    address: Option<String>,
) -> impl IntoView {
    let t = texts().registration();
    let ticked = match address {
        Some(_) => 0..5,
        None => 0..4,
    };
    let on_address = address
        .is_none()
        .then(|| view! { <p>{t.not_the_address}</p> });
    let address = StoredValue::new(address.unwrap_or_default());
    let kept = RwSignal::new(Kept::default());
    let alive = RwSignal::new(false);
    // What was typed before the page came to life counts, too.
    Effect::new(move || {
        kept.set(address.with_value(|address| judged(address)));
        alive.set(true);
    });
    let rules = ticked
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
        <div
            class="form__group"
            on:input=move |_| kept.set(address.with_value(|address| judged(address)))
        >
            <PasswordField
                state
                label=texts().reset().label
                autocomplete="new-password"
                described_by=RULES
            />
            <div class="password-rules" id=RULES>
                <p id="regles-titre">{t.rules}</p>
                <ul class="rule-list" role="list" aria-labelledby="regles-titre">
                    {rules}
                </ul>
                {on_address}
            </div>
        </div>
    }
}

/// Which rules the password keeps that is typed now, for the account of an address.
#[cfg(not(feature = "ssr"))]
fn judged(address: &str) -> Kept {
    use domain::{
        account::password::{NewPassword, problems},
        problem::{Field, Problem},
    };

    let typed = super::browser::typed(Field::Password.name());
    let local_part = address.split('@').next().unwrap_or_default();
    let problems = problems(&typed, local_part);
    let holds = |rule| !typed.is_empty() && !problems.contains(&rule);
    let [length, digit, lower, upper] = NewPassword::RULES.map(holds);
    [
        length,
        digit,
        lower,
        upper,
        holds(Problem::PasswordHoldsEmail),
    ]
}

#[cfg(feature = "ssr")]
fn judged(_: &str) -> Kept {
    Kept::default()
}
