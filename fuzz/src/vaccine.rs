//! Acts, and finding the vaccine that was given.

use domain::{
    date::CivilDate,
    ids::VaccinationId,
    record::{
        act::{Act, asks_booster},
        act_form::ActForm,
        vaccination::{Vaccination, Validation},
    },
    vaccine::{
        all,
        product::Product,
        search::{named, search},
    },
};

use crate::{assert_kept_as_a_line, assert_told, fields, today};

/// An act that is shown and saved again is the same.
pub(crate) fn act_form(text: &str) {
    let [born, typed @ ..]: [&str; 13] = fields(text);
    let born = born.parse().unwrap_or(CivilDate::FIRST);
    let names = ActForm::default().inputs().map(|(name, _)| name);
    let form = ActForm::read(|input| {
        let at = names.iter().position(|name| *name == input);
        at.map_or("", |at| typed[at]).to_owned()
    });
    assert_eq!(form.inputs().map(|(_, value)| value), typed);
    match form.parse(born, today()) {
        Ok(act) => {
            assert!((born..=today()).contains(&act.occurred_on));
            let asked = asks_booster(act.product, born, act.occurred_on);
            assert_eq!(act.booster.is_some(), asked);
            for text in act.lot_number.iter().chain(&act.comment) {
                assert_kept_as_a_line(text);
            }
            let shown = ActForm::of(&kept(&act));
            assert_eq!(shown.parse(born, today()), Ok(act));
        }
        Err(wrong) => assert_told(&wrong),
    }
}

fn kept(act: &Act) -> Vaccination {
    Vaccination {
        id: VaccinationId::new(0, &[0; 10]),
        version: 0,
        product: Some(act.product.key.to_owned()),
        vaccine: act.product.name.to_owned(),
        diseases: act.product.diseases().collect(),
        occurred_on: act.occurred_on,
        lot_number: act.lot_number.clone(),
        expires_on: act.expires_on,
        route: act.route,
        body_site: act.body_site,
        booster: act.booster,
        comment: act.comment.clone(),
        validation: Validation::Validated,
        source: Some(act.source),
        validated_by: None,
        history: Vec::new(),
    }
}

/// Each vaccine is found once; the one that was named whole comes first; and what was used lately changes the order only.
pub(crate) fn vaccine_search(text: &str) {
    let found = search(text, &[]);
    let keys = keys_in_order(&found);
    let mut unique = keys.clone();
    unique.dedup();
    assert_eq!(keys, unique);
    if let Some(product) = named(text) {
        assert_eq!(found.first(), Some(&product));
    }
    let recent: Vec<&str> = all().iter().take(3).map(|product| product.key).collect();
    assert_eq!(keys_in_order(&search(text, &recent)), keys);
}

fn keys_in_order(products: &[&'static Product]) -> Vec<&'static str> {
    let mut keys: Vec<_> = products.iter().map(|product| product.key).collect();
    keys.sort_unstable();
    keys
}
