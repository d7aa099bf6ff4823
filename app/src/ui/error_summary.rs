//! What is wrong with a form, at the top of its page: a list of links to the fields.

use leptos::{html, prelude::*};

use super::{form::FormState, notice::general_error, texts};
use crate::{account::resume::resume_form, error::ApiError};

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
        if let (true, Some(()), Some(node)) = (wrong, before, node.get()) {
            // Gone already: nothing to focus.
            let _ = node.focus();
        }
    });
    let lines = move || {
        state.error.get().map(|error| {
            let problems = error.problems();
            if matches!(error, ApiError::SessionIdle { .. }) {
                return Some(
                    view! {
                        <p>{t.errors.idle}</p>
                        {resume_form(&[])}
                    }
                    .into_any(),
                );
            }
            if problems.is_empty() {
                return general_error(&error).map(|text| view! { <p>{text}</p> }.into_any());
            }
            let items = problems
                .iter()
                .map(|problem| {
                    let href = format!("#{}", problem.field.name());
                    view! {
                        <li>
                            <a href=href rel="external">
                                {(t.errors.problem)(*problem)}
                            </a>
                        </li>
                    }
                })
                .collect_view();
            Some(view! { <ul>{items}</ul> }.into_any())
        })
    };
    view! {
        <div
            class="error-summary"
            role="alert"
            tabindex="-1"
            hidden=move || state.error.with(Option::is_none)
            node_ref=node
        >
            <h2>{t.errors.summary}</h2>
            {lines}
        </div>
    }
}
