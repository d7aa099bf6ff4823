//! The practitioner's desk: finding a record, making one, correcting whose it is, and entering acts.

mod act;
mod create;
mod entry;
mod identity;
mod search;

use domain::{
    date::CivilDate,
    ids::{FormId, Id},
    record::{
        act_form::ActForm,
        identity::{Identity, IdentityForm},
        withdrawal::WithdrawalReason,
    },
};
use services::Records;

/// A form as it is served.
pub fn form(records: &Records) -> FormId {
    records.new_form().unwrap()
}

/// An identity as it is typed.
pub fn identity(family_name: &str, first_name: &str, birth_date: &str) -> Identity {
    let form = IdentityForm {
        family_name: family_name.into(),
        first_name: first_name.into(),
        sex: "female".into(),
        birth_date: [birth_date.into(), String::new(), String::new()],
        birth_place: "Nantes".into(),
        email: "famille@exemple.fr".into(),
        phone: "06 39 98 00 42".into(),
        comment: "jumelle".into(),
        ..IdentityForm::default()
    };
    form.parse(CivilDate::new(2026, 2, 2).unwrap()).unwrap()
}

/// An act as it is typed.
fn act(vaccine: &str, occurred_on: &str) -> ActForm {
    ActForm {
        vaccine: vaccine.into(),
        occurred_on: occurred_on.into(),
        source: "seen-on-proof".into(),
        lot_number: "A21CC".into(),
        expires_on: "12/2027".into(),
        route: "intramuscular".into(),
        body_site: "left-arm".into(),
        comment: "bien supporté".into(),
        ..ActForm::default()
    }
}

/// A form as it was shown.
fn sent(n: u8) -> FormId {
    Id::new(1_700_000_000_000, &[n; 10])
}

/// Why an act is withdrawn.
fn slip() -> WithdrawalReason {
    WithdrawalReason::parse("saisi dans le mauvais carnet").unwrap()
}
