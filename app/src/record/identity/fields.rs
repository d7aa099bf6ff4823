//! The fields of an identity: what a record needs, and apart from it what may be left empty.

use domain::{problem::Field, record::person::Sex};
use leptos::prelude::*;

use super::typed::TypedIdentity;
use crate::ui::{
    choice::ChoiceField,
    field::{DateField, TextField},
    form::FormState,
    texts,
};

/// The fields, as they stand in `typed`.
#[component]
pub fn IdentityFields(
    /// The form they are in.
    state: FormState,
    /// What they start with.
    typed: TypedIdentity,
) -> impl IntoView {
    let t = texts().identity();
    let sexes = [Sex::Female, Sex::Male].map(|sex| (sex.word(), (texts().record().sex_name)(sex)));
    let claim = &texts().claim;
    view! {
        <div class="form__columns">
            <TextField
                state
                field=Field::FamilyName
                label=t.family_name
                value=typed.family_name
                autocomplete="off"
                autocapitalize="words"
            />
            <TextField
                state
                field=Field::FirstName
                label=t.first_name
                value=typed.first_name
                autocomplete="off"
                autocapitalize="words"
            />
        </div>
        {names_as_typed(typed.names_as_typed == "on")}
        <div class="form__columns">
            <ChoiceField state field=Field::Sex legend=texts().record().sex choices=sexes chosen=typed.sex />
            <DateField
                state
                field=Field::BirthDate
                legend=t.birth_date
                hint=claim.example
                labels=claim.parts
                values=[typed.day, typed.month, typed.year]
            />
        </div>
        <fieldset class="optional-fields">
            <legend>{t.optional}</legend>
            <div class="form__columns">
                <TextField
                    state
                    field=Field::UsedName
                    label=t.used_name
                    value=typed.used_name
                    autocomplete="off"
                    autocapitalize="words"
                    required=false
                />
                <TextField
                    state
                    field=Field::BirthPlace
                    label=t.birth_place
                    value=typed.birth_place
                    autocomplete="off"
                    autocapitalize="words"
                    required=false
                />
                <TextField
                    state
                    field=Field::Email
                    label=t.email
                    value=typed.email
                    input_type="email"
                    autocomplete="off"
                    hint=("email-aide", t.email_help)
                    required=false
                />
                <TextField
                    state
                    field=Field::Phone
                    label=t.phone
                    value=typed.phone
                    input_type="tel"
                    autocomplete="off"
                    required=false
                />
            </div>
            <TextField
                state
                field=Field::Comment
                label=t.comment
                value=typed.comment
                autocomplete="off"
                autocapitalize="sentences"
                required=false
            />
        </fieldset>
    }
    .into_any()
}

/// Leaves names as they were typed.
fn names_as_typed(chosen: bool) -> AnyView {
    let t = texts().identity();
    view! {
        <div>
            <p class="field__hint" id="noms-aide">
                {t.names_help}
            </p>
            <div class="check">
                <input
                    type="checkbox"
                    id="names_as_typed"
                    name="names_as_typed"
                    value="on"
                    aria-describedby="noms-aide"
                    checked=chosen
                />
                <label for="names_as_typed">{t.names_as_typed}</label>
            </div>
        </div>
    }
    .into_any()
}
