//! One practitioner: who they say to be, what to check, and what was decided.

use domain::approval::{Application, Decided, PractitionerFile, Registered};
use leptos::prelude::*;

use super::{api::PractitionerView, decide};
use crate::{
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::FormState,
        page::{BackLink, Heading, Page, query_part},
        texts,
    },
};

pub(super) fn page(view: PractitionerView) -> AnyView {
    let t = texts().administration();
    let state = FormState::new(&view.draft);
    let PractitionerFile {
        practitioner,
        same_number,
        decisions,
    } = view.file;
    let facts = facts(&practitioner);
    let (back, label) = if query_part(routes::SINCE).get_untracked() == routes::FROM_LIST {
        (routes::PRACTITIONERS, t.practitioners)
    } else {
        (routes::ADMINISTRATION, t.title)
    };
    let forms = decide::forms(state, &practitioner, &view.draft);
    let name = practitioner.application.name;
    view! {
        <Page title=t.application>
            <BackLink href=back label />
            <ErrorSummary state />
            <p class="step">{t.application}</p>
            <Heading>
                <bdi>{name}</bdi>
            </Heading>
            {facts}
            {warn_of(same_number)}
            {forms}
            {history(decisions)}
        </Page>
    }
    .into_any()
}

fn facts(practitioner: &Registered) -> AnyView {
    let t = texts().administration();
    let [_, profession, workplace, number] = t.practitioner_columns;
    let application = &practitioner.application;
    view! {
        <dl class="facts">
            <div>
                <dt>{t.status}</dt>
                <dd>{(t.approval)(&practitioner.approval)}</dd>
            </div>
            <div>
                <dt>{profession}</dt>
                <dd>
                    <bdi>{application.profession.clone()}</bdi>
                </dd>
            </div>
            <div>
                <dt>{workplace}</dt>
                <dd>
                    <bdi>{application.workplace.clone()}</bdi>
                </dd>
            </div>
            <div>
                <dt>{number}</dt>
                <dd>{rpps(application)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// The number, and whether it can be one: in words, not by colour alone.
pub(super) fn rpps(application: &Application) -> AnyView {
    let t = texts().administration();
    let checked = match application.rpps() {
        Ok(_) => format!("({})", t.rpps_fits).into_any(),
        Err(_) => view! {
            <span class="badge badge--refused">{crate::icon!("alert")} {t.rpps_wrong}</span>
        }
        .into_any(),
    };
    let number = application.rpps_number.clone();
    view! {
        <span>
            <bdi>{number}</bdi>
            " "
            {checked}
        </span>
    }
    .into_any()
}

/// Others bear the same number: one of them is not who they say, or has two accounts.
fn warn_of(others: Vec<Registered>) -> Option<AnyView> {
    if others.is_empty() {
        return None;
    }
    let t = texts().administration();
    let others = others.into_iter().map(|other| {
        let standing = (t.approval)(&other.approval);
        view! {
            <li>
                <a href=routes::practitioner(other.application.account)>
                    <bdi>{other.application.name}</bdi>
                </a>
                {texts().format.colon}
                {standing}
            </li>
        }
    });
    let view = view! {
        <div class="notice notice--warning">
            {crate::icon!("alert")}
            <div>
                <p>{t.same_number}</p>
                <ul>{others.collect_view()}</ul>
            </div>
        </div>
    };
    Some(view.into_any())
}

/// What was decided so far, the latest decision first.
fn history(decisions: Vec<Decided>) -> Option<AnyView> {
    if decisions.is_empty() {
        return None;
    }
    let view = view! {
        <section class="stack" aria-labelledby="decisions">
            <h2 id="decisions">{texts().administration().decisions}</h2>
            <ol class="timeline" role="list">
                {decisions.into_iter().rev().map(decided).collect_view()}
            </ol>
        </section>
    };
    Some(view.into_any())
}

fn decided(decided: Decided) -> AnyView {
    let t = texts().administration();
    let by = decided.by.unwrap_or_else(|| t.by_command_line.to_owned());
    let what = format!("{} ({by})", (t.decision)(decided.decision));
    let reason = decided.reason.map(|reason| {
        view! {
            <p>
                {t.reason} {texts().format.colon} <bdi>{reason}</bdi>
            </p>
        }
    });
    view! {
        <li class="timeline__item">
            <time>{(texts().format.moment)(decided.at)}</time>
            <strong>{what}</strong>
            {reason}
        </li>
    }
    .into_any()
}
