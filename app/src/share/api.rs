//! Server functions of sharing.

use domain::{
    ids::{InvitationId, RecordId},
    record::person::Person,
    share::{InvitationEvent, Offer, ShareStatus, invitation::State},
    time::LocalTime,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
    share::qr,
    text::{
        Texts,
        ended::{Reader, Remedy},
    },
};
use crate::{draft::Draft, error::ApiError, site::home::Home, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{
    account::{
        email::Email,
        session::{Life, Stage},
    },
    actor::Actor,
    claim::step::Step,
    problem::Field,
};
#[cfg(feature = "ssr")]
use services::{FormName, account::Activity};

/// What the practitioner's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharingView {
    /// Which record.
    pub record: RecordId,
    /// Whose.
    pub holder: Person,
    /// How far it has come.
    pub status: ShareStatus,
    /// Who owns the record, if somebody does.
    pub owner: Option<String>,
    /// The latest invitation.
    pub invitation: Option<InvitationView>,
    /// Where the latest e-mail from this form went, as far as the browser's draft still knows.
    pub sent_to: Option<String>,
    /// The form of the e-mail: what was typed last, or the stored address.
    pub draft: Draft,
}

/// An invitation, as its practitioner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    /// What it is now.
    pub state: State,
    /// The link and its QR code, while it can be claimed.
    pub link: Option<LinkView>,
    /// Who shares, as the patient reads it.
    pub issuer: String,
    /// How many birth dates were refused, when that puts the one in the record in doubt.
    pub doubt: Option<usize>,
    /// When somebody last asked for a new link.
    pub new_link_requested_at: Option<LocalTime>,
    /// Until when.
    pub expires_at: LocalTime,
    /// What happened to it.
    pub events: Vec<InvitationEvent>,
}

/// A link and its QR code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkView {
    /// The link.
    pub url: String,
    /// The QR code: the side of its square in modules, quiet zone included, and the path that draws it.
    pub qr: (usize, String),
}

/// What the invitation's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferView {
    /// It can be claimed.
    Pending {
        /// The invitation.
        offer: Offer,
        /// Whether a session of this browser has ended by itself.
        session_ended: bool,
        /// The sign-in form.
        draft: Draft,
    },
    /// The same, but whoever is signed in is no patient.
    ForPatients {
        /// Which invitation.
        invitation: InvitationId,
        /// Of whoever is signed in.
        home: Home,
    },
    /// It is over.
    Ended(EndedView),
}

/// What the page of an invitation shows that is over, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedView {
    /// Which invitation.
    pub invitation: InvitationId,
    /// How it ended.
    pub state: State,
    /// The same, as a heading.
    pub title: String,
    /// The same in a sentence.
    pub lead: String,
    /// What to do now.
    pub to_do: String,
    /// Whether that is to wait: a new link was asked for today.
    pub asked: bool,
    /// What to say to the practitioner, and what stands before it.
    pub say: Option<[String; 2]>,
    /// Where the one button leads. There is none where something is to be said: the way home is a link below it.
    pub button: Option<EndedButton>,
    /// Of whoever is signed in.
    pub home: Option<Home>,
}

/// Where the button leads of an invitation that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndedButton {
    /// It asks for a new link.
    AskForLink,
    /// To the sign-in.
    SignIn,
}

/// What a practitioner sees of sharing a record.
///
/// # Errors
/// [`ApiError::NotFound`] when it is not on their list.
#[server(prefix = "/api", endpoint = "load_sharing", output = Postcard)]
pub async fn load_sharing(record: String) -> Result<Packed<SharingView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (practitioner, id) = cx.practitioner_at(&record, cx.page_activity()).await?;
        let sharing = cx.services().share.sharing(&practitioner, id).await?;
        let mut draft = cx
            .draft(email_form(id), Some(practitioner.account()))
            .await?;
        let sent_to = draft
            .values
            .first()
            .filter(|_| draft.error.is_none())
            .map(|(_, address)| address.clone());
        if draft.values.is_empty() {
            let stored = sharing.stored_email.unwrap_or_default();
            draft.values.push(("email".into(), stored));
        }
        let invitation = sharing.latest.map(|latest| InvitationView {
            state: latest.state,
            doubt: latest.doubt(),
            new_link_requested_at: latest.new_link_requested_at(),
            issuer: latest.issuer,
            link: latest.token.map(|token| {
                let url = cx.services().share.link(&token);
                LinkView {
                    qr: qr::path(&url),
                    url,
                }
            }),
            expires_at: latest.expires_at,
            events: latest.events,
        });
        Ok(SharingView {
            record: id,
            holder: sharing.holder,
            status: sharing.status,
            owner: sharing.owner,
            invitation,
            sent_to,
            draft,
        })
    };
    let view = view.await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
fn email_form(id: RecordId) -> FormName {
    FormName::about("share-email", id)
}

/// Shows the record's share page again, with what was done; when someone was faster, with how things are now.
#[cfg(feature = "ssr")]
async fn finish(
    cx: &Cx,
    record: &str,
    result: Result<(), ApiError>,
    done: &str,
    typed: &[(&str, &str)],
) -> Result<(), ApiError> {
    let Ok(id) = record.parse() else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let form = Form {
        name: email_form(id),
        page: routes::sharing(id),
        typed,
    };
    match result {
        Ok(()) => {
            if typed.is_empty() {
                cx.forget(&form);
            } else {
                // The page says where the e-mail went; no address is in a URL.
                cx.keep_draft(&form, None).await?;
            }
            cx.redirect(&routes::done(&form.page, done));
        }
        Err(ApiError::Conflict) => cx.redirect(&form.page),
        error => return cx.answer(form, error).await,
    }
    Ok(())
}

/// Makes the invitation.
///
/// # Errors
/// [`ApiError::NotFound`] when the record is not on their list.
#[server(prefix = "/api", endpoint = "issue_invitation", output = Postcard)]
pub async fn issue_invitation(#[server(default)] record: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (by, id) = cx.practitioner_at(&record, Activity::User).await?;
        cx.services().share.issue(&by, id).await?;
        Ok(())
    };
    let result = result.await;
    finish(&cx, &record, result, "cree", &[]).await
}

/// Ends the invitation and makes another.
///
/// # Errors
/// As [`issue_invitation`].
#[server(prefix = "/api", endpoint = "renew_invitation", output = Postcard)]
pub async fn renew_invitation(#[server(default)] record: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (by, id) = cx.practitioner_at(&record, Activity::User).await?;
        cx.services().share.renew(&by, id).await?;
        Ok(())
    };
    let result = result.await;
    finish(&cx, &record, result, "renouvele", &[]).await
}

/// Ends the invitation.
///
/// # Errors
/// As [`issue_invitation`].
#[server(prefix = "/api", endpoint = "cancel_invitation", output = Postcard)]
pub async fn cancel_invitation(#[server(default)] record: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (by, id) = cx.practitioner_at(&record, Activity::User).await?;
        cx.services().share.cancel(&by, id).await?;
        Ok(())
    };
    let result = result.await;
    finish(&cx, &record, result, "annule", &[]).await
}

/// Sends the invitation by e-mail.
///
/// # Errors
/// What is wrong with the address.
#[server(prefix = "/api", endpoint = "email_invitation", output = Postcard)]
pub async fn email_invitation(
    #[server(default)] record: String,
    #[server(default)] email: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (by, id) = cx.practitioner_at(&record, Activity::User).await?;
        let to = Email::parse(&email).map_err(ApiError::refused(Field::Email))?;
        cx.services().share.email(&by, id, &to).await?;
        Ok(())
    };
    let result = result.await;
    finish(&cx, &record, result, "email", &[("email", &email)]).await
}

/// What the invitation's page shows, nothing to whoever may not see it; who is signed in is led to the step that is due.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_offer", output = Postcard)]
pub async fn load_offer(invitation: String) -> Result<Packed<Option<OfferView>>, ApiError> {
    let cx = Cx::get()?;
    let view = match offer(&cx, &invitation).await {
        Err(ApiError::NotFound) => {
            cx.page_status(axum::http::StatusCode::NOT_FOUND);
            Ok(None)
        }
        view => view.map(Some),
    };
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn offer(cx: &Cx, invitation: &str) -> Result<OfferView, ApiError> {
    let id: InvitationId = invitation.parse().map_err(|_| ApiError::NotFound)?;
    let session = cx
        .session(Activity::User)
        .await?
        .filter(|session| session.life == Life::Live);
    let stage = session.as_ref().map(|session| session.stage);
    let actor = session
        .filter(|session| session.stage == Stage::SignedIn)
        .map(|session| session.actor);
    let visitor = cx.visitor(id, actor.map(Actor::account));
    let offer = cx.services().share.offer(id, &visitor).await?;
    let mine = match actor {
        Some(Actor::Patient(patient)) => match cx.services().claim.claimed(&patient, id).await {
            Ok(_) => true,
            Err(services::Error::NotFound) => false,
            Err(error) => return Err(error.into()),
        },
        _ => false,
    };
    let home = actor.map(Home::from);
    if matches!(home, None | Some(Home::Records)) {
        let due = Step::due(stage, offer.state, mine);
        let to = match due {
            Step::SignIn => None,
            Step::Code => Some(routes::code(Some(id))),
            Step::BirthDate => Some(routes::claim(id)),
            Step::Added => Some(routes::added(id)),
        };
        if let Some(to) = to {
            return Err(cx.elsewhere(&to));
        }
    }
    if offer.state != State::Pending {
        cx.page_status(axum::http::StatusCode::GONE);
        return Ok(OfferView::Ended(ended(cx, &offer, home)));
    }
    Ok(match home {
        None | Some(Home::Records) => OfferView::Pending {
            offer,
            session_ended: cx.session_has_ended().await?,
            draft: cx.draft("sign-in", None).await?,
        },
        Some(home) => OfferView::ForPatients {
            invitation: id,
            home,
        },
    })
}

/// What is said of an invitation that is over to whoever has this home.
#[cfg(feature = "ssr")]
fn ended(cx: &Cx, offer: &Offer, home: Option<Home>) -> EndedView {
    let reader = match home {
        None => Reader::Visitor,
        Some(Home::Records) => Reader::Patient,
        Some(Home::PatientList | Home::Administration | Home::Approval) => Reader::Professional,
    };
    let remedy = Remedy::of(offer, reader);
    let words = Texts::of(cx.language()).ended(offer, remedy);
    EndedView {
        invitation: offer.id,
        state: offer.state,
        title: words.title.to_owned(),
        lead: words.lead,
        to_do: words.to_do,
        asked: remedy == Remedy::Asked,
        say: (reader != Reader::Professional).then(|| [words.say_to, words.say.to_owned()]),
        button: match remedy {
            Remedy::AskFromHere => Some(EndedButton::AskForLink),
            Remedy::SignIn => Some(EndedButton::SignIn),
            _ => None,
        },
        home,
    }
}

/// Asks the practitioner for a new link.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever may not see the invitation.
#[server(prefix = "/api", endpoint = "request_new_link", output = Postcard)]
pub async fn request_new_link(#[server(default)] invitation: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let Ok(id) = invitation.parse::<InvitationId>() else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let account = cx
        .signed_in(Activity::User)
        .await?
        .map(|session| session.actor.account());
    let visitor = cx.visitor(id, account);
    let result = cx.services().share.request_new_link(id, &visitor).await;
    match result.map_err(ApiError::from) {
        // Asked already, or no longer expired: the page says how things are.
        Ok(()) | Err(ApiError::Conflict) => {
            cx.redirect(&routes::invitation(id));
            Ok(())
        }
        error => cx.answer_button(&routes::invitation(id), error),
    }
}
