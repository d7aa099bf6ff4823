//! The code that proves the mobile number.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{NumberCodeView, load_number_code},
    step,
};
use crate::{
    account::code::{CodeForms, code_page},
    ui::{
        loaded::{Loading, load, show},
        page::path_part,
        texts,
    },
};

/// The code's page.
pub struct NumberCodePage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for NumberCodePage {
    fn data() -> Self {
        Self {
            view: load(path_part("registration"), load_number_code),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(view: NumberCodeView) -> AnyView {
    let forms = CodeForms {
        enter: "/api/enter_number_code",
        resend: "/api/resend_number_code",
        of: ("registration", view.registration),
    };
    let correct = view! {
        <p>
            <a href=view.correct>{texts().registration().correct_number}</a>
        </p>
    };
    code_page(view.code, Some(step(3)), forms, correct.into_any())
}
