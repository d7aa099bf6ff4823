//! A patient's home: their records, and those that wait for them.

use domain::{record::RecordSummary, share::WaitingInvitation};
use leptos::prelude::*;

use super::api::HomeView;
use crate::{
    routes,
    ui::{
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(view: HomeView) -> AnyView {
    let t = texts().record();
    let nothing = view.records.is_empty() && view.waiting.is_empty();
    let waiting = view.waiting.into_iter().map(waiting).collect_view();
    let records = view.records.into_iter().map(card).collect_view();
    view! {
        <Page title=t.home_title>
            <Heading>{t.home_title}</Heading>
            {waiting}
            {nothing.then(empty)}
            <ul class="card-list" role="list">
                {records}
            </ul>
        </Page>
    }
    .into_any()
}

fn waiting(waiting: WaitingInvitation) -> impl IntoView {
    let t = texts().record();
    let detail = (t.waiting_detail)(
        &waiting.practitioner,
        &waiting.first_name,
        waiting.expires_at,
    );
    view! {
        <div class="notice notice--info">
            {crate::icon!("booklet")}
            <div class="stack stack--tight">
                <p>
                    <strong>{t.waiting}</strong>
                </p>
                <p>{detail}</p>
                <p>
                    <a class="button" href=routes::claim(waiting.id)>
                        {t.waiting_action}
                    </a>
                </p>
            </div>
        </div>
    }
}

fn empty() -> impl IntoView {
    let (title, text) = texts().record().empty;
    view! {
        <div class="empty-state">
            <p>{title}</p>
            <p>{text}</p>
            <a class="button button--secondary" href=routes::PATIENT_HOME rel="external">
                {texts().site.refresh}
            </a>
        </div>
    }
}

fn card(record: RecordSummary) -> impl IntoView {
    let t = texts();
    let holder = record.holder;
    let born = (t.record().born)(holder.sex, (t.format.date)(holder.birth_date));
    view! {
        <li>
            <article class="card">
                <h2 class="card__title">
                    <a href=routes::record(record.id)>
                        <bdi>{format!("{} {}", holder.first_name, holder.family_name)}</bdi>
                    </a>
                </h2>
                <p>{born}</p>
            </article>
        </li>
    }
}
