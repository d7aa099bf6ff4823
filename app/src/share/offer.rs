//! The page of an invitation: who shares, whose record, until when; then the sign-in. Or why it cannot be used.

use domain::{
    ids::InvitationId,
    share::{Offer, invitation::State},
};
use leptos::prelude::*;

use super::api::{EndedButton, EndedView, LoadOffer, OfferView};
use crate::{
    account::sign_in::SignInForm,
    draft::Draft,
    routes,
    site::home::Home,
    ui::{
        error_summary::ErrorSummary,
        form::{Form, FormState, SubmitButton},
        loaded::{MessagePage, asks, load_by, show},
        notice::Info,
        outcome::{button, link, outcome},
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
    match view {
        OfferView::Pending {
            offer,
            session_ended,
            draft,
        } => pending(offer, draft, session_ended),
        OfferView::ForPatients { invitation, home } => for_patients(invitation, home),
        OfferView::Ended(view) => ended(view),
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

fn for_patients(invitation: InvitationId, home: Home) -> AnyView {
    let t = texts();
    let (title, text) = t.offer.for_patients;
    view! {
        <Page title=title>
            <Heading>{title}</Heading>
            <p class="lead">{text}</p>
            <form method="post" action="/api/sign_out">
                <input type="hidden" name="invitation" value=invitation.to_string() />
                <button class="button">{t.site.sign_out}</button>
            </form>
            <p>
                <a href=home.route()>{t.site.to_start}</a>
            </p>
        </Page>
    }
    .into_any()
}

/// It is over: what happened, what to do now and what to say, and the ways on.
fn ended(view: EndedView) -> AnyView {
    let icon = match view.state {
        State::Expired | State::Pending => crate::icon!("clock"),
        State::Locked => crate::icon!("lock"),
        State::Cancelled => crate::icon!("cross"),
        State::Claimed => crate::icon!("check"),
    };
    let to_do = if view.asked {
        view! { <Info text=view.to_do /> }.into_any()
    } else {
        view! { <p>{view.to_do}</p> }.into_any()
    };
    let next = match view.button {
        Some(EndedButton::AskForLink) => ask(view.invitation),
        Some(EndedButton::SignIn) => button(routes::SIGN_IN.to_owned(), texts().account.sign_in),
        None => ().into_any(),
    };
    let say = view.say.map(|[before, words]| {
        view! {
            <p>{before}</p>
            <blockquote>
                <p>{words}</p>
            </blockquote>
        }
    });
    let back = (view.button != Some(EndedButton::SignIn)).then(|| {
        let (href, label) = way_back(view.home);
        link(href.to_owned(), label)
    });
    let onward = view! {
        {to_do}
        {next}
        {say}
        {back}
    };
    outcome(
        icon.into_any(),
        false,
        view.title,
        view.lead,
        onward.into_any(),
    )
}

/// Where to, from an invitation that is over.
fn way_back(home: Option<Home>) -> (&'static str, &'static str) {
    match home {
        Some(home) => (home.route(), home.name()),
        None => (routes::LANDING, texts().site.to_start),
    }
}

fn ask(invitation: InvitationId) -> AnyView {
    let state = FormState::new(&Draft::default());
    view! {
        <ErrorSummary state />
        <Form state action="/api/request_new_link">
            <input type="hidden" name="invitation" value=invitation.to_string() />
            <SubmitButton state label=texts().offer.ask />
        </Form>
    }
    .into_any()
}
