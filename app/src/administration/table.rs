//! The tables of the administrator's pages.

use leptos::prelude::*;

/// A table with its caption, for screen readers, and the heads of its columns.
pub(super) fn table(
    caption: &'static str,
    columns: &'static [&'static str],
    rows: Vec<AnyView>,
) -> AnyView {
    let columns = columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col" role="columnheader">
                    {*column}
                </th>
            }
        })
        .collect_view();
    view! {
        <table class="table" role="table">
            <caption class="visually-hidden">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{columns}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}
