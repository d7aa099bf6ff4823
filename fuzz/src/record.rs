//! Who a record is about, and finding it.

use domain::{
    date,
    record::{
        identity::{Identity, IdentityForm},
        search::PatientQuery,
    },
};

use crate::{assert_kept_as_a_line, assert_told, fields, today};

/// How much of what is looked for is read, in characters.
const LOOKED_AT: usize = 120;

/// An identity that is shown and saved again is the same; and its record is found by its name.
pub(crate) fn identity(text: &str) {
    let [
        family_name,
        used_name,
        first_name,
        sex,
        day,
        month,
        year,
        birth_place,
        email,
        phone,
        comment,
    ] = fields(text).map(str::to_owned);
    let form = IdentityForm {
        family_name,
        used_name,
        first_name,
        sex,
        birth_date: [day, month, year],
        birth_place,
        email,
        phone,
        comment,
    };
    let mut tidied = form.clone();
    tidied.tidy();
    for form in [form, tidied] {
        match form.parse(today()) {
            Ok(identity) => assert_holds(&identity),
            Err(wrong) => assert_told(&wrong),
        }
    }
}

fn assert_holds(identity: &Identity) {
    let shown = IdentityForm::from(identity.clone());
    assert_eq!(shown.parse(today()).as_ref(), Ok(identity));
    let person = &identity.person;
    assert!(person.is_like(person));
    let names = [&person.family_name, &person.first_name].into_iter();
    let beside = [&person.used_name, &identity.birth_place, &identity.comment];
    for text in names.chain(beside.into_iter().flatten()) {
        assert_kept_as_a_line(text);
    }
    let words = person.search_words();
    // What reads as a date is looked for as one, and so is what does once it is cut.
    let names: String = person.listed_name().chars().take(LOOKED_AT).collect();
    if names
        .split_whitespace()
        .any(|name| date::parse_parts(name, "", "").is_ok())
    {
        return;
    }
    let looked_for = PatientQuery::parse(&names);
    for word in looked_for.words() {
        let found = words.iter().any(|known| known.starts_with(word.as_str()));
        assert!(found, "{word:?} finds not {words:?}");
    }
}

/// The form of somebody who was looked for in vain is a beginning of a form.
pub(crate) fn looked_for(text: &str) {
    let form = IdentityForm::looked_for(text);
    assert!(form.is_tidy(), "{form:?}");
    let [day, month, year] = &form.birth_date;
    if !day.is_empty() {
        assert!(date::parse_parts(day, month, year).is_ok(), "{form:?}");
    }
}

/// What is looked for is a few plain words, and stays so when they are typed.
pub(crate) fn patient_search(text: &str) {
    let query = PatientQuery::parse(text);
    let words = query.words();
    assert!(words.len() <= 6);
    for word in words {
        assert!(
            !word.is_empty() && word.chars().all(char::is_alphanumeric),
            "{word:?}"
        );
    }
    let typed = words.join(" ");
    if typed.chars().count() <= LOOKED_AT {
        assert_eq!(PatientQuery::parse(&typed), query);
    }
}
