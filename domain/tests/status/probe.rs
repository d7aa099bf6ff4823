//! One question to the engine, and its answer, each as a line of text.

use core::fmt::{self, Write};

use domain::{
    date::CivilDate,
    record::person::Sex,
    status::{
        Forecast, Light, evaluate,
        schedule::{Condition, Schedule},
        subject::{Act, Profile, Subject},
    },
    vaccine::{self, disease::Disease},
};

/// Who is asked about, against which disease, on which days.
#[derive(Clone, PartialEq, Eq)]
pub struct Probe {
    pub disease: Disease,
    pub born: CivilDate,
    pub female: bool,
    pub conditions: Vec<Condition>,
    pub pregnant_since: Option<CivilDate>,
    /// Keys of the catalogue, with days.
    pub acts: Vec<(&'static str, CivilDate)>,
    pub on: Vec<CivilDate>,
}

impl Probe {
    /// The answers, one a day in question; `=` where it is that of the day before it.
    pub fn answers(&self, schedule: &'static Schedule) -> String {
        let all: Vec<String> = self
            .on
            .iter()
            .map(|on| self.answer(schedule, *on))
            .collect();
        let mut written = String::new();
        for (place, answer) in all.iter().enumerate() {
            let same = place > 0 && all[place - 1] == *answer;
            let answer = if same { "=" } else { answer };
            let separator = if place > 0 { " / " } else { "" };
            write!(written, "{separator}{answer}").unwrap();
        }
        written
    }

    fn answer(&self, schedule: &'static Schedule, on: CivilDate) -> String {
        let subject = Subject {
            birth_date: self.born,
            sex: if self.female { Sex::Female } else { Sex::Male },
        };
        let acts: Vec<Act> = (self.acts.iter())
            .map(|(key, on)| Act {
                product: vaccine::product(key).unwrap(),
                on: *on,
            })
            .collect();
        let profile = Profile {
            conditions: self.conditions.clone(),
            pregnant_since: self.pregnant_since,
            ..Profile::default()
        };
        let status = evaluate(schedule, &subject, &acts, &profile, on);
        status
            .forecast(self.disease)
            .map_or_else(|| "no rule".to_owned(), written)
    }
}

fn written(forecast: &Forecast) -> String {
    let light = match forecast.light {
        Light::DueNow { overdue: false } => "due",
        Light::DueNow { overdue: true } => "overdue",
        Light::DueWithin6Months => "soon",
        Light::UpToDate => "up to date",
        Light::Unknown => "unknown",
        Light::NotConcerned => "not concerned",
    };
    let mut text = format!("{light}, {} valid", forecast.valid_doses);
    if let Some(next) = forecast.next {
        write!(text, ", {}<={}", next.earliest, next.recommended).unwrap();
        if let Some(from) = next.overdue_from {
            write!(text, " late {from}").unwrap();
        }
        if let Some(latest) = next.latest {
            write!(text, " until {latest}").unwrap();
        }
    } else if let Some(date) = date_of(forecast) {
        write!(text, ", {date}").unwrap();
    }
    if forecast.mandatory {
        text.push_str(", mandatory");
    }
    text
}

/// The date that a reason without a next dose holds.
fn date_of(forecast: &Forecast) -> Option<CivilDate> {
    use domain::status::reason::Reason;
    match forecast.reason {
        Reason::TooLate { since: date } | Reason::NotYet { from: date } => Some(date),
        _ => None,
    }
}

impl fmt::Display for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sex = if self.female { 'F' } else { 'M' };
        write!(f, "{} | {} {sex}", self.disease.code(), self.born)?;
        for condition in &self.conditions {
            write!(f, " {}", condition.code())?;
        }
        if let Some(since) = self.pregnant_since {
            write!(f, " pregnant:{since}")?;
        }
        f.write_str(" |")?;
        for (key, on) in &self.acts {
            write!(f, " {key}:{on}")?;
        }
        f.write_str(" |")?;
        self.on.iter().try_for_each(|on| write!(f, " {on}"))
    }
}

impl Probe {
    /// Reads what `Display` writes.
    pub fn parse(text: &str) -> Option<Self> {
        let [disease, person, acts, on] = text.split('|').collect::<Vec<_>>().try_into().ok()?;
        let mut person = person.split_whitespace();
        let born = person.next()?.parse().ok()?;
        let female = person.next()? == "F";
        let (mut conditions, mut pregnant_since) = (Vec::new(), None);
        for word in person {
            match word.strip_prefix("pregnant:") {
                Some(since) => pregnant_since = Some(since.parse().ok()?),
                None => conditions.push(Condition::from_code(word)?),
            }
        }
        let act = |word: &str| {
            let (key, on) = word.split_once(':')?;
            Some((vaccine::product(key)?.key, on.parse().ok()?))
        };
        Some(Self {
            disease: Disease::from_code(disease.trim())?,
            born,
            female,
            conditions,
            pregnant_since,
            acts: acts.split_whitespace().map(act).collect::<Option<_>>()?,
            on: on
                .split_whitespace()
                .map(|on| on.parse().ok())
                .collect::<Option<_>>()?,
        })
    }
}
