//! Who asks: the session that the browser holds, and whose it is.

use domain::{
    account::session::{Life, Stage},
    actor::{Actor, Administrator, Patient, Practitioner, Unapproved},
    ids::RecordId,
};
use services::account::{Activity, Current, SessionSecret};

use super::Cx;
use crate::{error::ApiError, routes, site::home::Home};

impl Cx {
    /// The session, whatever its stage, if it is live or can be resumed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, activity: Activity) -> Result<Option<Current>, ApiError> {
        match self.session_secret() {
            Some(secret) => Ok(self.services().account.current(&secret, activity).await?),
            None => Ok(None),
        }
    }

    /// Whoever is signed in, if anyone is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn signed_in(&self, activity: Activity) -> Result<Option<Current>, ApiError> {
        Ok(self
            .session(activity)
            .await?
            .filter(|session| session.stage == Stage::SignedIn && session.life == Life::Live))
    }

    /// What the loading of a page that looks for news by itself tells of its user: opened, that they are there; looked at
    /// again, nothing.
    pub fn page_activity(&self) -> Activity {
        if self.is_page() {
            Activity::User
        } else {
            Activity::Polling
        }
    }

    /// Whether this browser still holds a session that time has ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_has_ended(&self) -> Result<bool, ApiError> {
        let live = self
            .session(Activity::Polling)
            .await?
            .is_some_and(|session| session.life == Life::Live);
        Ok(self.session_secret().is_some() && !live)
    }

    async fn actor(&self, activity: Activity) -> Result<Actor, ApiError> {
        let session = self
            .session(activity)
            .await?
            .filter(|session| session.stage == Stage::SignedIn)
            .ok_or(ApiError::SignInRequired)?;
        match session.life {
            Life::Live => Ok(session.actor),
            Life::Idle => Err(ApiError::SessionIdle { refused: vec![] }),
            Life::Ended => Err(ApiError::SignInRequired),
        }
    }

    /// The home of whoever is signed in, though their session may wait for the password.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`].
    pub async fn home_of_user(&self) -> Result<Home, ApiError> {
        self.session(Activity::Polling)
            .await?
            .filter(|session| session.stage == Stage::SignedIn && session.life != Life::Ended)
            .map(|session| session.actor.into())
            .ok_or(ApiError::SignInRequired)
    }

    /// Whoever is signed in, whatever their role.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`] or [`ApiError::SessionIdle`].
    pub async fn anyone(&self) -> Result<(Actor, SessionSecret), ApiError> {
        self.anyone_by(Activity::User).await
    }

    /// The same, by what tells of them.
    ///
    /// # Errors
    /// As [`Self::anyone`].
    pub async fn anyone_by(&self, activity: Activity) -> Result<(Actor, SessionSecret), ApiError> {
        let actor = self.actor(activity).await?;
        Ok((actor, self.required_secret()?))
    }

    /// The patient who is signed in.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`], or [`ApiError::NotFound`] for everyone else.
    pub async fn patient(&self) -> Result<Patient, ApiError> {
        match self.actor(Activity::User).await? {
            Actor::Patient(patient) => Ok(patient),
            Actor::Practitioner(_) | Actor::UnapprovedPractitioner(_) | Actor::Administrator(_) => {
                Err(ApiError::NotFound)
            }
        }
    }

    /// The approved practitioner who is signed in.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`], [`ApiError::SessionIdle`], [`ApiError::Elsewhere`] for who is not approved (they
    /// are led to why), or [`ApiError::NotFound`] for everyone else.
    pub async fn practitioner(&self, activity: Activity) -> Result<Practitioner, ApiError> {
        match self.actor(activity).await? {
            Actor::Practitioner(practitioner) => Ok(practitioner),
            Actor::UnapprovedPractitioner(_) => Err(self.elsewhere(routes::APPROVAL)),
            Actor::Patient(_) | Actor::Administrator(_) => Err(ApiError::NotFound),
        }
    }

    /// The approved practitioner who is signed in, and the record that a request names; whether it is on their list is the
    /// use case's to say.
    ///
    /// # Errors
    /// As [`Self::practitioner`]; [`ApiError::NotFound`] when it names none.
    pub async fn practitioner_at(
        &self,
        record: &str,
        activity: Activity,
    ) -> Result<(Practitioner, RecordId), ApiError> {
        let practitioner = self.practitioner(activity).await?;
        let record = record.parse().map_err(|_| ApiError::NotFound)?;
        Ok((practitioner, record))
    }

    /// The practitioner who is signed in and waits for approval; nothing for one who does not.
    ///
    /// # Errors
    /// As [`Self::practitioner`].
    pub async fn unapproved(&self) -> Result<Option<Unapproved>, ApiError> {
        match self.actor(Activity::Polling).await? {
            Actor::UnapprovedPractitioner(unapproved) => Ok(Some(unapproved)),
            Actor::Practitioner(_) => Ok(None),
            Actor::Patient(_) | Actor::Administrator(_) => Err(ApiError::NotFound),
        }
    }

    /// The administrator who is signed in.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`], [`ApiError::SessionIdle`], or [`ApiError::NotFound`] for everyone else.
    pub async fn administrator(&self, activity: Activity) -> Result<Administrator, ApiError> {
        match self.actor(activity).await? {
            Actor::Administrator(administrator) => Ok(administrator),
            Actor::Patient(_) | Actor::Practitioner(_) | Actor::UnapprovedPractitioner(_) => {
                Err(ApiError::NotFound)
            }
        }
    }
}
