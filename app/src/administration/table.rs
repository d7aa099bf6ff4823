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

/// A row about a practitioner: who they say to be and, where the table is of all of them, whether they may act.
pub(super) fn practitioner_row(application: Application, status: Option<&'static str>) -> AnyView {
    let t = texts().administration();
    let [_, profession, workplace, number] = t.practitioner_columns;
    let rpps = rpps(&application);
    let page = match status {
        Some(_) => routes::practitioner_of_list(application.account),
        None => routes::practitioner(application.account),
    };
    let status = status.map(|status| {
        view! {
            <td role="cell" data-label=t.status>
                {status}
            </td>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=page>
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
            {status}
        </tr>
    }
    .into_any()
}
