//! Refusals, contra-indications and conditions.

use domain::{
    account::Language,
    record::person::Sex,
    status::{
        FRENCH, Light, Outcome, evaluate,
        reason::{Invalid, Reason},
        schedule::Condition,
        subject::{Act, Profile, Subject},
    },
    vaccine::{self, disease::Disease},
};

/// What is said of measles to a child of two, who had a dose against it at one year, and of that dose.
fn measles(profile: &Profile) -> (domain::status::Forecast, Outcome) {
    let subject = Subject {
        birth_date: "2024-01-10".parse().unwrap(),
        sex: Sex::Female,
    };
    let acts = [Act {
        product: vaccine::by_nuva("VAC0053").unwrap(),
        on: "2025-01-10".parse().unwrap(),
    }];
    let status = evaluate(
        &FRENCH,
        &subject,
        &acts,
        profile,
        "2026-01-20".parse().unwrap(),
    );
    assert_eq!(
        status.outcome(0, Disease::Tetanus),
        Outcome::NotValid(Invalid::NotThisDisease)
    );
    (
        *status.forecast(Disease::Measles).unwrap(),
        status.outcome(0, Disease::Measles),
    )
}

#[test]
fn a_refusal_leaves_the_light_and_is_said() {
    let (forecast, _) = measles(&Profile {
        refused: vec![Disease::Measles],
        ..Profile::default()
    });
    assert_eq!(forecast.light, Light::DueNow { overdue: true });
    assert!(forecast.refused && forecast.mandatory);
    let said = forecast.words(Language::French).join(" ");
    assert!(said.contains("Refusée par la personne."), "{said}");
}

#[test]
fn a_contra_indication_asks_for_nothing_and_is_no_obligation() {
    let (forecast, outcome) = measles(&Profile {
        contraindicated: vec![Disease::Measles],
        ..Profile::default()
    });
    assert_eq!(
        (forecast.light, forecast.reason),
        (Light::NotConcerned, Reason::Contraindicated)
    );
    assert_eq!(
        (forecast.next, forecast.mandatory, forecast.valid_doses),
        (None, false, 1)
    );
    assert_eq!(outcome, Outcome::Valid { dose: 1 });
}

#[test]
fn a_live_vaccine_with_an_immunodeficiency_is_a_specialists_decision() {
    let (forecast, _) = measles(&Profile {
        conditions: vec![Condition::Immunodeficiency],
        ..Profile::default()
    });
    let condition = Condition::Immunodeficiency;
    assert_eq!(
        (forecast.light, forecast.reason),
        (Light::Unknown, Reason::Expertise { condition })
    );
}

#[test]
fn a_dose_that_waits_for_a_later_rule_s_age_is_overdue_after_it() {
    let subject = Subject {
        birth_date: "2022-10-26".parse().unwrap(),
        sex: Sex::Male,
    };
    let acts = [Act {
        product: vaccine::by_nuva("VAC0120").unwrap(),
        on: "2023-10-22".parse().unwrap(),
    }];
    let profile = Profile {
        conditions: vec![Condition::VaricellaSusceptible],
        ..Profile::default()
    };
    let on = "2025-04-01".parse().unwrap();
    let status = evaluate(&FRENCH, &subject, &acts, &profile, on);
    let forecast = status.forecast(Disease::Varicella).unwrap();
    let next = forecast.next.unwrap();
    let at_twelve = "2034-10-26".parse().unwrap();
    assert_eq!((next.earliest, next.recommended), (at_twelve, at_twelve));
    assert_eq!(
        next.overdue_from,
        Some(FRENCH.policy.overdue_after.after(at_twelve))
    );
    assert_eq!(forecast.reason, Reason::NotYet { from: at_twelve });
}
