//! The sessions that are open, each with the way to end it, and all of them at once.

use domain::account::own::OpenSession;
use leptos::prelude::*;

use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState},
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(sessions: Vec<OpenSession>) -> AnyView {
    let t = texts().own();
    let state = FormState::new(&Draft::default());
    let sessions = sessions
        .into_iter()
        .map(|session| row(session, state))
        .collect_view();
    view! {
        <Page title=t.sessions>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <ErrorSummary state />
            <Heading>{t.sessions}</Heading>
            <p>{t.sessions_lead}</p>
            <ul class="settings" role="list">
                {sessions}
            </ul>
            <details class="confirm">
                <summary>{t.everywhere}</summary>
                <p>{t.everywhere_help}</p>
                // A plain form: nothing of a page that was signed in stays.
                <form method="post" action="/api/sign_out_everywhere">
                    <button class="button button--danger">{t.everywhere_confirm}</button>
                </form>
            </details>
        </Page>
    }
    .into_any()
}

fn row(session: OpenSession, state: FormState) -> AnyView {
    let t = texts().own();
    let moment = texts().format.moment;
    let name = (t.user_agent)(session.user_agent);
    let times = (t.session_times)(moment(session.since), moment(session.last_used_at));
    let this = session.this.then(
        || view! { <span class="badge badge--validated">{crate::icon!("check")} {t.this}</span> },
    );
    let end = (!session.this).then(|| {
        let name = name.clone();
        view! {
            <Form state action="/api/end_session" class="setting__action">
                <input type="hidden" name="session" value=session.id.to_string() />
                <button class="link-button">
                    {t.end} <span class="visually-hidden">{texts().format.colon} {name}</span>
                </button>
            </Form>
        }
        .into_any()
    });
    view! {
        <li class="setting">
            <div>
                <h2 class="setting__name">{name}</h2>
                {this}
                <p class="setting__note">{times}</p>
            </div>
            {end}
        </li>
    }
    .into_any()
}
