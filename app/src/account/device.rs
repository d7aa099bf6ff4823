//! The offer to trust this device.

use leptos::prelude::*;

use super::api::LoadDevice;
use crate::{
    claim::step,
    draft::Draft,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        loaded::{asks, load, show},
        notice::Info,
        page::{Heading, Page, path_part},
        texts,
    },
};

/// The device's page.
#[component]
pub fn DevicePage() -> impl IntoView {
    show(load(asks!(LoadDevice)), page)
}

fn page((): ()) -> AnyView {
    let t = &texts().account;
    let invitation = path_part("invitation").get_untracked();
    let state = FormState::new(&Draft::default());
    let step = step(&invitation, 2);
    view! {
        <Page title=t.device_title>
            <ErrorSummary state />
            {step}
            <Heading>{t.device_title}</Heading>
            <Form state action="/api/trust_device">
                <input type="hidden" name="invitation" value=invitation />
                <div class="check check--boxed">
                    <input
                        type="checkbox"
                        id="trust"
                        name="trust"
                        value="on"
                        aria-describedby="conseil"
                    />
                    <label for="trust">{t.trust}</label>
                </div>
                <Info text=t.trust_advice id="conseil" />
                <SubmitButton state label=t.go_on />
            </Form>
        </Page>
    }
    .into_any()
}
