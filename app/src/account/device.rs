//! The offer to trust this device.

use leptos::prelude::*;

use super::{api::load_device, towards};
use crate::{
    draft::Draft,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        loaded::Loaded,
        notice::Info,
        page::{Heading, Page},
        texts,
    },
};

/// The device's page.
#[component]
pub fn DevicePage() -> impl IntoView {
    let allowed = Resource::new_blocking(|| (), |()| load_device());
    view! { <Loaded resource=allowed children=show /> }
}

fn show((): ()) -> AnyView {
    let t = &texts().account;
    let invitation = towards().get_untracked();
    let state = FormState::new(&Draft::default());
    let step = (!invitation.is_empty()).then(|| view! { <p class="step">{(texts().claim.step)(2)}</p> });
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
