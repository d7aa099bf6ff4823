//! Entering acts, changing them, taking them out, in English.

use domain::record::vaccination::{BodySite, Route};

use crate::text::Acts;

pub(in crate::text) static ACTS: Acts = Acts {
    enter: "Enter vaccinations",
    empty: (
        "This record has no vaccination yet.",
        "Copy the vaccinations from the paper record, or enter the one you have just given.",
    ),
    vaccine: "Vaccine",
    vaccine_help: "Name, valence, disease or code. If the vaccine is unknown or was given abroad, type “unknown”, then the disease.",
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
    none_found: "No vaccine matches. Check the spelling, or type “unknown”, then the disease.",
    choose: "Choose the vaccine",
    occurred_on: "Date given",
    occurred_on_help: "DDMMYYYY or DD/MM/YYYY.",
    source: "Source",
    performed: "Given by me",
    performed_by: |who| format!("Given by {who}"),
    seen_on_proof: "Seen on proof",
    booster: "Is it a booster?",
    booster_choices: [("yes", "Yes, a booster"), ("no", "No")],
    more: "Batch, route, site, comment (optional)",
    lot_number: "Batch number",
    expires_on: "Expiry date",
    expires_on_help: "For example 12/2027 or\u{a0}31/12/2027.",
    route: "Route",
    no_route: "Not stated",
    route_name: |route| match route {
        Route::Intramuscular => "Intramuscular",
        Route::Subcutaneous => "Subcutaneous",
        Route::Intradermal => "Intradermal",
        Route::Oral => "Oral",
        Route::Nasal => "Nasal",
    },
    body_site: "Injection site",
    no_body_site: "Not stated",
    body_site_name: |site| match site {
        BodySite::LeftArm => "Left arm",
        BodySite::RightArm => "Right arm",
        BodySite::LeftThigh => "Left thigh",
        BodySite::RightThigh => "Right thigh",
    },
    comment: "Comment",
    likely_entered: |vaccine, date| {
        format!(
            "This record already has {vaccine} on\u{a0}{date}, against the same diseases. If this is a different vaccination, tick the box."
        )
    },
    again: "It is a different vaccination: save it as well",
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
    withdraw: "Remove this vaccination",
    withdraw_help: "For one that was entered by mistake, for instance in the wrong record. It no longer counts, but its history and the reason stay.",
    reason: "Reason",
    withdraw_confirm: "Yes, remove it",
    withdrawal_done: |vaccine, date| {
        format!("The vaccination {vaccine} of {date} has been removed from the record.")
    },
    withdrawn: "This vaccination has been removed from the record: it no longer counts.",
    how_many_withdrawn: |count| match count {
        1 => "1 vaccination removed".into(),
        count => format!("{count} vaccinations removed"),
    },
    withdrawn_at: |at| format!("removed on {at}"),
    history: "History",
    was_entered: "Entered",
    was_changed: "Changed",
    was_withdrawn: "Removed",
    nothing: "nothing",
    validation: "State",
};
