//! The devices that need no code, each with the way to end that.

use domain::account::own::KnownDevice;
use leptos::prelude::*;

use crate::{
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        page::{BackLink, Heading, Page},
        texts,
    },
};

pub(super) fn page(devices: Vec<KnownDevice>) -> AnyView {
    let t = texts().own();
    let state = FormState::new(&Draft::default());
    let all = (devices.len() > 1).then(|| {
        view! {
            <Form state action="/api/forget_device">
                <SubmitButton state label=t.forget_all class="button button--danger" />
            </Form>
        }
    });
    let none = devices.is_empty().then(|| view! { <p>{t.no_devices}</p> });
    let lead = (!devices.is_empty()).then(|| view! { <p>{t.devices_lead}</p> });
    let devices = devices
        .into_iter()
        .map(|device| row(device, state))
        .collect_view();
    view! {
        <Page title=t.devices>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <ErrorSummary state />
            <Heading>{t.devices}</Heading>
            {lead}
            {none}
            <ul class="settings" role="list">
                {devices}
            </ul>
            {all}
        </Page>
    }
    .into_any()
}

fn row(device: KnownDevice, state: FormState) -> AnyView {
    let t = texts().own();
    let moment = texts().format.moment;
    let name = (t.user_agent)(device.user_agent);
    let times = (t.device_times)(
        (texts().format.date)(device.since.date),
        moment(device.last_used_at),
        (texts().format.date)(device.until.date),
    );
    let heading = name.clone();
    let this = device.this.then(
        || view! { <span class="badge badge--validated">{crate::icon!("check")} {t.this}</span> },
    );
    view! {
        <li class="setting">
            <div>
                <h2 class="setting__name">{heading}</h2>
                {this}
                <p class="setting__note">{times}</p>
            </div>
            <Form state action="/api/forget_device" class="setting__action">
                <input type="hidden" name="device" value=device.id.to_string() />
                <button class="link-button">
                    {t.forget} <span class="visually-hidden">{texts().format.colon} {name}</span>
                </button>
            </Form>
        </li>
    }
    .into_any()
}
