//! Another e-mail address: asks for it, and says that its link is on the way.

use domain::{account::own::NewEmail, problem::Field};
use leptos::prelude::*;

use super::api::email::EmailView;
use crate::{
    account::code::demo_messages,
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, SubmitButton},
        lasting::LastingForm,
        notice::Done,
        page::{BackLink, Heading, Page},
        refresh::Refresh,
        texts,
    },
};

/// The page with its form, which looks for news while it `waits`.
pub(super) fn page(view: EmailView, form: LastingForm, waits: StoredValue<bool>) -> AnyView {
    let t = texts().own();
    let state = form.left_by(&view.draft);
    waits.set_value(view.waiting.is_some());
    let (about, asked_for, label, class) = if let Some(waiting) = view.waiting {
        let NewEmail { address, until } = waiting;
        let text = (t.link_sent)(&address, until, &view.current);
        let sent = view! {
            <Done text />
            <p>{texts().reset().not_received}</p>
            {demo_messages(texts().reset().demo_link)}
            <Refresh page=routes::MY_EMAIL />
        };
        (
            sent.into_any(),
            address,
            t.send_link_again,
            "button button--secondary",
        )
    } else {
        let lead = view! { <p>{(t.email_lead)(&view.current)}</p> }.into_any();
        (lead, String::new(), t.send_link, "button")
    };
    let typed = Some(view.draft.value("email")).filter(|typed| !typed.is_empty());
    view! {
        <Page title=t.email_title>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <ErrorSummary state />
            <Heading>{t.email_title}</Heading>
            {about}
            <Form state action="/api/change_email">
                <TextField
                    state
                    field=Field::Email
                    label=t.new_email
                    value=typed.unwrap_or(asked_for)
                    input_type="email"
                    autocomplete="email"
                />
                <SubmitButton state label class />
            </Form>
        </Page>
    }
    .into_any()
}
