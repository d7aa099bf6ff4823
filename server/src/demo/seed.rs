//! Puts the demo's people and records into its database.

use anyhow::{Context, Result};
use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    date::CivilDate,
    ids::AccountId,
    problem::Problem,
    record::person::Person,
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use services::{
    Services,
    seed::{NewAccount, NewVaccination},
    today,
};

use super::people::{
    ADMINISTRATOR, APPLICANTS, Act, Day, HOLDERS, Holder, LOGINS, Login, PASSWORD,
};

/// Fills a new database.
pub(super) async fn seed(services: &Services) -> Result<()> {
    let [practitioner, patients @ ..] = LOGINS;
    let practitioner = services.seed_account(account(&practitioner)?).await?;
    for patient in &patients {
        services.seed_account(account(patient)?).await?;
    }
    for applicant in &APPLICANTS {
        services.seed_applicant(account(applicant)?).await?;
    }
    let administrator = NewAccount {
        role: Role::Administrator,
        ..account(&ADMINISTRATOR)?
    };
    services.seed_account(administrator).await?;
    let today = today(services.now());
    for holder in HOLDERS {
        put(services, practitioner, holder, today).await?;
    }
    Ok(())
}

fn account(login: &Login) -> Result<NewAccount<'static>> {
    Ok(NewAccount {
        role: match login.practice {
            Some(_) => Role::Practitioner,
            None => Role::Patient,
        },
        email: Email::parse(login.email).map_err(bad)?,
        phone: MobileNumber::parse(login.phone).map_err(bad)?,
        password: NewPassword::parse(PASSWORD)
            .ok()
            .context("the demo's password")?,
        first_name: login.first_name.to_owned(),
        family_name: login.family_name.to_owned(),
        language: Language::French,
        practice: login.practice,
    })
}

async fn put(
    services: &Services,
    practitioner: AccountId,
    holder: &Holder,
    today: CivilDate,
) -> Result<()> {
    let person = Person {
        family_name: holder.family_name.to_owned(),
        used_name: holder.used_name.map(str::to_owned),
        first_name: holder.first_name.to_owned(),
        sex: holder.sex,
        birth_date: date(holder.born, today)?,
    };
    let email = holder.email.map(Email::parse).transpose().map_err(bad)?;
    let acts = holder
        .acts
        .iter()
        .map(|act| vaccination(act, today))
        .collect::<Result<_>>()?;
    services
        .seed_record(practitioner, person, email.as_ref(), acts)
        .await?;
    Ok(())
}

fn vaccination(Act(vaccine, day, lot, source): &Act, today: CivilDate) -> Result<NewVaccination> {
    Ok(NewVaccination {
        vaccine: vaccine.name.to_owned(),
        diseases: vaccine.diseases.to_vec(),
        occurred_on: working_day(date(*day, today)?)?,
        lot_number: Some((*lot).to_owned()),
        source: Some(*source),
    })
}

fn date(day: Day, today: CivilDate) -> Result<CivilDate> {
    match day {
        Day::On(year, month, day) => CivilDate::new(year, month, day).context("a date of the demo"),
        Day::Ago(days) => Ok(Date::from(today).checked_sub(days.days())?.into()),
    }
}

/// The day itself, or the Friday before a weekend: surgeries are closed.
fn working_day(date: CivilDate) -> Result<CivilDate> {
    let date = Date::from(date);
    let back = match date.weekday() {
        Weekday::Saturday => 1,
        Weekday::Sunday => 2,
        _ => 0,
    };
    Ok(date.checked_sub(back.days())?.into())
}

fn bad(problem: Problem) -> anyhow::Error {
    anyhow::anyhow!("the demo's people: {problem:?}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn everyone() -> impl Iterator<Item = &'static Login> {
        static EVERYONE: [&[Login]; 3] = [&LOGINS, &APPLICANTS, &[ADMINISTRATOR]];
        EVERYONE.into_iter().flatten()
    }

    #[test]
    fn everyone_is_well_formed() {
        let today = CivilDate::new(2026, 11, 21).unwrap();
        for login in everyone() {
            let phone = account(login).unwrap().phone;
            assert!(phone.as_str().starts_with("+3363998"), "{}", login.email);
        }
        for holder in HOLDERS {
            let born = date(holder.born, today).unwrap();
            assert!(born <= today);
            for act in holder.acts {
                let act = vaccination(act, today).unwrap();
                assert!(
                    born < act.occurred_on && act.occurred_on <= today,
                    "{act:?}"
                );
            }
        }
    }

    #[test]
    fn acts_with_a_fixed_date_are_on_working_days() {
        let today = CivilDate::new(2026, 11, 21).unwrap();
        for act in HOLDERS.iter().flat_map(|holder| holder.acts) {
            if let Day::On(..) = act.1 {
                let day = date(act.1, today).unwrap();
                assert_eq!(working_day(day).unwrap(), day);
            }
        }
    }

    #[test]
    fn addresses_and_numbers_differ() {
        let emails: BTreeSet<&str> = everyone().map(|login| login.email).collect();
        let phones: BTreeSet<&str> = everyone().map(|login| login.phone).collect();
        assert_eq!((emails.len(), phones.len()), (6, 6));
    }
}
