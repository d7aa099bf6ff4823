//! « Partager ce carnet avec le patient titulaire »: one invitation, four ways to hand it over on one page, and its life.

use domain::{
    ids::RecordId,
    share::{
        InvitationEvent, ShareStatus,
        invitation::{Invitation, State},
    },
};
use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::{InvitationView, LoadSharing, SharingView},
    channels::channels,
    heed,
    status::ShareStatusLogo,
};
use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, SubmitButton},
        hiding::Hiding,
        lasting::LastingForm,
        loaded::{Loading, asks, load_by, show},
        notice::{Done, Info, Warning},
        page::{BackLink, Heading, Page, what_was_done},
        poll::watch,
        texts,
    },
};

/// The share page.
pub struct SharingPage {
    view: Loading,
    qr_code: Hiding,
}

/// The forms of the page.
struct Forms {
    email: LastingForm,
    issue: LastingForm,
    renew: LastingForm,
    cancel: LastingForm,
}

impl LazyRoute for SharingPage {
    fn data() -> Self {
        Self {
            view: load_by(asks!(LoadSharing { record })),
            qr_code: Hiding::after(Invitation::QR_CODE_SHOWN),
        }
    }

    async fn view(this: Self) -> AnyView {
        sharing_view(this).await
    }

    async fn preload() {
        preload_sharing().await;
    }
}

#[wasm_split(professionals, wasm_split_path = leptos::wasm_split, preload(preload_sharing))]
fn sharing_view(this: SharingPage) -> AnyView {
    watch(this.view);
    let forms = Forms {
        email: LastingForm::of_page(),
        issue: LastingForm::of_page(),
        renew: LastingForm::of_page(),
        cancel: LastingForm::of_page(),
    };
    show(this.view, move |view| page(view, this.qr_code, &forms))
}

fn page(view: SharingView, qr_code: Hiding, forms: &Forms) -> AnyView {
    let t = texts().sharing();
    let name = view.holder.listed_name();
    let email = forms.email.left_by(&view.draft);
    let done = done(view.status, view.sent_to.as_deref());
    let offered = matches!(
        view.invitation,
        Some(InvitationView {
            state: State::Pending,
            ..
        })
    );
    let next = match (view.status, &view.invitation) {
        (ShareStatus::Shared, _) => {
            view! { <Info text=(t.owned)(view.owner.as_deref()) /> }.into_any()
        }
        (_, Some(invitation)) if offered => {
            let first_name = &view.holder.first_name;
            channels(
                view.record,
                first_name,
                invitation,
                &view.draft,
                email,
                qr_code,
            )
        }
        (_, latest) => issue(view.record, latest.as_ref(), forms.issue),
    };
    let title = match view.status {
        ShareStatus::Shared => t.shared,
        _ => t.share,
    };
    let latest = view.invitation.as_ref();
    let stopped = latest.and_then(|latest| (t.stopped)(latest.state));
    let words = stopped.filter(|_| view.status == ShareStatus::InvitationStopped);
    let doubt = latest.and_then(|latest| {
        let refused = latest.doubt?;
        Some(heed::doubt(
            view.record,
            &view.holder,
            refused,
            latest.state,
        ))
    });
    let asked = latest
        .and_then(|latest| latest.new_link_requested_at)
        .map(heed::new_link_asked);
    let timeline = view
        .invitation
        .map(|invitation| timeline(view.record, invitation.events, offered.then_some(forms)));
    view! {
        <Page title wide=true>
            <BackLink href=routes::patient_record(view.record) label=name />
            // News may have taken its form away.
            {offered.then(|| view! { <ErrorSummary state=email /> })}
            <Heading>{title}</Heading>
            {done}
            <p class="cluster">
                <ShareStatusLogo status=view.status words />
            </p>
            {doubt}
            {asked}
            {next}
            {timeline}
        </Page>
    }
    .into_any()
}

/// What the form that led here has done.
fn done(status: ShareStatus, sent_to: Option<&str>) -> Option<AnyView> {
    if status == ShareStatus::Shared {
        // Things have moved on.
        return None;
    }
    let t = texts().sharing();
    let text = match what_was_done().as_str() {
        "email" => (t.email_sent)(sent_to),
        "annule" => t.cancelled.to_owned(),
        "renouvele" => t.renewed.to_owned(),
        _ => return None,
    };
    Some(view! { <Done text /> }.into_any())
}

/// Makes the first invitation, or one after another ended.
fn issue(record: RecordId, ended: Option<&InvitationView>, form: LastingForm) -> AnyView {
    let t = texts().sharing();
    let why = ended.and_then(|ended| match ended.state {
        // Where a doubt is left, it says so.
        State::Locked if ended.doubt.is_none() => Some(t.locked),
        // Where a new link is asked for, that says so.
        State::Expired if ended.new_link_requested_at.is_none() => Some(t.expired),
        _ => None,
    });
    let (action, label) = match ended {
        Some(_) => ("/api/renew_invitation", t.renew),
        None => ("/api/issue_invitation", t.issue),
    };
    let state = form.left_by(&Draft::default());
    view! {
        {why.map(|text| view! { <Warning text /> })}
        <p>{t.issue_lead}</p>
        <ErrorSummary state />
        <Form state action>
            <input type="hidden" name="record" value=record.to_string() />
            <SubmitButton state label />
        </Form>
    }
    .into_any()
}

/// What happened to the invitation, and how to end one that is offered.
fn timeline(record: RecordId, events: Vec<InvitationEvent>, offered: Option<&Forms>) -> AnyView {
    let t = texts();
    // As text: with JavaScript the browser keeps what is in a <noscript> as text, too, and hydration finds no elements.
    let refresh = format!(
        r#"<p><a href="{}">{}</a></p>"#,
        routes::sharing(record),
        t.site.refresh
    );
    let events = events
        .into_iter()
        .map(|event| {
            view! {
                <li class="timeline__item">
                    <time>{(t.format.moment)(event.at)}</time>
                    <span>{(t.sharing().event)(event.kind)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="suivi">
            <h2 id="suivi">{t.sharing().timeline}</h2>
            <ol class="timeline" role="list">
                {events}
            </ol>
            {offered.map(|forms| endings(record, forms))}
            <noscript inner_html=refresh></noscript>
        </section>
    }
    .into_any()
}

/// The two ways to end it. Each says first what it does: a link that is already in the patient's hands is not taken away
/// by a slip.
fn endings(record: RecordId, forms: &Forms) -> AnyView {
    let t = texts().sharing();
    let renew = Ending {
        form: forms.renew,
        action: "/api/renew_invitation",
        label: t.renew,
        help: t.renew_help,
        confirm: t.renew_confirm,
        class: "button",
    };
    let cancel = Ending {
        form: forms.cancel,
        action: "/api/cancel_invitation",
        label: t.cancel,
        help: t.cancel_help,
        confirm: t.cancel_confirm,
        class: "button button--danger",
    };
    view! {
        <div class="stack stack--tight">{ending(record, renew)} {ending(record, cancel)}</div>
    }
    .into_any()
}

struct Ending {
    form: LastingForm,
    action: &'static str,
    label: &'static str,
    help: &'static str,
    confirm: &'static str,
    class: &'static str,
}

fn ending(record: RecordId, way: Ending) -> AnyView {
    let state = way.form.left_by(&Draft::default());
    view! {
        <details class="confirm">
            <summary>{way.label}</summary>
            <p>{way.help}</p>
            <ErrorSummary state />
            <Form state action=way.action>
                <input type="hidden" name="record" value=record.to_string() />
                <SubmitButton state label=way.confirm class=way.class />
            </Form>
        </details>
    }
    .into_any()
}
