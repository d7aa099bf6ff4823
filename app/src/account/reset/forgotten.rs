//! « Mot de passe oublié ? »: asks for the address.

use domain::problem::Field;
use leptos::prelude::*;

use crate::{
    account::code::demo_messages,
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        notice::Done,
        page::{BackLink, Heading, Page, path_part, what_was_done},
        texts,
    },
};

pub(super) fn page(draft: Draft) -> AnyView {
    let t = texts().reset();
    let invitation = path_part("invitation").get_untracked();
    let back = routes::sign_in(invitation.parse().ok());
    let state = FormState::new(&draft);
    let is_sent = what_was_done() == "envoye";
    let (title, about, label, class) = if is_sent {
        let title = texts().registration().mail_title;
        (title, sent(), t.send_again, "button button--secondary")
    } else {
        let lead = view! { <p>{t.lead}</p> }.into_any();
        (t.title, lead, t.send, "button")
    };
    view! {
        <Page title>
            <BackLink href=back label=t.to_sign_in />
            <ErrorSummary state />
            <Heading>{title}</Heading>
            {about}
            <Form state action="/api/forgot_password">
                <input type="hidden" name="invitation" value=invitation />
                <TextField
                    state
                    field=Field::Email
                    label=texts().account.email
                    value=draft.value("email")
                    input_type="email"
                    autocomplete="username"
                />
                <SubmitButton state label class />
            </Form>
        </Page>
    }
    .into_any()
}

/// The same for every address.
fn sent() -> AnyView {
    let t = texts().reset();
    view! {
        <Done text=t.sent />
        {demo_messages(t.demo_link)}
        <p>{t.not_received}</p>
    }
    .into_any()
}
