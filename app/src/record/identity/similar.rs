//! « Vous avez déjà un carnet semblable »: shown before a second one is made for one person.

use domain::record::RecordSummary;
use leptos::prelude::*;

use super::api::SimilarView;
use crate::{
    draft::Draft,
    record::sheet::described,
    routes,
    share::status::ShareStatusLogo,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(in crate::record) fn page(view: SimilarView) -> AnyView {
    let t = texts().identity();
    let state = FormState::new(&Draft::default());
    let title = (t.similar_title)(view.records.len());
    let back = view
        .form
        .parse()
        .map_or_else(|_| routes::NEW_RECORD.to_owned(), routes::new_record);
    let inputs = view
        .typed
        .inputs()
        .map(|(name, value)| {
            view! { <input type="hidden" name=name value=value.to_owned() /> }
        })
        .collect_view();
    view! {
        <Page title=title>
            <BackLink href=back label=t.back_to_form />
            <ErrorSummary state />
            <Heading>{title}</Heading>
            <p>{(t.similar_lead)(&described(&view.holder))}</p>
            <ul class="card-list" role="list">
                {view.records.into_iter().map(card).collect_view()}
            </ul>
            <section>
                <h2>{t.another_person}</h2>
                <Form state action="/api/create_record">
                    <input type="hidden" name="form" value=view.form autocomplete="off" />
                    <input type="hidden" name="knowingly" value="on" />
                    {inputs}
                    <p>{t.another_person_help}</p>
                    <SubmitButton state label=t.create_anyway class="button button--secondary" />
                </Form>
            </section>
        </Page>
    }
    .into_any()
}

fn card(record: RecordSummary) -> impl IntoView {
    let t = texts();
    let holder = record.holder;
    let born = (t.record().born)(holder.sex, (t.format.date)(holder.birth_date));
    view! {
        <li>
            <article class="card">
                <h2 class="card__title">
                    <a href=routes::patient_record(record.id)>
                        <bdi>{holder.listed_name()}</bdi>
                    </a>
                </h2>
                <p>{born}</p>
                <p>
                    <ShareStatusLogo status=record.share_status />
                </p>
                <p>
                    <a class="button" href=routes::patient_record(record.id)>
                        {t.identity().open}
                    </a>
                </p>
            </article>
        </li>
    }
}
