//! What a record shows to whoever may read it: identity, acts, who has access.

use domain::{
    ids::RecordId,
    record::{
        access::AccessHolder,
        person::Person,
        vaccination::{Vaccination, Validation},
    },
};
use leptos::prelude::*;

use crate::{routes, ui::texts};

/// Whose a record is, within a sentence: names as they are listed, and the birth date.
pub fn described(holder: &Person) -> String {
    let t = texts();
    let born = (t.record().born)(holder.sex, (t.format.date)(holder.birth_date));
    let mut rest = born.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    let born: String = first.chain(rest).collect();
    format!("{}, {born}", holder.listed_name())
}

/// The holder's identity, in a strip.
#[component]
pub fn Identity(
    /// Whose.
    holder: Person,
    /// Age in whole years.
    years: u16,
    /// Age in whole months.
    months: u16,
) -> impl IntoView {
    let t = texts();
    let used_name = holder.used_name.map(|name| {
        view! {
            <div>
                <dt>{t.record().used_name}</dt>
                <dd>
                    <bdi>{name}</bdi>
                </dd>
            </div>
        }
    });
    view! {
        <dl class="facts facts--row">
            {used_name}
            <div>
                <dt>{t.record().birth}</dt>
                <dd>
                    <time datetime=holder.birth_date.to_string()>
                        {(t.format.date)(holder.birth_date)}
                    </time>
                </dd>
            </div>
            <div>
                <dt>{t.record().age}</dt>
                <dd>{(t.format.age)(years, months)}</dd>
            </div>
            <div>
                <dt>{t.record().sex}</dt>
                <dd>{(t.record().sex_name)(holder.sex)}</dd>
            </div>
        </dl>
    }
}

/// The acts, latest first.
#[component]
pub fn Acts(
    /// The acts.
    vaccinations: Vec<Vaccination>,
    /// For a practitioner: the record, into which more can be entered.
    #[prop(optional)]
    of: Option<RecordId>,
) -> impl IntoView {
    let t = texts().record();
    let is_empty = vaccinations.is_empty();
    let (more, none) = match of {
        None => (
            None,
            is_empty.then(|| view! { <p>{t.no_acts}</p> }.into_any()),
        ),
        Some(record) if is_empty => (None, Some(first_acts(record))),
        Some(record) => (Some(enter(record)), None),
    };
    let acts = (!is_empty).then(|| {
        let acts = vaccinations.into_iter().map(|one| act(one, of));
        view! {
            <ul class="act-list" role="list">
                {acts.collect_view()}
            </ul>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="actes">
            <div class="cluster cluster--apart">
                <h2 id="actes">{t.acts}</h2>
                {more}
            </div>
            {none}
            {acts}
        </section>
    }
}

/// Leads to where acts are entered.
fn enter(record: RecordId) -> AnyView {
    view! {
        <a class="button no-print" href=routes::new_act(record)>
            {crate::icon!("syringe")}
            {texts().acts().enter}
        </a>
    }
    .into_any()
}

/// There are none: what to do first.
fn first_acts(record: RecordId) -> AnyView {
    let (title, text) = texts().acts().empty;
    view! {
        <div class="empty-state">
            <p>{title}</p>
            <p>{text}</p>
            {enter(record)}
        </div>
    }
    .into_any()
}

fn act(act: Vaccination, of: Option<RecordId>) -> AnyView {
    let t = texts();
    let name = act.vaccine;
    let name = match of {
        None => name.into_any(),
        Some(record) => view! { <a href=routes::act(record, act.id)>{name}</a> }.into_any(),
    };
    let diseases: Vec<&str> = act
        .diseases
        .iter()
        .map(|disease| (t.record().disease)(*disease))
        .collect();
    let lot = act
        .lot_number
        .map(|lot| format!("{}\u{a0}{lot}", t.record().lot));
    let vouched = act
        .validated_by
        .map(|practitioner| match act.source.map(t.record().source) {
            Some(how) => format!("{how} {practitioner}"),
            None => practitioner,
        });
    let meta: Vec<String> = [vouched, lot].into_iter().flatten().collect();
    view! {
        <li class="act">
            <h3 class="act__vaccine">{name}</h3>
            <time class="act__date" datetime=act.occurred_on.to_string()>
                {(t.format.date)(act.occurred_on)}
            </time>
            <p class="act__meta">{diseases.join(", ")}</p>
            <p class="act__meta">{meta.join(" · ")}</p>
            {badge(act.validation)}
        </li>
    }
    .into_any()
}

fn badge(validation: Validation) -> impl IntoView {
    let (class, icon) = match validation {
        Validation::Pending => ("badge badge--pending", crate::icon!("clock")),
        Validation::Validated => ("badge badge--validated", crate::icon!("check")),
        Validation::Refused => ("badge badge--refused", crate::icon!("cross")),
    };
    view! { <span class=class>{icon} {(texts().record().validation)(validation)}</span> }
}

/// Who has access.
#[component]
pub fn Access(
    /// Owners first.
    holders: Vec<AccessHolder>,
) -> impl IntoView {
    let t = texts().record();
    view! {
        <section class="stack" aria-labelledby="acces">
            <h2 id="acces">{t.access}</h2>
            <dl class="facts">{holders.into_iter().map(access_holder).collect_view()}</dl>
        </section>
    }
}

fn access_holder(holder: AccessHolder) -> impl IntoView {
    let t = texts();
    let name = if holder.is_reader {
        t.record().you.to_owned()
    } else {
        holder.name
    };
    let since = (t.record().since)((t.format.date)(holder.since));
    view! {
        <div>
            <dt>
                <bdi>{name}</bdi>
            </dt>
            <dd>{format!("{}, {since}", (t.record().access_kind)(holder.kind))}</dd>
        </div>
    }
}
