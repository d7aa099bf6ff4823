//! The tables of the administrator's pages.

use domain::approval::Application;
use leptos::prelude::*;

use super::practitioner::rpps;
use crate::{routes, ui::texts};

/// A table with its caption, for screen readers, and the heads of its columns.
pub(super) fn table(
    caption: &'static str,
    columns: &[&'static str],
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

/// A row about a practitioner: who they say to be and, where the table tells it, what was decided.
pub(super) fn practitioner_row(
    application: Application,
    decision: Option<&'static str>,
) -> AnyView {
    let t = texts().administration();
    let [_, profession, workplace, number] = t.practitioner_columns;
    let rpps = rpps(&application);
    let decision = decision.map(|decision| {
        view! {
            <td role="cell" data-label=t.decision_column>
                {decision}
            </td>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=routes::practitioner(application.account)>
                    <bdi>{application.name}</bdi>
                </a>
            </th>
            <td role="cell" data-label=profession>
                <bdi>{application.profession}</bdi>
            </td>
            <td role="cell" data-label=workplace>
                <bdi>{application.workplace}</bdi>
            </td>
            <td role="cell" data-label=number>
                {rpps}
            </td>
            {decision}
        </tr>
    }
    .into_any()
}
