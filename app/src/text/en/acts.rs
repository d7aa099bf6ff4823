//! Entering acts, changing them, taking them out, in English.

use domain::record::vaccination::{BodySite, Route};

use crate::text::Acts;

pub(in crate::text) static ACTS: Acts = Acts {
    enter: "Enter vaccinations",
    empty: (
        "This record has no vaccination yet.",
        "Copy those of the paper booklet here, or the one that you have just given.",
    ),
    vaccine: "Vaccine",
    vaccine_help: "Name, valence, disease or code. Unknown, or given abroad: “unknown” and the disease.",
    search: "Search",
    vaccines: "Vaccines",
    recent: "Your recent vaccines",
    found: |shown, total| match (shown, total) {
        (_, 0) => "No vaccine matches.".into(),
        (1, 1) => "1 vaccine".into(),
        (shown, total) if shown < total => {
            format!("{shown} vaccines of {total}: type more to see others.")
        }
        (shown, _) => format!("{shown} vaccines"),
    },
    none_found: "No vaccine matches. Check the spelling, or type “unknown” and the disease.",
    choose: "Choose the vaccine",
    occurred_on: "Date given",
    occurred_on_help: "For example 15042022 or 15/04/2022: day, month, year.",
    source: "Source",
    performed: "Given by me",
    seen_on_proof: "Seen on proof",
    booster: "Is it a booster?",
    booster_choices: [("yes", "Yes, a booster"), ("no", "No")],
    more: "Batch, route, site, comment (optional)",
    lot_number: "Batch number",
    expires_on: "Expiry date",
    expires_on_help: "A day, or month and year: 12/2027.",
    route: "Route",
    route_name: |route| match route {
        Route::Intramuscular => "Intramuscular",
        Route::Subcutaneous => "Subcutaneous",
        Route::Intradermal => "Intradermal",
        Route::Oral => "Oral",
        Route::Nasal => "Nasal",
    },
    body_site: "Injection site",
    body_site_name: |site| match site {
        BodySite::LeftArm => "Left arm",
        BodySite::RightArm => "Right arm",
        BodySite::LeftThigh => "Left thigh",
        BodySite::RightThigh => "Right thigh",
    },
    unknown: "Not stated",
    comment: "Comment",
    again: "It is another one: save it as well",
    save_and_next: "Save and enter the next",
    save_and_finish: "Save and finish",
    entered: |vaccine, date| format!("{vaccine} of {date} saved."),
    sitting: |count| match count {
        0 => "Just entered".into(),
        count => format!("Just entered ({count})"),
    },
    sitting_empty: "What you save appears here, with a way to correct it.",
    correct: "Correct",
    all_entered: "It is saved.",
    one: "Vaccination",
    save: "Save the changes",
    changed: "The vaccination is changed. What it was stays in its history.",
    outdated: |by, at| {
        format!(
            "{by} changed this vaccination on {at}, while you had it before you. What you typed is below: compare it with the history, then save it if it is right."
        )
    },
    withdraw: "Take this vaccination out of the record",
    withdraw_help: "For one that was entered by mistake, for instance in the wrong record. It no longer counts, but its history and the reason stay.",
    reason: "Reason",
    withdraw_confirm: "Yes, take it out",
    was_taken_out: "The vaccination is taken out of the record.",
    withdrawn: "This vaccination is taken out of the record: it no longer counts.",
    how_many_withdrawn: |count| match count {
        1 => "1 vaccination taken out".into(),
        count => format!("{count} vaccinations taken out"),
    },
    withdrawn_at: |at| format!("taken out on {at}"),
    history: "History",
    was_entered: "Entered",
    was_changed: "Changed",
    was_withdrawn: "Taken out",
    nothing: "nothing",
    validation: "State",
};
