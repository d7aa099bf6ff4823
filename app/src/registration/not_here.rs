//! Where a registration is opened that this browser did not begin, or that is forgotten: what to do instead.

use leptos::prelude::*;

use crate::{
    routes,
    ui::{
        page::{Heading, Page},
        texts,
    },
};

pub(super) fn page(form: String) -> AnyView {
    let t = texts().registration();
    let (title, text) = t.not_here;
    view! {
        <Page title=title>
            <div class="stamp">{crate::icon!("person")}</div>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <p>
                <a class="button" href=form>
                    {t.start_again}
                </a>
            </p>
            <p>
                {t.have_account} " " <a href=routes::SIGN_IN>{texts().account.sign_in}</a>
            </p>
        </Page>
    }
    .into_any()
}
