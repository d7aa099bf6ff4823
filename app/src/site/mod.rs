//! What stands around every page, and the pages that belong to no slice.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod home;
pub mod landing;
pub mod not_found;

use domain::account::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::home::Home;
use crate::{
    routes,
    ui::{browser, language, page::own_path, texts},
};

/// Whose part of Calepin a path belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Area {
    Public,
    /// That of those who have this home.
    Of(Home),
    /// One's own account, whatever the role.
    Account,
}

fn area(path: &str) -> Area {
    let signed_in = [routes::PATIENT_HOME, "/carnets/", routes::DEVICE]
        .iter()
        .any(|prefix| path.starts_with(prefix))
        || path.starts_with("/invitation/")
            && ["/appareil", "/ajouter", "/ajoute"]
                .iter()
                .any(|suffix| path.ends_with(suffix));
    if signed_in {
        Area::Of(Home::Records)
    } else if path.starts_with(routes::MY_ACCOUNT) {
        Area::Account
    } else if path.starts_with(routes::PATIENT_LIST) {
        Area::Of(Home::PatientList)
    } else if path.starts_with(routes::ADMINISTRATION) {
        Area::Of(Home::Administration)
    } else if path == routes::APPROVAL {
        Area::Of(Home::Approval)
    } else {
        Area::Public
    }
}

/// Where a page leads that could not be shown: to the sign-in, which sends on home whoever is signed in; from a page that is
/// everybody's, to the landing page.
pub fn way_out() -> &'static str {
    match area(&own_path()) {
        Area::Public => routes::LANDING,
        Area::Of(_) | Area::Account => routes::SIGN_IN,
    }
}

/// The top of every page.
#[component]
pub fn Header() -> impl IntoView {
    let t = &texts().site;
    let path = use_location().pathname;
    let area = Memo::new(move |_| path.with(|path| area(path)));
    let home = Signal::derive(move || match area.get() {
        Area::Public => routes::LANDING,
        Area::Of(home) => home.route(),
        // It leads home whoever is signed in.
        Area::Account => routes::SIGN_IN,
    });
    let way_home = way_home(area, path);
    let signed_in = move || {
        let here = Signal::derive(move || {
            path.with(|path| path == routes::MY_ACCOUNT)
                .then_some("page")
        });
        (area.get() != Area::Public).then(|| {
            view! {
                <nav class="site-nav" aria-label=t.navigation>
                    {way_home.clone()}
                    <a href=routes::MY_ACCOUNT aria-current=here>
                        {t.my_account}
                    </a>
                </nav>
                <form method="post" action="/api/sign_out">
                    <button class="link-button">{t.sign_out}</button>
                </form>
            }
            .into_any()
        })
    };
    let demo = browser::is_demo().then(|| {
        view! {
            <div class="demo-banner" role="region" aria-label=t.demo>
                <p>
                    {t.demo_banner} " "
                    <a href=routes::DEMO_MESSAGES target="_blank" rel="external">
                        {t.demo_messages}
                    </a>
                </p>
            </div>
        }
        .into_any()
    });
    view! {
        {demo}
        <header class="site-header">
            <a class="brand" href=home>
                <span
                    class="icon"
                    inner_html=include_str!("../../../style/icons/brand-mark.svg")
                ></span>
                <span>"Calepin"</span>
            </a>
            <LanguageSwitch />
            {signed_in}
        </header>
    }
}

/// The link home. The pages of one's own account are of every role: whoever came there from a page of theirs keeps the link
/// that they had; whoever came otherwise has one that leads home whoever they are.
fn way_home(area: Memo<Area>, path: Memo<String>) -> impl Fn() -> Option<AnyView> + Clone {
    let known = Memo::new(move |before: Option<&Option<Home>>| match area.get() {
        Area::Public => None,
        Area::Of(home) => Some(home),
        Area::Account => before.copied().flatten(),
    });
    move || match known.get() {
        Some(home) => Some(link_to(home.route(), home.name(), path)),
        None if area.get() == Area::Account => {
            Some(link_to(routes::SIGN_IN, texts().site.home, path))
        }
        None => None,
    }
}

fn link_to(href: &'static str, name: &'static str, path: Memo<String>) -> AnyView {
    let current = Signal::derive(move || path.with(|path| path == href).then_some("page"));
    view! {
        <a href=href aria-current=current>
            {name}
        </a>
    }
    .into_any()
}

/// Changes the language of the page that is shown: the whole page comes anew.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let path = use_location().pathname;
    let other = match language::current() {
        Language::French => Language::English,
        Language::English => Language::French,
    };
    view! {
        <form class="language-switch" method="post" action="/api/choose_language">
            <input type="hidden" name="back" value=path />
            <button lang=other.tag() name="language" value=other.tag()>
                {texts().site.other_language}
            </button>
        </form>
    }
}

/// The bottom of every page.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>{texts().site.footer}</p>
        </footer>
    }
}
