//! The route table, and what stands around every page.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    account::{
        code::CodePage,
        device::DevicePage,
        lost_phone::{
            ask::{LostPhoneCodePage, LostPhoneMailPage, LostPhonePage},
            link::{BeginWaitPage, CancelWaitPage},
            said::LostPhoneSaidPage,
        },
        own::{
            confirm_email::{ConfirmEmailPage, EmailConfirmedPage},
            devices::MyDevicesPage,
            email::MyEmailPage,
            language::MyLanguagePage,
            overview::MyAccountPage,
            password::MyPasswordPage,
            phone::{MyPhoneCodePage, MyPhonePage},
            sessions::MySessionsPage,
            step_up::StepUpPage,
        },
        reset::{choose::NewPasswordPage, forgotten::ForgottenPasswordPage},
        sign_in::SignInPage,
    },
    administration::{
        application::ApplicationPage, approval::ApprovalPage, home::AdministrationPage,
    },
    claim::{added::AddedPage, birth_date::ClaimPage},
    record::{
        home::HomePage,
        identity::{
            correct::CorrectIdentityPage, create::NewRecordPage, similar::SimilarRecordsPage,
        },
        patient_list::PatientListPage,
        patient_record::PatientRecordPage,
        record_page::RecordPage,
    },
    registration::page::RegistrationPage,
    share::{offer::OfferPage, sharing::SharingPage, unknown::UnknownLinkPage},
    site::{Footer, Header, landing::LandingPage, not_found::NotFoundPage},
    ui::{browser, form::Revision, language, loaded::Redirects, page::watch_moves, texts},
    vaccination::{entry::ActEntryPage, one_act::ActPage},
};

/// The whole of Calepin.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    language::provide(browser::language());
    Revision::provide();
    Redirects::provide();
    #[cfg(not(feature = "ssr"))]
    Effect::new(browser::mark_hydrated);
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

/// Pages are rendered whole before they are sent: streamed parts would need JavaScript to be put in their places.
/// Records and practitioners' pages come in parts of their own: whoever adds a record does not wait for them, and a
/// patient's phone never loads the practitioner's.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/") view={Lazy::<LandingPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/connexion") view=SignInPage ssr=SsrMode::Async />
            <Route path=path!("/connexion/code") view=CodePage ssr=SsrMode::Async />
            <Route path=path!("/connexion/appareil") view=DevicePage ssr=SsrMode::Async />
            <Route
                path=path!("/mot-de-passe-oublie")
                view={Lazy::<ForgottenPasswordPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/invitation/:invitation/mot-de-passe-oublie")
                view={Lazy::<ForgottenPasswordPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/mot-de-passe")
                view={Lazy::<NewPasswordPage>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/compte") view={Lazy::<MyAccountPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/langue") view={Lazy::<MyLanguagePage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/mot-de-passe") view={Lazy::<MyPasswordPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/e-mail") view={Lazy::<MyEmailPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/telephone") view={Lazy::<MyPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/telephone/code") view={Lazy::<MyPhoneCodePage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/appareils") view={Lazy::<MyDevicesPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/sessions") view={Lazy::<MySessionsPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/compte/verifier/:page") view={Lazy::<StepUpPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/adresse") view={Lazy::<ConfirmEmailPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/adresse/confirmee") view={Lazy::<EmailConfirmedPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/connexion/telephone-perdu") view={Lazy::<LostPhonePage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/connexion/telephone-perdu/code") view={Lazy::<LostPhoneCodePage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/connexion/telephone-perdu/e-mail") view={Lazy::<LostPhoneMailPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/telephone-perdu") view={Lazy::<BeginWaitPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/telephone-perdu/annuler") view={Lazy::<CancelWaitPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/telephone-perdu/attente") view={Lazy::<LostPhoneSaidPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/telephone-perdu/annule") view={Lazy::<LostPhoneSaidPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/telephone-perdu/remplace") view={Lazy::<LostPhoneSaidPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/accueil") view={Lazy::<HomePage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/carnets/:record") view={Lazy::<RecordPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/p/:token") view=UnknownLinkPage ssr=SsrMode::Async />
            <Route path=path!("/invitation/:invitation") view=OfferPage ssr=SsrMode::Async />
            <Route path=path!("/invitation/:invitation/code") view=CodePage ssr=SsrMode::Async />
            <Route
                path=path!("/invitation/:invitation/appareil")
                view=DevicePage
                ssr=SsrMode::Async
            />
            <Route path=path!("/invitation/:invitation/ajouter") view=ClaimPage ssr=SsrMode::Async />
            <Route path=path!("/invitation/:invitation/ajoute") view=AddedPage ssr=SsrMode::Async />
            <Route path=path!("/inscription") view={Lazy::<RegistrationPage>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/invitation/:invitation/inscription")
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/inscription/ailleurs")
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/inscription/professionnel")
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/inscription/:registration")
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/inscription/:registration/mobile")
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/inscription/:registration/code")
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/inscription/:registration/e-mail")
                view={Lazy::<RegistrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/confirmer") view={Lazy::<RegistrationPage>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/patients")
                view={Lazy::<PatientListPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/nouveau")
                view={Lazy::<NewRecordPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/nouveau/:form")
                view={Lazy::<NewRecordPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/nouveau/:form/ressemblance")
                view={Lazy::<SimilarRecordsPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/:record/identite")
                view={Lazy::<CorrectIdentityPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/:record")
                view={Lazy::<PatientRecordPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/:record/partage")
                view={Lazy::<SharingPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/:record/actes/nouveau")
                view={Lazy::<ActEntryPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/patients/:record/actes/:act")
                view={Lazy::<ActPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/administration")
                view={Lazy::<AdministrationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/administration/professionnels/:practitioner")
                view={Lazy::<ApplicationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/approbation") view={Lazy::<ApprovalPage>::new()} ssr=SsrMode::Async />
        </FlatRoutes>
    }
}
