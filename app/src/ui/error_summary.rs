//! What is wrong with a form, at the top of its page: a list of links to the fields, or what is said of all of it.

use domain::problem::Field;
use leptos::{html, prelude::*};

use super::{form::FormState, notice::general_error, texts};
use crate::{
    account::resume::resume_here,
    error::{ApiError, Refusal},
};

/// The summary; nothing while nothing is wrong. It takes the focus when it appears in a live page.
#[component]
pub fn ErrorSummary(
    /// Of which form.
    state: FormState,
) -> impl IntoView {
    let t = texts();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<()>| {
        let wrong = state.error.with(Option::is_some);
        // Untracked: a page that is made again by news says nothing new.
        if let (true, Some(()), Some(node)) = (wrong, before, node.get_untracked()) {
            // Gone already: nothing to focus.
            let _ = node.focus();
        }
    });
    let nothing = Signal::derive(move || state.error.with(Option::is_none));
    let heading = Signal::derive(move || {
        let general = state.error.with(|error| general_error(error.as_ref()?));
        general.map_or(t.errors.summary, |(heading, _)| heading)
    });
    let lines = move || {
        state.error.get().map(|error| {
            let of_form = match general_error(&error) {
                Some((_, text)) => Some(text.to_owned()),
                None => error.at(Field::Form),
            };
            match of_form {
                Some(text) => view! {
                    <p>{text}</p>
                    {matches!(error, ApiError::SessionIdle { .. }).then(resume_here)}
                }
                .into_any(),
                None => links(error.refusals()),
            }
        })
    };
    view! {
        <div
            class="error-summary"
            role="alert"
            tabindex="-1"
            hidden=nothing
            node_ref=node
        >
            <h2>{heading}</h2>
            {lines}
        </div>
    }
}

/// What is wrong with the fields, each a link to its field.
fn links(refusals: &[Refusal]) -> AnyView {
    let items = refusals
        .iter()
        .map(|refusal| {
            let href = format!("#{}", refusal.at.field.name());
            view! {
                <li>
                    <a href=href rel="external">
                        {refusal.words.clone()}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
