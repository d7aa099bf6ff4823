//! The mobile number.

use domain::problem::Field;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{MobileView, load_mobile},
    step,
};
use crate::ui::{
    error_summary::ErrorSummary,
    field::TextField,
    form::{Form, FormState, SubmitButton},
    loaded::{Loading, load, show},
    page::{Heading, Page, path_part},
    texts,
};

/// The number's page.
pub struct MobilePage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for MobilePage {
    fn data() -> Self {
        Self {
            view: load(path_part("registration"), load_mobile),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(view: MobileView) -> AnyView {
    let t = texts().registration();
    let state = FormState::new(&view.draft);
    view! {
        <Page title=t.mobile_title>
            <ErrorSummary state />
            {step(2)}
            <Heading>{t.mobile_title}</Heading>
            <p>{t.mobile_lead}</p>
            <Form state action="/api/give_number">
                <input type="hidden" name="registration" value=view.registration />
                <TextField
                    state
                    field=Field::Phone
                    label=t.mobile
                    value=view.draft.value("phone")
                    input_type="tel"
                    inputmode="tel"
                    autocomplete="tel"
                    hint=("phone-aide", t.mobile_hint)
                />
                <SubmitButton state label=texts().account.submit />
            </Form>
        </Page>
    }
    .into_any()
}
