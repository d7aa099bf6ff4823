//! The language of the pages and of the messages. The pages' is this browser's, and may be another: a switch before the
//! sign-in changes it alone.

use domain::account::Language;
use leptos::prelude::*;

use crate::{
    routes,
    ui::{
        language,
        notice::Info,
        page::{BackLink, Heading, Page},
        texts,
    },
};

/// What a language calls itself.
pub(super) fn named(language: Language) -> &'static str {
    let mut names = texts().own().language_names.into_iter();
    let name = names.find(|(tag, _)| *tag == language.tag());
    name.map_or("", |(_, name)| name)
}

/// That the messages come in another language than the page, if they do, and what to do about it.
pub(super) fn messages_in_another(messages: Language, what_to_do: &str) -> Option<String> {
    let another = texts().own().messages_in;
    (messages != language::current()).then(|| format!("{} {what_to_do}", another(named(messages))))
}

/// The whole page comes anew in the language that was chosen. Ticked is its own; the messages' may be another.
pub(super) fn page(messages: Language) -> AnyView {
    let t = texts().own();
    let another =
        messages_in_another(messages, t.save_for_messages).map(|text| view! { <Info text /> });
    let choices = t
        .language_names
        .into_iter()
        .map(|(tag, name)| choice(tag, name, language::current().tag() == tag))
        .collect_view();
    view! {
        <Page title=t.language>
            <BackLink href=routes::MY_ACCOUNT label=t.title />
            <Heading>{t.language}</Heading>
            <p>{t.language_lead}</p>
            {another}
            <form class="form" method="post" action="/api/choose_language">
                <input type="hidden" name="back" value=routes::LANGUAGE_CHOSEN />
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
