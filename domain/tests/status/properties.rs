//! What must hold of any person.

use std::sync::LazyLock;

use domain::{
    account::Language,
    date::CivilDate,
    record::person::Sex,
    status::{
        FRENCH, Forecast, Light, Outcome, VaccinationStatus, evaluate,
        reason::Reason,
        schedule::{Condition, Schedule},
        subject::{Act, Profile, Subject},
    },
    vaccine,
};
use proptest::{collection::vec, option, prelude::*, sample::subsequence};

use crate::sheet::{FR, compile};

/// Somebody with acts in any order, and a later day on which something is asked or given.
#[derive(Debug, Clone)]
struct Person {
    subject: Subject,
    profile: Profile,
    acts: Vec<Act>,
    on: CivilDate,
}

impl Person {
    fn status(&self) -> VaccinationStatus {
        self.status_on(self.on)
    }

    fn status_on(&self, on: CivilDate) -> VaccinationStatus {
        evaluate(&FRENCH, &self.subject, &self.acts, &self.profile, on)
    }

    fn with(&self, act: Act) -> Self {
        let mut person = self.clone();
        person.acts.push(act);
        person
    }
}

fn days_after(date: CivilDate, days: u32) -> CivilDate {
    let whole = u16::try_from(days / 60_000).unwrap();
    let rest = u16::try_from(days % 60_000).unwrap();
    (0..whole)
        .fold(date, |date, _| date.plus_days(60_000))
        .plus_days(rest)
}

fn first() -> CivilDate {
    CivilDate::from(FRENCH.valid_from)
}

/// Ages of a life, with those at which most is asked more often.
fn age_in_days() -> impl Strategy<Value = u32> {
    prop_oneof![3 => 0..800_u32, 2 => 800..10_000_u32, 2 => 10_000..40_000_u32]
}

fn acts(born: CivilDate, until: CivilDate) -> impl Strategy<Value = Vec<Act>> {
    let products = vaccine::all();
    let asked: Vec<&'static vaccine::product::Product> = products
        .iter()
        .filter(|product| {
            product
                .diseases()
                .any(|disease| FRENCH.diseases.iter().any(|rules| rules.disease == disease))
        })
        .collect();
    let act = (prop::sample::select(asked), 0..40_000_u32).prop_map(move |(product, days)| Act {
        product,
        on: days_after(born, days),
    });
    vec(act, 0..12).prop_map(move |acts| acts.into_iter().filter(|act| act.on < until).collect())
}

fn person() -> impl Strategy<Value = Person> {
    let conditions =
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Condition::ALL[1..].to_vec(), 0..3)];
    let pregnant = option::weighted(0.1, 0..250_u16);
    (
        0..4_000_u32,
        age_in_days(),
        any::<bool>(),
        conditions,
        pregnant,
    )
        .prop_flat_map(|(later, age, female, conditions, pregnant)| {
            let on = days_after(first(), later);
            let born = days_before(on, age);
            let subject = Subject {
                birth_date: born,
                sex: if female { Sex::Female } else { Sex::Male },
            };
            let profile = Profile {
                conditions,
                pregnant_since: pregnant
                    .filter(|_| female)
                    .map(|days| days_before(on, days.into())),
                ..Profile::default()
            };
            acts(born, on).prop_map(move |acts| Person {
                subject,
                profile: profile.clone(),
                acts,
                on,
            })
        })
}

fn days_before(date: CivilDate, days: u32) -> CivilDate {
    (0..days).fold(date, |date, _| date.day_before())
}

/// The schedule with every date 400 years later: the Gregorian calendar repeats itself to the day of the week.
static IN_400_YEARS: LazyLock<&'static Schedule> =
    LazyLock::new(|| compile(&dates_in_400_years(FR)).unwrap());

fn dates_in_400_years(text: &str) -> String {
    let mut shifted = String::new();
    let mut rest = text;
    while let Some(place) = rest.find(|c: char| c.is_ascii_digit()) {
        shifted.push_str(&rest[..place]);
        rest = &rest[place..];
        let day = rest.get(..10).and_then(|day| day.parse::<CivilDate>().ok());
        if let Some(day) = day {
            shifted.push_str(&in_400_years(day).to_string());
            rest = &rest[10..];
        } else {
            let number = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            shifted.push_str(&rest[..number]);
            rest = &rest[number..];
        }
    }
    shifted.push_str(rest);
    shifted
}

fn in_400_years(date: CivilDate) -> CivilDate {
    CivilDate::new(date.year() + 400, date.month(), date.day()).unwrap()
}

fn json(status: &VaccinationStatus) -> String {
    serde_json::to_string(status).unwrap()
}

fn is_overdue(forecast: &Forecast) -> bool {
    forecast.light == Light::DueNow { overdue: true }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(2_000)
    })]

    #[test]
    fn a_dose_that_counts_raises_its_disease_by_one_and_lowers_none(
        person in person(),
        product in 0..vaccine::all().len(),
    ) {
        let before = person.status();
        let act = Act { product: &vaccine::all()[product], on: person.on };
        let after = person.with(act).status();
        for (before, after) in before.forecasts.iter().zip(&after.forecasts) {
            let outcome = self::outcome(&person, &act, after);
            let counted = u8::from(matches!(outcome, Outcome::Valid { .. }));
            prop_assert_eq!(after.valid_doses, before.valid_doses + counted, "{:?}", after);
        }
    }

    #[test]
    fn everything_400_years_later_is_the_same(person in person()) {
        let later = Person {
            subject: Subject { birth_date: in_400_years(person.subject.birth_date), ..person.subject },
            profile: Profile { pregnant_since: person.profile.pregnant_since.map(in_400_years), ..person.profile.clone() },
            acts: person.acts.iter().map(|act| Act { on: in_400_years(act.on), ..*act }).collect(),
            on: in_400_years(person.on),
        };
        let status = evaluate(*IN_400_YEARS, &later.subject, &later.acts, &later.profile, later.on);
        prop_assert_eq!(dates_in_400_years(&json(&person.status())), json(&status));
    }

    #[test]
    fn late_stays_late(person in person(), days in 1..3_000_u16) {
        let before = person.status();
        let after = person.status_on(person.on.plus_days(days));
        for (before, after) in before.forecasts.iter().zip(&after.forecasts) {
            let aged_out = matches!(after.reason, Reason::TooLate { .. }) || before.rule != after.rule;
            prop_assert!(!is_overdue(before) || is_overdue(after) || aged_out, "{:?} {:?}", before, after);
        }
    }

    #[test]
    fn the_order_of_acts_does_not_matter(person in person(), seed in any::<u64>()) {
        let mut places: Vec<usize> = (0..person.acts.len()).collect();
        let mut state = seed;
        for place in (1..places.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            places.swap(place, usize::try_from(state >> 33).unwrap() % (place + 1));
        }
        let shuffled = Person { acts: places.iter().map(|place| person.acts[*place]).collect(), ..person.clone() };
        let (one, other) = (person.status(), shuffled.status());
        prop_assert_eq!(&one.forecasts, &other.forecasts);
        let told = |status: &VaccinationStatus, acts: &[Act]| {
            let mut told: Vec<String> = status.evaluations.iter()
                .map(|told| format!("{} {:?} {:?}", acts[told.act].product.key, told.on, (told.disease, told.outcome)))
                .collect();
            told.sort();
            told
        };
        prop_assert_eq!(told(&one, &person.acts), told(&other, &shuffled.acts));
    }

    #[test]
    fn lights_follow_the_dates_and_everything_is_explained(person in person()) {
        let status = person.status();
        for forecast in &status.forecasts {
            if let Some(next) = forecast.next {
                let expected = if person.on < next.recommended {
                    if next.recommended <= person.on.plus_months(6) { Light::DueWithin6Months } else { Light::UpToDate }
                } else {
                    Light::DueNow { overdue: next.overdue_from.is_some_and(|from| from <= person.on) }
                };
                prop_assert_eq!(forecast.light, expected);
                prop_assert!(next.earliest <= next.recommended);
                prop_assert!(next.overdue_from.is_none_or(|from| next.recommended < from));
                prop_assert!(next.latest.is_none_or(|latest| next.recommended <= latest));
            } else {
                let asks = matches!(forecast.light, Light::DueNow { .. } | Light::DueWithin6Months);
                prop_assert!(!asks);
            }
            for language in [Language::French, Language::English] {
                for sentence in forecast.words(language) {
                    prop_assert!(sentence.ends_with('.'), "{}", sentence);
                    // No mark begins a line.
                    let breaks = [" ;", " :", " ?", " !"].iter().any(|mark| sentence.contains(mark));
                    prop_assert!(!breaks, "{}", sentence);
                }
                let rule = forecast.rule(&FRENCH);
                prop_assert!(rule.is_some_and(|rule| rule.sources(&FRENCH).next().is_some()));
            }
        }
    }
}

/// What `act`, the last of `person`'s, counts for.
fn outcome(person: &Person, act: &Act, after: &Forecast) -> Outcome {
    let place = person.acts.len();
    person.with(*act).status().outcome(place, after.disease)
}
