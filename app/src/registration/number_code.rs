//! The code that proves the mobile number.

use leptos::prelude::*;

use super::{abandon, api::steps::NumberCodeView, step};
use crate::{
    account::code::{CodeForms, code_page},
    ui::texts,
};

pub(super) fn page(view: NumberCodeView) -> AnyView {
    let abandon = abandon(view.registration.clone());
    let forms = CodeForms {
        enter: "/api/enter_number_code",
        resend: "/api/resend_number_code",
        of: ("registration", view.registration),
    };
    let correct = view! {
        <p>
            <a href=view.correct>{texts().registration().correct_number}</a>
        </p>
        {abandon}
    };
    code_page(view.code, Some(step(3)), forms, correct.into_any())
}
