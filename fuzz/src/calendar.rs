//! Dates as people type them.

use domain::{
    claim::form::ClaimForm,
    date::{self, CivilDate},
    record::{birth_date, search::date_word},
};

use crate::{assert_told, fields, today};

/// A date is a day of the calendar, and is read again however it is written.
pub(crate) fn date(text: &str) {
    let [day, month, year] = fields(text);
    if let Ok(date) = date::parse_parts(day, month, year) {
        assert_is_day(date);
    }
    if let Ok(date) = text.parse::<CivilDate>() {
        assert_eq!(date.to_string(), text);
        assert_is_day(date);
    }
    if let Ok(date) = birth_date::parse(day, month, year, today()) {
        assert!(date <= today() && date.whole_years_until(today()) <= 130);
    }
}

fn assert_is_day(date: CivilDate) {
    assert_eq!(
        CivilDate::new(date.year(), date.month(), date.day()),
        Some(date)
    );
    assert_eq!(date.to_string().parse(), Ok(date));
    for whole in [date.typed(), date_word(date)] {
        assert_eq!(date::parse_parts(&whole, "", ""), Ok(date));
    }
    if date > CivilDate::FIRST {
        assert_eq!(date.day_before().plus_days(1), date);
    }
    let year_later = date.plus_months(12);
    if year_later.year() < 9999 {
        assert_eq!(date.whole_months_until(year_later), 12);
        assert_eq!(date.whole_years_until(year_later), 1);
    }
}

/// A claim has a birth date that a living person may have, and was attested.
pub(crate) fn claim_form(text: &str) {
    let [day, month, year, attestation] = fields(text);
    let form = ClaimForm {
        day: day.into(),
        month: month.into(),
        year: year.into(),
        attestation: attestation == "on",
    };
    match form.parse(today()) {
        Ok(claim) => {
            assert!(form.attestation);
            let read = birth_date::parse(day, month, year, today());
            assert_eq!(read, Ok(claim.birth_date));
        }
        Err(wrong) => assert_told(&wrong),
    }
}
