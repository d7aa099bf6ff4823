//! A practitioner's patient list.

use domain::record::RecordSummary;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::{LoadPatients, PatientListView, page_of_list};
use crate::{
    routes,
    share::status::ShareStatusLogo,
    ui::{
        keyboard,
        loaded::{Loading, load_from, show},
        page::{Heading, Page, query_part},
        texts,
    },
};

/// The patient list's page.
pub struct PatientListPage {
    view: Loading,
    typed: RwSignal<String>,
}

#[lazy_route]
impl LazyRoute for PatientListPage {
    fn data() -> Self {
        let (query, after) = (query_part("q"), query_part("apres"));
        let typed = RwSignal::new(query.get_untracked());
        // What is typed in a live page is looked for as it is typed, and stays out of the address.
        let part = Signal::derive(move || match typed.get() {
            typed if typed == query.get() => page_of_list(&after.get(), &typed),
            typed => page_of_list("", &typed),
        });
        Self {
            view: load_from::<LoadPatients>("part", part),
            typed,
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, move |view| page(view, this.typed))
    }
}

fn page(view: PatientListView, typed: RwSignal<String>) -> AnyView {
    let t = texts().practitioner();
    let searched = !view.query.trim().is_empty();
    let nothing = view.records.is_empty().then(|| {
        let t = texts().desk();
        let (title, text) = if searched { t.not_found } else { t.empty };
        view! {
            <div class="empty-state" role="status">
                <p>{title}</p>
                <p>{text}</p>
            </div>
        }
        .into_any()
    });
    let query = view.query.clone();
    let first = view
        .further
        .then(|| view! { <a href=routes::patient_list(&query, None)>{t.first}</a> }.into_any());
    let next = view.next_after.map(|after| {
        view! { <a href=routes::patient_list(&view.query, Some(after))>{t.next}</a> }.into_any()
    });
    view! {
        <Page title=t.patients wide=true>
            <Heading>{t.patients}</Heading>
            {search(query, typed)}
            {nothing}
            {(!view.records.is_empty()).then(|| table(view.records).into_any())}
            <p class="cluster">{first} {next}</p>
        </Page>
    }
    .into_any()
}

/// Looks for a patient: a plain form, and as it is typed in a live page. `/` leads here, the arrows lead through what is
/// found.
fn search(query: String, typed: RwSignal<String>) -> AnyView {
    let t = texts().desk();
    keyboard::watch("recherche");
    view! {
        <search>
            <form class="search" method="get" action=routes::PATIENT_LIST>
                <div class="field">
                    <label class="field__label" for="recherche">
                        {t.search}
                    </label>
                    <p class="field__hint" id="recherche-aide">
                        {t.search_help}
                    </p>
                    <input
                        class="field__input"
                        id="recherche"
                        name="q"
                        type="search"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-describedby="recherche-aide"
                        value=query
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </div>
                <button class="button button--secondary">{t.search_action}</button>
            </form>
        </search>
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
