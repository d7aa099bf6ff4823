//! What an act was: each of its versions, who wrote it, and what it says otherwise than the one before.

use domain::record::vaccination::{Source, Vaccination};
use leptos::prelude::*;

use crate::ui::texts;

/// The versions of an act, the latest first.
#[component]
pub fn History(
    /// The first one first.
    versions: Vec<Vaccination>,
) -> impl IntoView {
    let before = std::iter::once(None).chain(versions.iter().map(Some));
    let mut items: Vec<AnyView> = versions
        .iter()
        .zip(before)
        .map(|(version, before)| item(version, before))
        .collect();
    items.reverse();
    view! {
        <section class="stack" aria-labelledby="historique">
            <h2 id="historique">{texts().acts().history}</h2>
            <ol class="timeline" role="list">
                {items}
            </ol>
        </section>
    }
}

fn item(version: &Vaccination, before: Option<&Vaccination>) -> AnyView {
    let t = texts();
    let Some(written) = version.written() else {
        return ().into_any();
    };
    let (what, lines) = match before {
        _ if written.withdrawn => (t.acts().was_withdrawn, reason(written.reason.as_deref())),
        None => (t.acts().was_entered, said(version)),
        Some(before) => (t.acts().was_changed, differences(before, version)),
    };
    let lines = lines
        .into_iter()
        .map(|(label, words)| {
            view! {
                <div>
                    <dt>{label} {t.format.colon}</dt>
                    <dd>
                        <bdi>{words}</bdi>
                    </dd>
                </div>
            }
        })
        .collect_view();
    let by = format!("{what} {}", written.by);
    view! {
        <li class="timeline__item">
            <time>{(t.format.moment)(written.at)}</time>
            <strong>{by}</strong>
            <dl class="changes">{lines}</dl>
        </li>
    }
    .into_any()
}

type Line = (&'static str, String);

fn reason(reason: Option<&str>) -> Vec<Line> {
    let label = texts().acts().reason;
    reason
        .map(|words| (label, words.to_owned()))
        .into_iter()
        .collect()
}

/// Everything that a version says.
fn said(version: &Vaccination) -> Vec<Line> {
    all(version)
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

/// What it says otherwise than the one before: from what to what.
fn differences(before: &Vaccination, after: &Vaccination) -> Vec<Line> {
    let nothing = texts().acts().nothing;
    let or_nothing = |words: String| {
        if words.is_empty() {
            nothing.to_owned()
        } else {
            words
        }
    };
    all(before)
        .into_iter()
        .zip(all(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((label, before), (_, after))| {
            (
                label,
                format!("{} → {}", or_nothing(before), or_nothing(after)),
            )
        })
        .collect()
}

fn all(version: &Vaccination) -> [Line; 10] {
    let t = texts();
    let acts = t.acts();
    let source = version.source.map(|source| match source {
        Source::Performed => performed_by(version),
        Source::SeenOnProof => acts.seen_on_proof.to_owned(),
    });
    let booster = version.booster.map(|booster| {
        let [(_, yes), (_, no)] = acts.booster_choices;
        if booster { yes } else { no }
    });
    let words = |words: Option<&'static str>| words.unwrap_or_default().to_owned();
    let expires_on = version.expires_on.map(|on| (t.format.date)(on));
    [
        (acts.vaccine, version.vaccine.clone()),
        (acts.occurred_on, (t.format.date)(version.occurred_on)),
        (acts.source, source.unwrap_or_default()),
        (acts.booster, words(booster)),
        (
            acts.lot_number,
            version.lot_number.clone().unwrap_or_default(),
        ),
        (acts.expires_on, expires_on.unwrap_or_default()),
        (acts.route, words(version.route.map(acts.route_name))),
        (
            acts.body_site,
            words(version.body_site.map(acts.body_site_name)),
        ),
        (acts.comment, version.comment.clone().unwrap_or_default()),
        (
            acts.validation,
            (t.record().validation)(version.validation).to_owned(),
        ),
    ]
}

/// Who gave it: whoever vouches for it.
fn performed_by(version: &Vaccination) -> String {
    let acts = texts().acts();
    match &version.validated_by {
        Some(who) => (acts.performed_by)(who),
        None => acts.performed.to_owned(),
    }
}
