//! What the schedule says of anybody.

use domain::{
    account::Language,
    date::CivilDate,
    record::person::Sex,
    status::{
        FRENCH,
        cases::Cases,
        evaluate,
        schedule::Condition,
        subject::{Act, Profile, Subject},
    },
    vaccine::{self, disease::Disease},
};

/// The most acts.
const ACTS: usize = 24;

/// Somebody, and a day: the order of the acts does not matter, and everything has words.
pub(crate) fn status(bytes: &[u8]) {
    let mut numbers = Numbers(bytes);
    let on = CivilDate::from(FRENCH.valid_from).plus_days(numbers.next() % 8_000);
    let birth_date = day_of_a_life(&mut numbers);
    let subject = Subject {
        birth_date,
        sex: if numbers.next() % 2 == 0 {
            Sex::Female
        } else {
            Sex::Male
        },
    };
    let profile = profile(&mut numbers, birth_date);
    let mut acts = Vec::new();
    while !numbers.0.is_empty() && acts.len() < ACTS {
        acts.push(Act {
            product: one_of(vaccine::all(), numbers.next()),
            on: birth_date.plus_days(numbers.next()),
        });
    }
    let status = evaluate(&FRENCH, &subject, &acts, &profile, on);
    for evaluation in &status.evaluations {
        let act = &acts[evaluation.act];
        assert!(act.on == evaluation.on && act.product.covers(evaluation.disease));
    }
    for language in [Language::French, Language::English] {
        let mut words = status
            .forecasts
            .iter()
            .flat_map(|forecast| forecast.words(language));
        assert!(words.all(|sentence| !sentence.is_empty()));
        let mut words = status
            .evaluations
            .iter()
            .map(|evaluation| evaluation.words(language));
        assert!(words.all(|sentence| !sentence.is_empty()));
    }
    acts.reverse();
    let again = evaluate(&FRENCH, &subject, &acts, &profile, on);
    assert_eq!(again.forecasts, status.forecasts);
}

/// From 1921 to 2100.
fn day_of_a_life(numbers: &mut Numbers<'_>) -> CivilDate {
    let first = CivilDate::new(1921, 1, 1).unwrap_or(CivilDate::FIRST);
    first.plus_days(numbers.next())
}

fn profile(numbers: &mut Numbers<'_>, birth_date: CivilDate) -> Profile {
    let (some, other) = (numbers.next(), numbers.next());
    let conditions = Condition::ALL.iter().enumerate();
    let conditions = conditions.filter(|(at, _)| some >> at & 1 == 1);
    Profile {
        conditions: conditions.map(|(_, condition)| *condition).collect(),
        pregnant_since: (other & 1 == 1).then(|| birth_date.plus_days(numbers.next())),
        contraindicated: (other & 2 == 2)
            .then(|| *one_of(Disease::ALL, numbers.next()))
            .into_iter()
            .collect(),
        refused: (other & 4 == 4)
            .then(|| *one_of(Disease::ALL, numbers.next()))
            .into_iter()
            .collect(),
    }
}

fn one_of<T>(all: &'static [T], number: u16) -> &'static T {
    &all[usize::from(number) % all.len()]
}

/// Two bytes a number; after the last one, 0.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn next(&mut self) -> u16 {
        let (taken, left) = self.0.split_at(self.0.len().min(2));
        self.0 = left;
        taken
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u16::from(*byte))
    }
}

/// A file of cases is answered, or says what it is that nobody knows.
pub(crate) fn cases(text: &str) {
    let Ok(read) = serde_json::from_str::<Cases>(text) else {
        return;
    };
    for case in &read.cases {
        let answered = read.answer(case, &FRENCH).is_ok();
        let checked = read.check(case, &FRENCH);
        assert!(answered || checked.is_err());
        let of_that_name = read.case(&case.id);
        assert!(of_that_name.is_some_and(|found| found.id == case.id));
    }
}
