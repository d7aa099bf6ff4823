//! What a practitioner notes of a holder beside who they are: for practitioners alone, before the claim and after it.

#[cfg(feature = "ssr")]
use domain::record::identity::Identity;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ui::texts;

/// What the form of an identity takes beside names, sex and birth date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    birth_place: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    comment: Option<String>,
}

#[cfg(feature = "ssr")]
impl From<Identity> for Notes {
    fn from(identity: Identity) -> Self {
        Self {
            birth_place: identity.birth_place,
            email: identity.email.map(|email| email.as_str().to_owned()),
            phone: identity.phone.map(|phone| phone.as_str().to_owned()),
            comment: identity.comment,
        }
    }
}

/// Those that there are. They are not printed: whoever is handed the paper is not shown them.
pub fn notes(notes: Notes) -> Option<AnyView> {
    let t = texts().identity();
    let lines: Vec<AnyView> = [
        (t.birth_place, notes.birth_place),
        (texts().account.email, notes.email),
        (t.phone, notes.phone),
        (t.comment, notes.comment),
    ]
    .into_iter()
    .filter_map(|(label, words)| words.map(|words| line(label, words)))
    .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack notes no-print" aria-labelledby="notes">
                <h2 id="notes">{t.notes}</h2>
                <dl class="facts">{lines}</dl>
            </section>
        }
        .into_any()
    })
}

fn line(label: &'static str, words: String) -> AnyView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>
                <bdi>{words}</bdi>
            </dd>
        </div>
    }
    .into_any()
}
