//! The address, the new password and its confirmation, with the rules, which are ticked off while one types.

use domain::{
    account::password::{Strength, problems},
    problem::{Field, Problem},
};
use leptos::prelude::*;

use crate::ui::{
    field::{PasswordField, TextField},
    form::FormState,
    texts,
};

/// The id of the rules, for what they describe.
const RULES: &str = "regles";

/// What is typed, in Unicode NFC.
#[derive(Clone, Default, PartialEq, Eq)]
struct Typed {
    email: String,
    password: String,
    confirmation: String,
}

impl Typed {
    #[cfg(feature = "ssr")]
    fn now() -> Self {
        Self::default()
    }

    #[cfg(not(feature = "ssr"))]
    fn now() -> Self {
        let [email, password, confirmation] = [Field::Email, Field::Password, Field::Confirmation]
            .map(|field| crate::ui::browser::typed(field.name()));
        Self {
            email,
            password,
            confirmation,
        }
    }

    /// How far it is from what may be sent.
    fn judged(&self) -> Judged {
        // As far as it is typed: the server says whether it is an address.
        let email = self.email.trim().to_lowercase();
        let local_part = email.split('@').next().unwrap_or_default();
        let problems = problems(&self.password, local_part);
        let typed = !self.password.is_empty();
        let holds = |problem| typed && !problems.contains(&problem);
        Judged {
            typed,
            too_long: problems
                .iter()
                .any(|problem| matches!(problem, Problem::TooLong { .. })),
            is_complete: problems.is_empty(),
            rules: [
                holds(Problem::PasswordTooShort),
                holds(Problem::PasswordWithoutDigit),
                holds(Problem::PasswordWithoutLowerCase),
                holds(Problem::PasswordWithoutUpperCase),
                // Of no address, nothing can be said yet.
                holds(Problem::PasswordHoldsEmail) && !local_part.is_empty(),
                typed && self.password == self.confirmation,
            ],
        }
    }
}

/// What can be said of what is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Judged {
    typed: bool,
    too_long: bool,
    /// Whether the password alone, whatever its confirmation, satisfies the rules.
    is_complete: bool,
    /// Which are ticked off, in the order of their words.
    rules: [bool; 6],
}

impl Judged {
    fn may_be_sent(self) -> bool {
        let [.., is_confirmed] = self.rules;
        self.is_complete && is_confirmed
    }
}

/// The fields.
#[component]
pub fn NewPasswordFields(
    /// The form they are in.
    state: FormState,
    /// The address that it starts with.
    email: String,
    /// Set in a live page: whether the rules do not hold yet.
    too_weak: RwSignal<bool>,
) -> impl IntoView {
    let account = &texts().account;
    let t = texts().registration();
    let typed = RwSignal::new(Typed::default());
    let alive = RwSignal::new(false);
    // What was typed before the page came to life counts, too.
    Effect::new(move || {
        typed.set(Typed::now());
        alive.set(true);
    });
    let judged = Memo::new(move |_| typed.with(Typed::judged));
    Effect::new(move || too_weak.set(alive.get() && !judged.get().may_be_sent()));
    view! {
        <div class="form__group" on:input=move |_| typed.set(Typed::now())>
            <TextField
                state
                field=Field::Email
                label=account.email
                value=email
                input_type="email"
                autocomplete="username"
                hint=("email-aide", t.email_hint)
            />
            <PasswordField state autocomplete="new-password" described_by=RULES />
            <div class="password-rules">
                <p id="regles-titre">{t.rules}</p>
                {rules(judged, alive)}
                <p class="password-rules__strength" role="status">
                    {move || {
                        // What the server refused is not praised.
                        if state.refuses(Field::Password) {
                            ""
                        } else {
                            strength(&typed.read().password, judged.get())
                        }
                    }}
                </p>
            </div>
            <PasswordField
                state
                field=Field::Confirmation
                label=t.confirmation
                autocomplete="new-password"
            />
        </div>
    }
}

fn rules(judged: Memo<Judged>, alive: RwSignal<bool>) -> AnyView {
    let t = texts().registration();
    let items = (0..t.rule.len())
        .map(|n| {
            let met = Signal::derive(move || judged.get().rules[n]);
            let said = Signal::derive(move || {
                alive.get().then(|| if met.get() { t.met } else { t.unmet })
            });
            view! {
                <li class="rule" class:rule--met=met>
                    <span class="rule__mark">{crate::icon!("check")}</span>
                    <span>
                        {t.rule[n]}
                        <span class="visually-hidden">
                            {move || said.get().map(|said| format!(" ({said})"))}
                        </span>
                    </span>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <ul class="rule-list" id=RULES role="list" aria-labelledby="regles-titre">
            {items}
        </ul>
    }
    .into_any()
}

/// How good the password is, in words; nothing while none is typed.
fn strength(password: &str, judged: Judged) -> &'static str {
    let t = texts().registration();
    if !judged.typed {
        return "";
    }
    if judged.too_long {
        return t.too_long;
    }
    if judged.is_complete {
        (t.strength)(Strength::of(password))
    } else {
        t.incomplete
    }
}
