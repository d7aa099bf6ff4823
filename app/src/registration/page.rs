//! The page that shows whichever step of the registration its path stands for. All steps come in one part: whoever takes
//! the first takes the others.

use leptos::{prelude::*, wasm_split::wasm_split};
use leptos_router::LazyRoute;

use super::{
    api::steps::{LoadRegistration, StepView},
    confirm, form, mail, mobile, not_here, number_code, start_again,
};
use crate::ui::{
    lasting::LastingForm,
    loaded::{Loading, asks, load_from, show},
    page::own_path,
    poll::watch,
};

/// A page of the registration.
pub struct RegistrationPage {
    view: Loading,
    /// For what is done elsewhere.
    waits: bool,
}

impl LazyRoute for RegistrationPage {
    fn data() -> Self {
        let path = own_path();
        Self {
            waits: path.ends_with("/e-mail"),
            view: load_from(asks!(LoadRegistration { page }), Signal::stored(path)),
        }
    }

    async fn view(this: Self) -> AnyView {
        registration_view(this).await
    }

    async fn preload() {
        preload_registration().await;
    }
}

#[wasm_split(registration, wasm_split_path = leptos::wasm_split, preload(preload_registration))]
fn registration_view(this: RegistrationPage) -> AnyView {
    if this.waits {
        watch(this.view);
    }
    let resend = LastingForm::of_page();
    show(this.view, move |view| page(view, resend))
}

/// `resend` is the form of the page that waits.
fn page(view: StepView, resend: LastingForm) -> AnyView {
    match view {
        StepView::Register(view) => form::page(view),
        StepView::RegisterPractitioner(draft) => form::practitioner_page(draft),
        StepView::Mobile(view) => mobile::page(view),
        StepView::Code(view) => number_code::page(view),
        StepView::Mail(view) => mail::page(view, resend),
        StepView::Expired(registration) => start_again::page(registration),
        StepView::NotHere(form) => not_here::page(form),
        StepView::Confirm(view) => confirm::page(view),
    }
}
