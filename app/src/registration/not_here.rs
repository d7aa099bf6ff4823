//! Where a registration is opened that this browser did not begin, or that is forgotten: what to do instead.

use leptos::prelude::*;

use crate::{
    routes,
    ui::{
        outcome::{button, outcome},
        texts,
    },
};

pub(super) fn page(form: String) -> AnyView {
    let t = texts().registration();
    let (title, text) = t.not_here;
    let onward = view! {
        {button(form, t.start_again)}
        <p>
            {t.have_account} " " <a href=routes::SIGN_IN>{texts().account.sign_in}</a>
        </p>
    };
    outcome(
        crate::icon!("person").into_any(),
        false,
        title.to_owned(),
        text.to_owned(),
        onward.into_any(),
    )
}
