//! Random people, the same on every machine: what the server and the browser must agree about, and what is measured.

mod split_mix;

use domain::{
    date::CivilDate,
    record::person::Sex,
    status::{
        FRENCH, VaccinationStatus, evaluate,
        schedule::Condition,
        subject::{Act, Profile, Subject},
    },
    vaccine,
};

use split_mix::SplitMix64;

/// A person, and the day in question.
pub struct Person {
    subject: Subject,
    profile: Profile,
    acts: Vec<Act>,
    on: CivilDate,
}

impl Person {
    /// The person of a number: any age up to 100, up to 20 acts of any vaccine, at times a profile.
    pub fn random(number: u32) -> Self {
        let mut dice = Dice(SplitMix64::new(u64::from(number)));
        let on = later(CivilDate::from(FRENCH.valid_from), dice.below(4_000));
        let age = match dice.below(3) {
            0 => dice.below(800),
            1 => dice.below(10_000),
            _ => dice.below(36_500),
        };
        let birth_date = (0..age).fold(on, |date, _| date.day_before());
        let female = dice.below(2) == 0;
        let acts = (0..dice.below(21))
            .map(|_| Act {
                product: &vaccine::all()[usize::from(dice.below(380)) % vaccine::all().len()],
                on: later(birth_date, dice.below(age + 30)),
            })
            .collect();
        let conditions = (0..dice.below(12).saturating_sub(8))
            .map(|_| Condition::ALL[1 + usize::from(dice.below(10))])
            .collect();
        let pregnant = female && dice.below(20) == 0;
        Self {
            subject: Subject {
                birth_date,
                sex: if female { Sex::Female } else { Sex::Male },
            },
            profile: Profile {
                conditions,
                pregnant_since: pregnant.then(|| later(birth_date, age)),
                ..Profile::default()
            },
            acts,
            on,
        }
    }

    /// The answer, with every reason.
    pub fn status(&self) -> VaccinationStatus {
        evaluate(&FRENCH, &self.subject, &self.acts, &self.profile, self.on)
    }
}

fn later(date: CivilDate, days: u16) -> CivilDate {
    date.plus_days(days)
}

struct Dice(SplitMix64);

impl Dice {
    /// A number below `bound`, which is not 0.
    fn below(&mut self, bound: u16) -> u16 {
        let number = self.0.draw() % u64::from(bound.max(1));
        u16::try_from(number).unwrap_or(0)
    }
}
