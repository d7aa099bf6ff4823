//! The route table, and what stands around every page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    Lazy, PossibleRouteMatch, SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    account::{
        code::CodePage, device::DevicePage, lost_phone::pages::LostPhonePage, own::pages::OwnPage,
        reset::pages::ResetPage, sign_in::SignInPage,
    },
    administration::pages::AdministrationPage,
    claim::{added::AddedPage, birth_date::ClaimPage},
    record::pages::{PatientPage, PractitionerPage},
    registration::page::RegistrationPage,
    share::{offer::OfferPage, sharing::SharingPage, unknown::UnknownLinkPage},
    site::{Footer, Header, landing::LandingPage, not_found::NotFoundPage},
    ui::{browser, form::Revision, language, loaded::Redirects, page::watch_moves, texts},
    vaccination::pages::ActsPage,
};

/// The whole of Calepin.
#[component]
pub fn App() -> impl IntoView {
    #[cfg(feature = "ssr")]
    leptos_meta::provide_meta_context();
    language::provide(browser::language());
    Revision::provide();
    Redirects::provide();
    view! {
        <Router>
            <Frame />
        </Router>
    }
}

#[component]
fn Frame() -> impl IntoView {
    watch_moves();
    Redirects::start();
    view! {
        <a class="skip-link" href="#main" rel="external">
            {texts().site.skip}
        </a>
        <Header />
        <Pages />
        <Footer />
    }
}

/// A path of the table: of one type, whatever it is made of, so that the router's code is in the bundle once.
fn at(
    path: impl PossibleRouteMatch + Send + Sync + 'static,
) -> Arc<dyn PossibleRouteMatch + Send + Sync> {
    Arc::new(path)
}

/// Pages are rendered whole before they are sent: streamed pieces would need JavaScript to be put in their places.
///
/// What is not on the way to a record comes in parts of the bundle, one for those who open the pages together (`landing`,
/// `registration`, `account`, `patients`, `professionals`): a patient's phone never loads the practitioner's. They are few, since
/// what any of them share becomes a file of its own, one for each combination that shares something.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=at(path!("/")) view={Lazy::<LandingPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/connexion")) view=SignInPage ssr=SsrMode::Async />
            <Route path=at(path!("/connexion/code")) view=CodePage ssr=SsrMode::Async />
            <Route path=at(path!("/connexion/appareil")) view=DevicePage ssr=SsrMode::Async />
            <Route
                path=at(path!("/mot-de-passe-oublie"))
                view={Lazy::<ResetPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/invitation/:invitation/mot-de-passe-oublie"))
                view={Lazy::<ResetPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/mot-de-passe"))
                view={Lazy::<ResetPage>::new()}
                ssr=SsrMode::Async
            />
            <Route path=at(path!("/compte")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/langue")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/mot-de-passe")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/e-mail")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/telephone")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/telephone/code")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/appareils")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/sessions")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/compte/verifier/:page")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/adresse")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/adresse/confirmee")) view={Lazy::<OwnPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/connexion/telephone-perdu")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/connexion/telephone-perdu/code")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/connexion/telephone-perdu/e-mail")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/telephone-perdu")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/telephone-perdu/annuler")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/telephone-perdu/attente")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/telephone-perdu/annule")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/telephone-perdu/remplace")) view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/accueil")) view={Lazy::<PatientPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/carnets/:record")) view={Lazy::<PatientPage>::new()} ssr=SsrMode::Async />
            <Route path=at(path!("/p/:token")) view=UnknownLinkPage ssr=SsrMode::Async />
            <Route path=at(path!("/invitation/:invitation")) view=OfferPage ssr=SsrMode::Async />
            <Route path=at(path!("/invitation/:invitation/code")) view=CodePage ssr=SsrMode::Async />
            <Route
                path=at(path!("/invitation/:invitation/appareil"))
                view=DevicePage
                ssr=SsrMode::Async
            />
            <Route path=at(path!("/invitation/:invitation/ajouter")) view=ClaimPage ssr=SsrMode::Async />
            <Route path=at(path!("/invitation/:invitation/ajoute")) view=AddedPage ssr=SsrMode::Async />
            <Route path=at(path!("/inscription")) view={Lazy::<RegistrationPage>::new()} ssr=SsrMode::Async />
            <Route
                path=at(path!("/invitation/:invitation/inscription"))
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/inscription/ailleurs"))
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/inscription/professionnel"))
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/inscription/:registration"))
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/inscription/:registration/mobile"))
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/inscription/:registration/code"))
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/inscription/:registration/e-mail"))
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route path=at(path!("/confirmer")) view={Lazy::<RegistrationPage>::new()} ssr=SsrMode::Async />
            <Route
                path=at(path!("/patients"))
                view={Lazy::<PractitionerPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/nouveau"))
                view={Lazy::<PractitionerPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/nouveau/:form"))
                view={Lazy::<PractitionerPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/nouveau/:form/ressemblance"))
                view={Lazy::<PractitionerPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/:record/identite"))
                view={Lazy::<PractitionerPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/:record"))
                view={Lazy::<PractitionerPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/:record/partage"))
                view={Lazy::<SharingPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/:record/actes/nouveau"))
                view={Lazy::<ActsPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/patients/:record/actes/:act"))
                view={Lazy::<ActsPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/administration"))
                view={Lazy::<AdministrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/administration/professionnels"))
                view={Lazy::<AdministrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=at(path!("/administration/professionnels/:practitioner"))
                view={Lazy::<AdministrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route path=at(path!("/approbation")) view={Lazy::<AdministrationPage>::new()} ssr=SsrMode::Async />
        </FlatRoutes>
    }
}
