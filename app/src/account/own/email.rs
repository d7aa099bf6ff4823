//! Another e-mail address: asks for it, and says that its link is on the way.

use domain::{account::own::NewEmail, problem::Field};
use leptos::prelude::*;

use super::api::email::EmailView;
use crate::{
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        notice::Info,
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(view: EmailView) -> AnyView {
    let t = texts().own();
    let state = FormState::new(&view.draft);
    let waiting = view.waiting.map(|NewEmail { address, until }| {
        view! { <Info text=(t.link_sent)(&address, until) /> }
    });
    view! {
        <Page title=t.email_title>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <ErrorSummary state />
            <Heading>{t.email_title}</Heading>
            {waiting}
            <p>{(t.email_lead)(&view.current)}</p>
            <Form state action="/api/change_email">
                <TextField
                    state
                    field=Field::Email
                    label=t.new_email
                    value=view.draft.value("email")
                    input_type="email"
                    autocomplete="email"
                />
                <SubmitButton state label=t.send_link />
            </Form>
        </Page>
    }
    .into_any()
}
