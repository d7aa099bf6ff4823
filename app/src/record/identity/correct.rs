//! Correcting whose a record is, as long as nobody owns it.

use leptos::prelude::*;

use super::{api::IdentityView, fields::IdentityFields};
use crate::{
    draft::Draft,
    record::sheet::described,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        notice::{Info, Warning},
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(in crate::record) fn page(view: IdentityView) -> AnyView {
    let t = texts().identity();
    let state = FormState::new(&Draft {
        values: vec![],
        error: view.error.clone(),
    });
    let (record, name) = (view.record, view.holder.listed_name());
    let content = if view.correctable {
        form(state, view)
    } else {
        let back = routes::patient_record(record);
        view! {
            <Info text=t.owned />
            <p>
                <a class="button" href=back>
                    {t.back_to_record}
                </a>
            </p>
        }
        .into_any()
    };
    view! {
        <Page title=t.correct wide=true>
            <BackLink href=routes::patient_record(record) label=name />
            <ErrorSummary state />
            <Heading>{t.correct}</Heading>
            {content}
        </Page>
    }
    .into_any()
}

fn form(state: FormState, view: IdentityView) -> AnyView {
    let t = texts();
    let overtaken = view.overtaken.then(|| {
        let now = described(&view.holder);
        view! {
            <Warning text=t.identity().overtaken />
            <p>{(t.identity().identity_now)(&now)}</p>
        }
    });
    view! {
        {overtaken}
        <p>{t.identity().correct_lead}</p>
        <Form state action="/api/correct_identity">
            <input type="hidden" name="record" value=view.record.to_string() />
            <input type="hidden" name="seen" value=view.seen autocomplete="off" />
            <IdentityFields state typed=view.typed />
            <SubmitButton state label=t.identity().save />
        </Form>
    }
    .into_any()
}
