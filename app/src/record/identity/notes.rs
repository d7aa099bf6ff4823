//! What a practitioner notes of a holder beside who they are: for practitioners alone, before the claim and after it.

use domain::record::notes::{Note, Notes};
use leptos::prelude::*;

use crate::ui::texts;

/// Those that there are. They are not printed: whoever is handed the paper is not shown them.
pub fn notes(notes: Notes) -> Option<AnyView> {
    let t = texts().identity();
    let lines: Vec<AnyView> = [
        (t.birth_place, notes.birth_place),
        (texts().account.email, notes.email),
        (t.phone, notes.phone),
        (t.comment, notes.comment),
    ]
    .into_iter()
    .filter_map(|(label, note)| note.map(|note| line(label, note)))
    .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack notes no-print" aria-labelledby="notes">
                <h2 id="notes">{t.notes}</h2>
                <dl class="facts">{lines}</dl>
            </section>
        }
        .into_any()
    })
}

fn line(label: &'static str, note: Note) -> AnyView {
    let words = match note {
        Note::Text(words) => view! { <bdi>{words}</bdi> }.into_any(),
        Note::Unreadable => texts().identity().unreadable.into_any(),
    };
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{words}</dd>
        </div>
    }
    .into_any()
}
