//! « Saisir des actes »: one after the other, with the keyboard alone.

use domain::{
    ids::{FormId, RecordId},
    record::vaccination::Vaccination,
};
use leptos::{prelude::*, tachys::view::keyed::keyed};

use super::{
    api::{ActFields, EntryView},
    fields::ActFieldset,
};
use crate::{
    draft::Draft,
    record::sheet::described,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState},
        loaded::{Loading, show},
        page::{BackLink, Heading, Page, what_was_done},
        texts,
    },
};

/// The page where acts are entered.
pub(super) fn shown(view: Loading) -> AnyView {
    // Stands beside the page, which comes anew with each act: a screen reader says what it is told here.
    let said = RwSignal::new(String::new());
    view! {
        {show(view, move |view| page(view, said))}
        <p class="visually-hidden" role="status">
            {said}
        </p>
    }
    .into_any()
}

fn page(view: EntryView, said: RwSignal<String>) -> AnyView {
    let t = texts();
    let name = view.holder.listed_name();
    let whose = described(&view.holder);
    let done = done(&view.sitting);
    let told = done.clone().unwrap_or_default();
    Effect::new(move || said.set(told.clone()));
    let state = FormState::new(&Draft {
        values: vec![],
        error: view.fields.error.clone(),
    });
    let form = form(state, view.record, view.form, view.fields);
    view! {
        <Page title=t.acts().enter wide=true>
            <BackLink href=routes::patient_record(view.record) label=name.clone() />
            <ErrorSummary state />
            <p class="step">
                <bdi>{whose}</bdi>
            </p>
            <Heading>{t.acts().enter}</Heading>
            {done.map(notice)}
            <div class="with-aside">
                {form}
                <Sitting record=view.record acts=view.sitting />
            </div>
        </Page>
    }
    .into_any()
}

/// The form of one act. The next one's is of new elements: those of this one hold what was typed.
fn form(state: FormState, record: RecordId, id: FormId, fields: ActFields) -> impl IntoView {
    let first = fields.error.is_none();
    let form = view! {
        <Form state action="/api/enter_act" class="form act-form">
            <input type="hidden" name="record" value=record.to_string() />
            <input type="hidden" name="form" value=id.to_string() />
            <EnterKey />
            <ActFieldset state fields first />
            <Buttons state />
        </Form>
    };
    keyed(
        [(id.to_string(), form.into_any())],
        |(id, _)| id.clone(),
        |_, (_, form)| (|_| (), form),
    )
}

/// What the form that led here has done.
fn done(sitting: &[Vaccination]) -> Option<String> {
    let t = texts();
    match what_was_done().as_str() {
        "acte" => sitting.first().map(|act| {
            let date = (t.format.date)(act.occurred_on);
            (t.acts().entered)(&act.vaccine, &date)
        }),
        "modifie" => Some(t.acts().changed.to_owned()),
        _ => None,
    }
}

fn notice(text: String) -> AnyView {
    view! {
        <div class="notice notice--success">
            {crate::icon!("check")}
            <div>
                <p>{text}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Without JavaScript the first button of a form is the one that Enter presses: this one, not the search's.
#[component]
fn EnterKey() -> impl IntoView {
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));
    let label = texts().acts().save_and_next;
    move || {
        (!alive.get()).then(|| {
            view! {
                <button
                    class="visually-hidden"
                    name="then"
                    value="next"
                    tabindex="-1"
                    aria-hidden="true"
                >
                    {label}
                </button>
            }
            .into_any()
        })
    }
}

/// Goes on to the next act, or back to the record.
#[component]
fn Buttons(state: FormState) -> impl IntoView {
    let t = texts().acts();
    let busy = state.aria_busy();
    view! {
        <div class="cluster act-form__buttons">
            <button class="button" name="then" value="next" aria-busy=busy>
                {t.save_and_next}
            </button>
            <button class="button button--secondary" name="then" value="finish">
                {t.save_and_finish}
            </button>
        </div>
    }
}

/// What was entered just before, each with the way to correct it.
#[component]
fn Sitting(record: RecordId, acts: Vec<Vaccination>) -> impl IntoView {
    let t = texts();
    let title = (t.acts().sitting)(acts.len());
    let nothing = acts
        .is_empty()
        .then(|| view! { <p class="small">{t.acts().sitting_empty}</p> }.into_any());
    let lines = acts
        .into_iter()
        .map(|act| {
            let about = (t.format.date)(act.occurred_on);
            let href = routes::act_of_sitting(record, act.id);
            view! {
                <li class="sitting__act">
                    <span class="sitting__about">
                        <strong>{act.vaccine.clone()}</strong>
                        <time datetime=act.occurred_on.to_string()>{about}</time>
                    </span>
                    <a class="sitting__correct" href=href>
                        {t.acts().correct}
                        <span class="visually-hidden">{format!(" {}", act.vaccine)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <aside class="panel" aria-labelledby="saisis">
            <h2 id="saisis">{title}</h2>
            {nothing}
            <ol class="sitting" role="list">
                {lines}
            </ol>
        </aside>
    }
}
