//! The administrator's home: who waits to be approved, and what has not left.

use domain::approval::{Application, Decision};
use leptos::prelude::*;

use super::{
    api::{AboutView, AdministrationView, MessageView},
    table::{practitioner_row, table},
};
use crate::{
    routes,
    ui::{
        notice::Done,
        page::{Heading, Page, what_was_done},
        texts,
    },
};

pub(super) fn page(view: AdministrationView) -> AnyView {
    let t = texts().administration();
    let what = what_was_done();
    let done = view.about.and_then(|about| done(&what, &about));
    view! {
        <Page title=t.title wide=true>
            <Heading>{t.title}</Heading>
            {done.map(|text| view! { <Done text /> })}
            <p>{t.help}</p>
            <section aria-labelledby="inscriptions">
                <h2 id="inscriptions">{t.applications}</h2>
                {applications(view.applications)}
                {view.more_applications.then(|| view! { <p>{t.more_applications}</p> })}
                <p>
                    <a href=routes::PRACTITIONERS>{t.all_practitioners}</a>
                </p>
            </section>
            <section aria-labelledby="messages">
                <h2 id="messages">{t.messages}</h2>
                {messages(view.messages, view.more_messages)}
            </section>
        </Page>
    }
    .into_any()
}

/// What the form that led here has decided, and about whom. An address can say so, too: only what really was decided last is
/// said.
fn done(what: &str, about: &AboutView) -> Option<String> {
    let t = texts().administration();
    let decision = match what {
        "approuve" => Decision::Approved,
        "refuse" => Decision::Refused,
        "revoque" => Decision::Revoked,
        "reexamine" => Decision::Reconsidered,
        "deja" => return Some(t.decided_already.to_owned()),
        _ => return None,
    };
    (decision == about.decision).then(|| (t.decided)(decision, &about.name))
}

fn empty((title, text): (&'static str, &'static str)) -> AnyView {
    view! {
        <div class="empty-state">
            <p>{title}</p>
            <p>{text}</p>
        </div>
    }
    .into_any()
}

fn applications(applications: Vec<Application>) -> AnyView {
    let t = texts().administration();
    if applications.is_empty() {
        return empty(t.no_application);
    }
    let rows = applications
        .into_iter()
        .map(|application| practitioner_row(application, None))
        .collect();
    table(t.applications_caption, &t.practitioner_columns, rows)
}

fn messages(messages: Vec<MessageView>, more: bool) -> AnyView {
    let t = texts().administration();
    if messages.is_empty() {
        return empty(t.no_message);
    }
    let rows = messages.into_iter().map(message).collect();
    view! {
        {table(t.messages_caption, &t.message_columns, rows)}
        {more.then(|| view! { <p>{t.more_messages}</p> })}
    }
    .into_any()
}

fn message(message: MessageView) -> AnyView {
    let t = texts().administration();
    let [_, since, standing, attempts, said] = t.message_columns;
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {(t.channel)(message.channel)}
            </th>
            <td role="cell" data-label=since>
                {(texts().format.moment)(message.written_at)}
            </td>
            <td role="cell" data-label=standing>
                {(t.standing)(message.standing)}
            </td>
            <td role="cell" data-label=attempts>
                {message.attempts}
            </td>
            <td role="cell" data-label=said>
                {message.said.unwrap_or_else(|| t.nothing_said.to_owned())}
            </td>
        </tr>
    }
    .into_any()
}
