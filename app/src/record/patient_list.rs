//! A practitioner's patient list.

use domain::record::RecordSummary;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::{PatientListView, load_patients};
use crate::{
    routes,
    share::status::ShareStatusLogo,
    ui::{
        loaded::{Loading, load, show},
        page::{Heading, Page, query_part},
        texts,
    },
};

/// The patient list's page.
pub struct PatientListPage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for PatientListPage {
    fn data() -> Self {
        Self {
            view: load(query_part("apres"), load_patients),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(view: PatientListView) -> AnyView {
    let t = texts().practitioner();
    let empty = view.records.is_empty().then(|| {
        let (title, text) = t.empty;
        view! {
            <div class="empty-state">
                <p>{title}</p>
                <p>{text}</p>
            </div>
        }
    });
    let first = view
        .further
        .then(|| view! { <a href=routes::PATIENT_LIST>{t.first}</a> });
    let next = view
        .next_after
        .map(|after| view! { <a href=routes::patient_list_after(after)>{t.next}</a> });
    view! {
        <Page title=t.patients wide=true>
            <Heading>{t.patients}</Heading>
            {empty}
            {(!view.records.is_empty()).then(|| table(view.records))}
            <p class="cluster">{first} {next}</p>
        </Page>
    }
    .into_any()
}

fn table(records: Vec<RecordSummary>) -> impl IntoView {
    let t = texts().practitioner();
    let columns = t
        .columns
        .into_iter()
        .map(|column| {
            view! {
                <th scope="col" role="columnheader">
                    {column}
                </th>
            }
        })
        .collect_view();
    view! {
        <table class="table" role="table">
            <caption class="visually-hidden">{t.caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{columns}</tr>
            </thead>
            <tbody role="rowgroup">{records.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(record: RecordSummary) -> impl IntoView {
    let t = texts();
    let [_, birth, sex, sharing] = t.practitioner().columns;
    let holder = record.holder;
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=routes::patient_record(record.id)>
                    <bdi>{format!("{} {}", holder.family_name, holder.first_name)}</bdi>
                </a>
            </th>
            <td role="cell" data-label=birth>
                <time datetime=holder.birth_date.to_string()>
                    {(t.format.date)(holder.birth_date)}
                </time>
            </td>
            <td role="cell" data-label=sex>
                {(t.record().sex_name)(holder.sex)}
            </td>
            <td role="cell" data-label=sharing>
                <ShareStatusLogo status=record.share_status />
            </td>
        </tr>
    }
}
