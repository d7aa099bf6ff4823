//! The ways to hand an invitation over: by e-mail, by QR code, by a link, by SMS. All of them carry the same link.

use domain::{ids::RecordId, problem::Field, share::InvitationEventKind};
use leptos::prelude::*;

use super::{
    api::{InvitationView, LinkView},
    qr_code::qr_code,
};
use crate::{
    draft::Draft,
    ui::{
        copy_field::CopyField,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        hiding::Hiding,
        texts,
    },
};

/// The channels of an invitation, of a holder with this first name.
pub(super) fn channels(
    record: RecordId,
    first_name: &str,
    invitation: &InvitationView,
    draft: &Draft,
    state: FormState,
    hiding: Hiding,
) -> AnyView {
    let t = texts();
    let expires_at = (t.format.moment)(invitation.expires_at);
    let sent = invitation
        .events
        .iter()
        .any(|event| event.kind == InvitationEventKind::Emailed);
    let links = invitation.link.as_ref().map(|link| {
        let until = expires_at.replace('\u{a0}', " ");
        let sms = (t.sharing().sms)(&invitation.issuer, first_name, &until, &link.url);
        view! {
            {by_qr(link, hiding)}
            {by_link(link.url.clone())}
            {by_sms(sms)}
        }
    });
    view! {
        <p>
            {t.offer.valid_until} " "
            <strong>{expires_at}</strong>
        </p>
        <div class="share-channels">{by_email(record, draft, state, sent)} {links}</div>
    }
    .into_any()
}

fn by_email(record: RecordId, draft: &Draft, state: FormState, sent: bool) -> AnyView {
    let t = texts().sharing();
    let (label, class) = if sent {
        (t.send_email_again, "button button--secondary")
    } else {
        (t.send_email, "button")
    };
    let email = draft.value("email");
    view! {
        <section class="share-channel" aria-labelledby="par-e-mail">
            <h2 id="par-e-mail">{crate::icon!("mail")} {t.by_email}</h2>
            <Form state action="/api/email_invitation">
                <input type="hidden" name="record" value=record.to_string() />
                <TextField
                    state
                    field=Field::Email
                    label=t.recipient
                    value=email
                    // Of no kind of its own: news make the page anew, and in a field that becomes an address's again the
                    // caret goes to the beginning.
                    inputmode="email"
                    autocomplete="off"
                />
                <SubmitButton state label class />
            </Form>
        </section>
    }
    .into_any()
}

fn by_qr(link: &LinkView, hiding: Hiding) -> AnyView {
    let code = qr_code(link, hiding);
    view! {
        <section class="share-channel share-channel--qr" aria-labelledby="par-qr">
            <h2 id="par-qr">{crate::icon!("qr")} {texts().sharing().by_qr}</h2>
            {code}
        </section>
    }
    .into_any()
}

fn by_link(url: String) -> AnyView {
    let t = texts().sharing();
    view! {
        <section class="share-channel" aria-labelledby="par-lien">
            <h2 id="par-lien">{crate::icon!("share")} {t.by_link}</h2>
            <p id="lien-aide">{t.link_help}</p>
            <CopyField
                value=url
                label=t.link_label
                described_by="lien-aide"
                copied=t.copied
            />
        </section>
    }
    .into_any()
}

fn by_sms(text: String) -> AnyView {
    let t = texts().sharing();
    view! {
        <section class="share-channel" aria-labelledby="par-sms">
            <h2 id="par-sms">{crate::icon!("phone")} {t.by_sms}</h2>
            <p id="sms-aide">{t.sms_help}</p>
            <CopyField
                value=text
                label=t.sms_label
                described_by="sms-aide"
                copied=t.sms_copied
                long=true
            />
        </section>
    }
    .into_any()
}
