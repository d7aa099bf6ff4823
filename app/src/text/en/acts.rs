//! Entering acts, changing them, taking them out, in English.

use domain::record::vaccination::{BodySite, Route};

use crate::text::Acts;

pub(in crate::text) static ACTS: Acts = Acts {
    enter: "Enter vaccinations",
    empty: (
        "This record has no vaccinations yet.",
        "Copy the vaccinations from the paper record, or enter the one you have just given.",
    ),
    vaccine: "Vaccine",
    vaccine_help: "Name, antigen, disease or code. If the vaccine is unknown or was given abroad, type “unknown”, then the disease.",
    search: "Search",
    vaccines: "Vaccines",
    recent: "Your recent vaccines",
    found: |shown, total| match (shown, total) {
        (_, 0) => "No vaccine matches.".into(),
        (1, 1) => "1 vaccine".into(),
        (shown, total) if shown < total => {
            format!("{shown} of {total} vaccines: type more to see others.")
        }
        (shown, _) => format!("{shown} vaccines"),
    },
    none_found: "No vaccine matches. Check the spelling, or type “unknown”, then the disease.",
    choose: "Choose the vaccine",
    occurred_on: "Date given",
    occurred_on_help: "DDMMYYYY or DD/MM/YYYY",
    source: "Source",
    performed: "Given by me",
    performed_by: |who| format!("Given by {who}"),
    seen_on_proof: "Validated on proof",
    booster: "Is it a booster?",
    booster_choices: [("yes", "Yes, a booster"), ("no", "No")],
    more: "Batch, expiry, route, site, comment (optional)",
    lot_number: "Batch number",
    expires_on: "Expiry date",
    expires_on_help: "For example: 12/2027 or\u{a0}31/12/2027",
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
            "This record already has a vaccination against the same diseases: {vaccine}, on\u{a0}{date}. If this is a different vaccination, tick the box."
        )
    },
    again: "It is a different vaccination: save it as well",
    save_and_next: "Save and enter another",
    save_and_finish: "Save and finish",
    entered: |vaccine, date| format!("{vaccine}, given on\u{a0}{date}, is saved."),
    sitting: |count| match count {
        0 => "Just entered".into(),
        count => format!("Just entered ({count})"),
    },
    sitting_empty: "What you save appears here, with a way to change it.",
    correct: "Change",
    all_entered: "It is saved.",
    one: "Vaccination",
    save: "Save the changes",
    changed: "The vaccination has been changed. The earlier version stays in its history.",
    outdated: |by, at| {
        format!(
            "{by} changed this vaccination on {at}, while you had it open. What you typed is below: compare it with the history, then save it if it is right."
        )
    },
    withdraw: "Remove this vaccination",
    withdraw_help: "For a vaccination entered by mistake, for instance in the wrong record. It will no longer count, but its history and the reason will stay.",
    reason: "Reason",
    withdraw_confirm: "Yes, remove it",
    withdrawal_done: |vaccine, date| {
        format!("The vaccination {vaccine} of {date} has been removed from the record.")
    },
    withdrawn: "This vaccination has been removed from the record: it no longer counts. If that was a mistake, enter it again.",
    how_many_withdrawn: |count| match count {
        1 => "1 vaccination removed".into(),
        count => format!("{count} vaccinations removed"),
    },
    withdrawn_at: |at| format!("removed on {at}"),
    history: "History",
    was_entered: "Entered by",
    was_changed: "Changed by",
    was_withdrawn: "Removed by",
    nothing: "nothing",
    validation: "Status",
};
