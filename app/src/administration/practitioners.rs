//! All practitioners, with what was decided about each.

use domain::approval::Registered;
use leptos::prelude::*;

use super::{
    api::PractitionersView,
    table::{practitioner_row, table},
};
use crate::{
    routes,
    ui::{
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(view: PractitionersView) -> AnyView {
    let (t, words) = (texts().administration(), texts().desk());
    let columns = [&t.practitioner_columns[..], &[t.status]].concat();
    let rows = view.practitioners.into_iter().map(row).collect();
    let first = view
        .further
        .then(|| view! { <a href=routes::PRACTITIONERS>{words.first}</a> }.into_any());
    let next = view.next_after.map(|after| {
        view! { <a href=routes::practitioners_after(after)>{words.next}</a> }.into_any()
    });
    let elsewhere = (first.is_some() || next.is_some())
        .then(|| view! { <p class="cluster">{first} {next}</p> }.into_any());
    view! {
        <Page title=t.practitioners wide=true>
            <BackLink href=routes::ADMINISTRATION label=t.title />
            <Heading>{t.practitioners}</Heading>
            <p>{t.practitioners_help}</p>
            {table(t.practitioners_caption, &columns, rows)}
            {elsewhere}
        </Page>
    }
    .into_any()
}

fn row(practitioner: Registered) -> AnyView {
    let status = (texts().administration().approval)(&practitioner.approval);
    practitioner_row(practitioner.application, Some(status))
}
