//! All practitioners, with what was decided about each.

use domain::approval::Registered;
use leptos::prelude::*;

use super::{api::PractitionersView, practitioner::rpps, table::table};
use crate::{
    routes,
    ui::{
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(view: PractitionersView) -> AnyView {
    let (t, words) = (texts().administration(), texts().practitioner());
    let rows = view.practitioners.into_iter().map(row).collect();
    let first = view
        .further
        .then(|| view! { <a href=routes::PRACTITIONERS>{words.first}</a> }.into_any());
    let next = view.next_after.map(|after| {
        view! { <a href=routes::practitioners_after(after)>{words.next}</a> }.into_any()
    });
    view! {
        <Page title=t.practitioners wide=true>
            <BackLink href=routes::ADMINISTRATION label=t.title />
            <Heading>{t.practitioners}</Heading>
            {table(t.practitioners_caption, &t.practitioner_columns, rows)}
            <p class="cluster">{first} {next}</p>
        </Page>
    }
    .into_any()
}

fn row(practitioner: Registered) -> AnyView {
    let t = texts().administration();
    let [_, profession, workplace, number, standing] = t.practitioner_columns;
    let Registered {
        application,
        approval,
    } = practitioner;
    let rpps = rpps(&application);
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
            <td role="cell" data-label=standing>
                {(t.approval)(&approval)}
            </td>
        </tr>
    }
    .into_any()
}
