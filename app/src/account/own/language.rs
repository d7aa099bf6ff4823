//! The language of the pages and of the messages.

use domain::account::Language;
use leptos::prelude::*;

use crate::{
    routes,
    ui::{
        page::{BackLink, Heading, Page},
        texts,
    },
};

/// The whole page comes anew in the language that was chosen.
pub(super) fn page(current: Language) -> AnyView {
    let t = texts().own();
    let choices = t
        .language_names
        .into_iter()
        .map(|(tag, name)| choice(tag, name, current.tag() == tag))
        .collect_view();
    view! {
        <Page title=t.language>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <Heading>{t.language}</Heading>
            <p>{t.language_lead}</p>
            <form class="form" method="post" action="/api/choose_language">
                <input type="hidden" name="back" value=routes::MY_LANGUAGE />
                <fieldset class="field">
                    <legend class="field__label">{t.languages}</legend>
                    {choices}
                </fieldset>
                <button class="button">{t.save}</button>
            </form>
        </Page>
    }
    .into_any()
}

fn choice(tag: &'static str, name: &'static str, chosen: bool) -> impl IntoView {
    let id = format!("langue-{tag}");
    view! {
        <div class="check">
            <input
                type="radio"
                id=id.clone()
                name="language"
                value=tag
                checked=chosen
            />
            <label for=id lang=tag>
                {name}
            </label>
        </div>
    }
}
