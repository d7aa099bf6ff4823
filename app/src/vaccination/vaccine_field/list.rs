//! The list of vaccines, over what is below the field: nothing moves when it opens. That none was found stands in the
//! page: it stays until something else is typed, and covers nothing.

use leptos::{ev::MouseEvent, prelude::*};

use super::{LIST, picker::Picker, protects};
use crate::{ui::texts, vaccination::api::search::VaccineLine};

/// The id of a line.
pub(super) fn option_id(at: usize) -> String {
    format!("vaccin-{at}")
}

/// The list, or that nothing was found; and how many were, for who cannot see it.
pub(super) fn list(picker: Picker) -> AnyView {
    let t = texts().acts();
    let closed = Signal::derive(move || !picker.is_shown());
    let some = Signal::derive(move || {
        picker
            .found
            .with(|found| found.as_ref().is_none_or(|found| !found.lines.is_empty()))
    });
    let said = Signal::derive(move || match picker.found.get() {
        _ if !picker.open.get() || picker.late.get() => String::new(),
        Some(found) => (t.found)(found.lines.len(), found.total),
        None if picker.is_shown() => t.recent.to_owned(),
        None => String::new(),
    });
    let options = move || {
        picker
            .lines()
            .into_iter()
            .enumerate()
            .map(|(at, line)| option(picker, at, line))
            .collect_view()
    };
    view! {
        <div class="vaccine__popup" hidden=closed class:vaccine__popup--late=picker.late>
            <p class="vaccine__count" aria-hidden="true">
                {said}
            </p>
            <ul class="vaccine__list" id=LIST role="listbox" aria-label=t.vaccines>
                {options}
            </ul>
        </div>
        <p class="vaccine__none" hidden=some>
            {t.none_found}
        </p>
        <p class="visually-hidden" role="status">
            {said}
        </p>
    }
    .into_any()
}

fn option(picker: Picker, at: usize, line: VaccineLine) -> AnyView {
    let is_active = Signal::derive(move || picker.active.get() == Some(at));
    let selected = Signal::derive(move || if is_active.get() { "true" } else { "false" });
    let (name, about) = (line.name.clone(), protects(&line));
    view! {
        <li
            class="vaccine__option"
            class:vaccine__option--active=is_active
            id=option_id(at)
            role="option"
            aria-selected=selected
            on:mousedown=|event: MouseEvent| event.prevent_default()
            on:click=move |_| picker.choose(line.clone())
        >
            <span class="vaccine__name">{name}</span>
            <span class="vaccine__about">{about}</span>
        </li>
    }
    .into_any()
}
