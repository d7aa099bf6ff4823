//! Another mobile number: asks for it, and then for the code that it received.

use domain::problem::Field;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::phone::{LoadMyPhone, LoadMyPhoneCode, PhoneView};
use crate::{
    account::{
        api::CodeView,
        code::{CodeForms, code_page},
    },
    routes,
    ui::{
        error_summary::ErrorSummary,
        field::TextField,
        form::{Form, FormState, SubmitButton},
        loaded::{Loading, load, show},
        page::{BackLink, Heading, Page},
        texts,
    },
};

/// The page of the number.
pub struct MyPhonePage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for MyPhonePage {
    fn data() -> Self {
        Self {
            view: load::<LoadMyPhone>(),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, page)
    }
}

fn page(view: PhoneView) -> AnyView {
    let t = texts().own();
    let state = FormState::new(&view.draft);
    view! {
        <Page title=t.phone_title>
            <ErrorSummary state />
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <Heading>{t.phone_title}</Heading>
            <p>{(t.phone_lead)(&view.ending)}</p>
            <Form state action="/api/change_phone">
                <TextField
                    state
                    field=Field::Phone
                    label=t.new_phone
                    value=view.draft.value("phone")
                    input_type="tel"
                    autocomplete="tel"
                />
                <SubmitButton state label=t.send_code />
            </Form>
        </Page>
    }
    .into_any()
}

/// The page that asks for the new number's code.
pub struct MyPhoneCodePage {
    view: Loading,
}

#[lazy_route]
impl LazyRoute for MyPhoneCodePage {
    fn data() -> Self {
        Self {
            view: load::<LoadMyPhoneCode>(),
        }
    }

    fn view(this: Self) -> AnyView {
        show(this.view, code)
    }
}

fn code(view: CodeView) -> AnyView {
    let back = view! { <BackLink href=routes::MY_PHONE label=texts().own().correct_phone /> };
    let forms = CodeForms {
        enter: "/api/confirm_phone",
        resend: "/api/resend_to_new_phone",
        of: ("page", String::new()),
    };
    code_page(view, Some(back.into_any()), forms, ().into_any())
}
