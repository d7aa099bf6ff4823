//! The code that proves the mobile number.

use leptos::prelude::*;

use super::{abandon, api::steps::NumberCodeView, step};
use crate::{
    account::code::{CodeForms, code_page},
    ui::{page::BackLink, texts},
};

pub(super) fn page(view: NumberCodeView) -> AnyView {
    let abandon = abandon(view.registration.clone());
    let forms = CodeForms {
        enter: "/api/enter_number_code",
        resend: "/api/resend_number_code",
        of: ("registration", view.registration),
    };
    let above = view! {
        <BackLink href=view.correct label=texts().registration().correct_number />
        {step(3)}
    };
    code_page(view.code, Some(above.into_any()), forms, abandon)
}
