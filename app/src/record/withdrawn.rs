//! The acts that were taken out of a record: a quiet way to each one's history.

use domain::{ids::RecordId, record::vaccination::Vaccination};
use leptos::prelude::*;

use crate::{routes, ui::texts};

/// How many there are, and on demand which; nothing where there is none.
pub(super) fn withdrawn(record: RecordId, acts: &[Vaccination]) -> Option<AnyView> {
    if acts.is_empty() {
        return None;
    }
    let how_many = (texts().acts().how_many_withdrawn)(acts.len());
    let items = acts.iter().map(|act| item(record, act)).collect_view();
    let view = view! {
        <details class="no-print">
            <summary>{how_many}</summary>
            <ul>{items}</ul>
        </details>
    };
    Some(view.into_any())
}

fn item(record: RecordId, act: &Vaccination) -> AnyView {
    let t = texts();
    let on = (t.format.date)(act.occurred_on);
    let taken_out = act
        .written()
        .map(|written| (t.acts().withdrawn_at)(&(t.format.moment)(written.at)));
    view! {
        <li>
            <a href=routes::act(record, act.id)>{format!("{} ({on})", act.vaccine)}</a>
            ", "
            {taken_out}
        </li>
    }
    .into_any()
}
