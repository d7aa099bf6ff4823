//! The page of an invitation: who shares, whose record, until when; then the sign-in. Or why it cannot be used.

use domain::share::{Offer, invitation::State};
use leptos::prelude::*;

use super::api::{LoadOffer, OfferView};
use crate::{
    account::sign_in::SignInForm,
    draft::Draft,
    routes,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        loaded::{MessagePage, asks, load_by, show},
        notice::Info,
        page::{Heading, Page},
        texts,
    },
};

/// The invitation's page.
#[component]
pub fn OfferPage() -> impl IntoView {
    show(load_by(asks!(LoadOffer { invitation })), page)
}

fn page(view: Option<OfferView>) -> AnyView {
    // Whether there is none or it is another's: a link that is not recognised.
    let Some(view) = view else {
        let (title, text) = texts().offer.unknown;
        return view! { <MessagePage title text /> }.into_any();
    };
    match (view.offer.state, view.for_practitioner) {
        (State::Pending, false) => pending(view.offer, view.draft, view.session_ended),
        (State::Pending, true) => for_practitioner(&view.offer),
        _ => ended(view.offer),
    }
}

fn pending(offer: Offer, draft: Draft, session_ended: bool) -> AnyView {
    let t = texts();
    let state = FormState::new(&draft);
    let invitation = offer.id.to_string();
    view! {
        <Page title=t.offer.title>
            <ErrorSummary state />
            <Heading>{t.offer.title}</Heading>
            <article class="card">
                <p class="small">{t.offer.of}</p>
                <h2 class="card__title">
                    <bdi>{offer.first_name}</bdi>
                </h2>
                <dl class="facts">
                    <div>
                        <dt>{t.offer.shared_by}</dt>
                        <dd>
                            <bdi>{offer.practitioner}</bdi>
                        </dd>
                    </div>
                    <div>
                        <dt>{t.offer.valid_until}</dt>
                        <dd>{offer.expires_at.map(t.format.moment)}</dd>
                    </div>
                </dl>
            </article>
            <section aria-labelledby="connexion">
                <h2 id="connexion">{t.offer.sign_in}</h2>
                {session_ended.then(|| view! { <Info text=t.account.ended /> })}
                <SignInForm state draft invitation />
            </section>
        </Page>
    }
    .into_any()
}

fn for_practitioner(offer: &Offer) -> AnyView {
    let t = texts();
    let (title, text) = t.offer.not_for_practitioners;
    let invitation = offer.id.to_string();
    view! {
        <Page title=title>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <form method="post" action="/api/sign_out">
                <input type="hidden" name="invitation" value=invitation />
                <button class="button">{t.site.sign_out}</button>
            </form>
            <p>
                <a href=routes::PATIENT_LIST>{t.site.patients}</a>
            </p>
        </Page>
    }
    .into_any()
}

fn ended(offer: Offer) -> AnyView {
    let t = texts();
    let (title, text) = (t.offer.ended)(offer.state, &offer.practitioner);
    let icon = match offer.state {
        State::Expired | State::Pending => crate::icon!("clock"),
        State::Locked => crate::icon!("lock"),
        State::Cancelled => crate::icon!("cross"),
        State::Claimed => crate::icon!("check"),
    };
    let next = match offer.state {
        State::Expired if offer.new_link_requested => {
            view! { <Info text=(t.offer.asked)(&offer.practitioner) /> }.into_any()
        }
        State::Expired => ask(&offer),
        State::Claimed => view! {
            <p>
                <a class="button" href=routes::SIGN_IN>
                    {t.account.sign_in}
                </a>
            </p>
        }
        .into_any(),
        State::Pending | State::Cancelled | State::Locked => ().into_any(),
    };
    view! {
        <Page title=title>
            <div class="stamp">{icon}</div>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            {next}
        </Page>
    }
    .into_any()
}

fn ask(offer: &Offer) -> AnyView {
    let invitation = offer.id.to_string();
    let state = FormState::new(&Draft::default());
    view! {
        <p>{(texts().offer.ask_from_here)(&offer.practitioner)}</p>
        <ErrorSummary state />
        <Form state action="/api/request_new_link">
            <input type="hidden" name="invitation" value=invitation />
            <SubmitButton state label=texts().offer.ask />
        </Form>
    }
    .into_any()
}
