//! A practitioner's patient list.

use domain::record::RecordSummary;
use leptos::prelude::*;

use super::{
    api::{LoadPatients, PatientListView},
    requests::requests,
};
use crate::{
    draft::Draft,
    routes,
    share::status::ShareStatusLogo,
    ui::{
        browser,
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        keyboard,
        loaded::{Loading, asks, load_from, show},
        page::{Heading, Page, query_part},
        texts,
    },
};

/// The id of the field that searches.
const FIELD: &str = "recherche";

/// What is looked for in a live page: as it is typed, and out of the address.
#[derive(Clone, Copy)]
pub struct Search {
    /// After which record the page begins, as the address says.
    after: Signal<String>,
    /// Whether it is of those who were looked for before the page was live, as the address says, too.
    looked_for: Signal<bool>,
    /// What was typed, and after which record the page began then: what is found begins anew.
    typed: RwSignal<Option<(String, String)>>,
}

impl Search {
    pub(super) fn new() -> Self {
        let looked_for = query_part("recherche");
        Self {
            after: query_part("apres"),
            looked_for: Signal::derive(move || looked_for.with(|part| !part.is_empty())),
            typed: RwSignal::new(None),
        }
    }

    /// Loads the page that it asks for.
    pub(super) fn load(self) -> Loading {
        load_from(
            asks!(LoadPatients { part }),
            Signal::derive(move || self.part()),
        )
    }

    fn look_for(self, typed: String) {
        self.typed.set(Some((typed, self.after.get_untracked())));
    }

    /// Which page, as [`load_patients`] reads it.
    fn part(self) -> String {
        let after = self.after.get();
        match self.typed.get() {
            None if self.looked_for.get() => format!("{after}?"),
            None => after,
            Some((typed, begun)) if begun == after => format!(" {typed}"),
            Some((typed, _)) => format!("{after} {typed}"),
        }
    }
}

/// The page. `/` leads to the field that searches, the arrows lead through what is found, whatever is loaded meanwhile.
pub(super) fn shown(list: Loading, search: Search) -> AnyView {
    keyboard::watch(FIELD);
    show(list, move |view| page(view, search))
}

fn page(view: PatientListView, search: Search) -> AnyView {
    let t = texts().desk();
    let PatientListView {
        records,
        next_after,
        further,
        query,
        requests: asking,
        more_requests,
    } = view;
    let begun_before = search.looked_for.get_untracked();
    let nothing = records.is_empty().then(|| {
        if query.trim().is_empty() {
            empty()
        } else {
            not_found(query.clone())
        }
    });
    let first = further.then(|| {
        let first = if begun_before {
            routes::FOUND_PATIENTS
        } else {
            routes::PATIENT_LIST
        };
        view! { <a href=first>{t.first}</a> }.into_any()
    });
    let next = next_after.map(|after| {
        let next = routes::patient_list_after(after, begun_before);
        view! { <a href=next>{t.next}</a> }.into_any()
    });
    let further_pages = (first.is_some() || next.is_some())
        .then(|| view! { <p class="cluster">{first} {next}</p> }.into_any());
    view! {
        <Page title=t.patients wide=true>
            <div class="cluster cluster--apart">
                <Heading>{t.patients}</Heading>
                <a class="button" href=routes::NEW_RECORD>
                    {t.new_record}
                </a>
            </div>
            {requests(asking, more_requests)}
            {search_form(query, search)}
            {begun_before.then(everybody)}
            {nothing}
            {(!records.is_empty()).then(|| table(records).into_any())}
            {further_pages}
        </Page>
    }
    .into_any()
}

/// Nobody on the list yet: what to do first.
fn empty() -> AnyView {
    let t = texts().desk();
    let (title, text) = t.empty;
    view! {
        <div class="empty-state">
            <p>{title}</p>
            <p>{text}</p>
            <a class="button" href=routes::NEW_RECORD>
                {t.first_record}
            </a>
        </div>
    }
    .into_any()
}

/// Nobody was found: perhaps a record is to be made. Its form is filled in with what was typed, by a post.
fn not_found(query: String) -> AnyView {
    let t = texts().desk();
    let (title, text) = t.not_found;
    let state = FormState::new(&Draft::default());
    view! {
        <div class="empty-state">
            <div class="stack" role="status">
                <p>{title}</p>
                <p>{text}</p>
            </div>
            <ErrorSummary state />
            <Form state action="/api/begin_record">
                <input type="hidden" name="looked_for" value=query />
                <SubmitButton state label=t.create_so_named class="button button--secondary" />
            </Form>
        </div>
    }
    .into_any()
}

/// Leads back to everybody; anew, so that nothing stays typed.
fn everybody() -> AnyView {
    view! {
        <p>
            <a href=routes::PATIENT_LIST rel="external">
                {texts().desk().show_all}
            </a>
        </p>
    }
    .into_any()
}

/// Looks for a patient: a form that posts, and as it is typed in a live page.
fn search_form(query: String, search: Search) -> AnyView {
    let t = texts().desk();
    view! {
        <search>
            <form
                class="search"
                method="post"
                action="/api/search_patients"
                on:submit=move |event| {
                    event.prevent_default();
                    search.look_for(browser::typed(FIELD));
                }
            >
                <div class="field">
                    <label class="field__label" for=FIELD>
                        {t.search}
                    </label>
                    <p class="field__hint" id="recherche-aide">
                        {t.search_help}
                    </p>
                    <input
                        class="field__input"
                        id=FIELD
                        name="q"
                        type="search"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-describedby="recherche-aide"
                        value=query
                        on:input=move |event| search.look_for(event_target_value(&event))
                    />
                </div>
                <button class="button button--secondary">{t.search_action}</button>
            </form>
        </search>
    }
    .into_any()
}

fn table(records: Vec<RecordSummary>) -> impl IntoView {
    let t = texts().desk();
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
    let [_, birth, sex, sharing] = t.desk().columns;
    let holder = record.holder;
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=routes::patient_record(record.id)>
                    <bdi>{holder.listed_name()}</bdi>
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
