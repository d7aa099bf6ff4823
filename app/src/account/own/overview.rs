//! « Mon compte »: what there is, and where each is changed.

use domain::account::{Role, own::Overview};
use leptos::prelude::*;

use super::{
    api::MyAccountView,
    language::{messages_in_another, named},
};
use crate::{
    routes,
    ui::{
        language,
        notice::Done,
        page::{BackLink, Heading, Page, what_was_done},
        texts,
    },
};

/// One thing, what it is now, and where it is changed.
struct Setting {
    name: &'static str,
    /// Empty where it is not shown.
    value: String,
    /// What waits, if anything does.
    waits: Option<String>,
    page: &'static str,
    action: &'static str,
}

pub(super) fn page(view: MyAccountView) -> AnyView {
    let t = texts().own();
    let home = view.home;
    let done = (t.done)(&what_was_done()).map(|text| view! { <Done text /> });
    let settings = settings(view.overview)
        .into_iter()
        .map(setting)
        .collect_view();
    view! {
        <Page title=t.title>
            <BackLink href=home.route() label=home.name() />
            <Heading>{t.title}</Heading>
            {done}
            <ul class="settings" role="list">
                {settings}
            </ul>
        </Page>
    }
    .into_any()
}

fn settings(view: Overview) -> Vec<Setting> {
    let t = texts().own();
    let plain = |name, value, page| Setting {
        name,
        value,
        waits: None,
        page,
        action: t.change,
    };
    let mut settings = vec![
        Setting {
            waits: view.new_email.map(|new| (t.email_waits)(&new.address)),
            ..plain(t.email, view.email, routes::MY_EMAIL)
        },
        Setting {
            waits: view.phone_replaced_at.map(t.phone_waits),
            ..plain(
                t.phone,
                (t.phone_ends)(&view.phone_ending),
                routes::MY_PHONE,
            )
        },
        plain(t.password, String::new(), routes::MY_PASSWORD),
        Setting {
            waits: messages_in_another(view.language, t.change_messages),
            ..plain(
                t.language,
                named(language::current()).to_owned(),
                routes::MY_LANGUAGE,
            )
        },
    ];
    if view.role == Role::Patient {
        settings.push(Setting {
            action: t.see,
            ..plain(
                t.devices,
                (t.devices_count)(view.devices),
                routes::MY_DEVICES,
            )
        });
    }
    settings.push(Setting {
        action: t.see,
        ..plain(
            t.sessions,
            (t.sessions_count)(view.sessions),
            routes::MY_SESSIONS,
        )
    });
    settings
}

fn setting(setting: Setting) -> impl IntoView {
    let value = (!setting.value.is_empty()).then(|| {
        view! {
            <p class="setting__value">
                <bdi>{setting.value}</bdi>
            </p>
        }
    });
    let waits = setting
        .waits
        .map(|text| view! { <p class="setting__note">{text}</p> });
    view! {
        <li class="setting">
            <div>
                <h2 class="setting__name">{setting.name}</h2>
                {value}
                {waits}
            </div>
            <a class="setting__action" href=setting.page>
                {setting.action}
                <span class="visually-hidden">{texts().format.colon} {setting.name}</span>
            </a>
        </li>
    }
}
