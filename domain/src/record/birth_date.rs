//! Birth dates as people type them. A wrong one guards against mis-delivery; it is no proof of identity.

use crate::{
    date::{self, CivilDate},
    problem::Problem,
};

/// Nobody alive is older: the oldest person on record reached 122 years.
const OLDEST_YEARS: u16 = 130;

/// Reads a birth date from three plain fields (see [`date::parse_parts`]).
///
/// # Errors
/// Besides those of a date: [`Problem::DateInFuture`] and [`Problem::DateTooOld`].
pub fn parse(day: &str, month: &str, year: &str, today: CivilDate) -> Result<CivilDate, Problem> {
    let date = date::parse_parts(day, month, year)?;
    if date > today {
        return Err(Problem::DateInFuture);
    }
    if date.whole_years_until(today) > OLDEST_YEARS {
        return Err(Problem::DateTooOld);
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> CivilDate {
        CivilDate::new(2026, 11, 21).unwrap()
    }

    fn parse(day: &str, month: &str, year: &str) -> Result<String, Problem> {
        super::parse(day, month, year, today()).map(|date| date.to_string())
    }

    #[test]
    fn reads_dates_as_people_type_them() {
        for (day, month, year) in [
            ("14", "03", "2019"),
            ("14", "3", "2019"),
            (" 14 ", " 3", "2019 "),
            ("14032019", "", ""),
            ("14/03/2019", "", ""),
            ("14.3.2019", " ", ""),
            ("14 03 2019", "", ""),
        ] {
            assert_eq!(
                parse(day, month, year).as_deref(),
                Ok("2019-03-14"),
                "{day}|{month}|{year}"
            );
        }
        assert_eq!(parse("29", "2", "2024").as_deref(), Ok("2024-02-29"));
        assert_eq!(parse("21", "11", "2026").as_deref(), Ok("2026-11-21"));
    }

    #[test]
    fn says_what_is_wrong() {
        for (day, month, year, problem) in [
            ("", "", "", Problem::Missing),
            ("14", "", "", Problem::DateIncomplete),
            ("14", "3", "", Problem::DateIncomplete),
            ("", "3", "2019", Problem::DateIncomplete),
            ("14/03", "", "", Problem::DateIncomplete),
            ("14", "3", "19", Problem::DateAmbiguous),
            ("140319", "", "", Problem::DateAmbiguous),
            ("1432019", "", "", Problem::DateAmbiguous),
            ("1403", "", "", Problem::DateAmbiguous),
            ("14/03/19", "", "", Problem::DateAmbiguous),
            ("30", "02", "2019", Problem::DateImpossible),
            ("29", "2", "2023", Problem::DateImpossible),
            ("31", "4", "2019", Problem::DateImpossible),
            ("0", "3", "2019", Problem::DateImpossible),
            ("14", "13", "2019", Problem::DateImpossible),
            ("14", "3", "0000", Problem::DateImpossible),
            ("mars", "3", "2019", Problem::NotADate),
            ("14032019", "3", "2019", Problem::NotADate),
            ("14032019", "", "2019", Problem::DateIncomplete),
            ("-1", "3", "2019", Problem::NotADate),
            ("+1", "3", "2019", Problem::NotADate),
            ("１４", "3", "2019", Problem::NotADate),
            ("22", "11", "2026", Problem::DateInFuture),
            ("31", "12", "9999", Problem::DateInFuture),
            ("20", "11", "1895", Problem::DateTooOld),
        ] {
            assert_eq!(
                parse(day, month, year),
                Err(problem),
                "{day}|{month}|{year}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_date_is_read_back(year in 1900_i16..2026, month in 1_i8..=12, day in 1_i8..=31) {
            prop_assume!(CivilDate::new(year, month, day).is_some());
            let iso = format!("{year:04}-{month:02}-{day:02}");
            prop_assert_eq!(parse(&day.to_string(), &month.to_string(), &year.to_string()), Ok(iso.clone()));
            prop_assert_eq!(parse(&format!("{day:02}{month:02}{year}"), "", ""), Ok(iso.clone()));
            prop_assert_eq!(iso.parse::<CivilDate>().unwrap().to_string(), iso);
        }

        #[test]
        fn any_text_is_read_or_refused(day in "\\PC{0,12}", month in "\\PC{0,4}", year in "\\PC{0,6}") {
            let _ = parse(&day, &month, &year);
        }
    }
}
