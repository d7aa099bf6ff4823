//! Registration of a new patient or practitioner: a row that goes from step to step, proven by its browser's cookie. An
//! address that has an account already goes through the same steps, and learns of it by mail alone.

mod mail;
mod number;
mod store;

use domain::{
    account::{
        Language,
        password::NewPassword,
        professional::Professional,
        registration::{Registration, Step},
        sign_up::SignUp,
    },
    ids::{Id, InvitationId, RegistrationId},
    problem::{Field, Problem},
    share::token::ShareToken,
    time::{self, Instant},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Arrived, Visit, new_password,
    secret::CookieSecret,
    session,
    store::{self as accounts, email_digest},
};
use crate::{
    Context,
    entities::registration,
    error::{Error, Result},
    keys::{Sealed, secret_digest},
    share,
    throttle::{Limit, Verdict},
};

pub use mail::{Link, LinkState, Waiting};

pub(super) use store::end_sign_in;

/// What the cookie of a registration's browser holds.
pub type RegistrationSecret = CookieSecret<domain::ids::Registration>;

/// Registrations of new patients and practitioners.
#[derive(Clone, Debug)]
pub struct Registrations(pub(crate) Context);

/// What a registration form comes with.
#[derive(Debug, Clone)]
pub struct Arrival<'a> {
    /// The client's address (of IPv6, the /64), for the limits.
    pub client: &'a str,
    /// The language of the page, and of the messages from now on.
    pub language: Language,
    /// The invitation that is being followed.
    pub invitation: Option<(InvitationId, ShareToken)>,
}

/// A registration that was begun.
#[derive(Debug, Clone)]
pub struct Begun {
    /// Which one.
    pub id: RegistrationId,
    /// For its cookie.
    pub secret: RegistrationSecret,
}

/// How far a registration has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// The step that is due.
    pub due: Step,
    /// The invitation that it follows.
    pub invitation: Option<InvitationId>,
    registration: Registration,
    now: Instant,
}

impl Progress {
    /// Whether the page of a step may be shown.
    pub fn shows(&self, page: Step) -> bool {
        self.registration.shows(page, self.now)
    }
}

/// What somebody typed who registers, to be typed no second time.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// First name.
    pub first_name: String,
    /// Family name.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// Of a practitioner: the professional part.
    pub professional: Option<Professional>,
}

impl Registrations {
    /// Begins a registration. Whether the address is known is not even looked up.
    ///
    /// # Errors
    /// [`Problem::PasswordTooCommon`]; [`Problem::TryLater`] beyond the limit of a client address; [`Error::Busy`].
    pub async fn begin(&self, sign_up: SignUp, arrival: Arrival<'_>) -> Result<Begun> {
        let context = &self.0;
        let SignUp {
            first_name,
            family_name,
            professional,
            email,
            password,
        } = sign_up;
        new_password::judge(&password)?;
        let password_hash = self.hash(password, arrival.client).await?;
        let (id, secret) = (
            context.new_id::<domain::ids::Registration>()?,
            RegistrationSecret::new(context)?,
        );
        let (keys, row_id) = (&context.keys, id.uuid());
        let sealed = keys.seal(Sealed::Email, row_id.as_bytes(), email.as_str().as_bytes())?;
        let begun = Registration::begun_at(context.now());
        let [rpps_number, profession, workplace] = store::professional_columns(professional);
        let row = registration::ActiveModel {
            id: Set(row_id),
            secret_digest: Set(secret.digest()),
            token_digest: Set(secret_digest(mail::token(context, id)?.expose())),
            email_digest: Set(email_digest(keys, &email)?),
            email_sealed: Set(sealed),
            phone_digest: Set(None),
            phone_sealed: Set(None),
            password_hash: Set(Some(password_hash)),
            first_name: Set(first_name),
            family_name: Set(family_name),
            language: Set(arrival.language.tag().to_owned()),
            invitation_id: Set(None),
            account_id: Set(None),
            code_entered_at: Set(None),
            rpps_number: Set(rpps_number),
            profession: Set(profession),
            workplace: Set(workplace),
            ..store::columns(begun)
        };
        let tx = context.db.begin().await?;
        let mut followed = None;
        if let Some((invitation, token)) = &arrival.invitation
            && share::note_registration(&tx, context, *invitation, token).await?
        {
            followed = Some(invitation.uuid());
        }
        registration::ActiveModel {
            invitation_id: Set(followed),
            ..row
        }
        .insert(&*tx)
        .await?;
        tx.commit().await?;
        Ok(Begun { id, secret })
    }

    /// Hashes the password, once it is counted and has a place: hashing is what a flood would cost. Who finds no place is not
    /// counted.
    async fn hash(&self, password: NewPassword, client: &str) -> Result<String> {
        let context = &self.0;
        context.hasher.look()?;
        let limit = Limit::registrations_of_address(&context.settings.limits, client);
        let tx = context.db.begin().await?;
        let verdict = limit.take(&*tx, &context.keys, context.now()).await?;
        if let Verdict::Wait { seconds } = verdict {
            let problem = Problem::TryLater { seconds };
            return Err(Error::refused(Field::Form, problem));
        }
        let place = context.hasher.place()?;
        tx.commit().await?;
        place.hash(password.into_attempt(), context.random()?).await
    }

    /// How far the registration of a browser has come.
    ///
    /// # Errors
    /// [`Error::NotFound`] for every other browser, and once it was forgotten.
    pub async fn progress(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
    ) -> Result<Progress> {
        let row = store::find(&self.0, id, secret).await?;
        let (registration, now) = (store::registration(&row)?, self.0.now());
        Ok(Progress {
            due: registration.step(now),
            invitation: row.invitation_id.map(Id::from_uuid),
            registration,
            now,
        })
    }

    /// What was typed, to fill in the form of the next registration with.
    ///
    /// # Errors
    /// As [`Self::progress`].
    pub async fn applicant(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
    ) -> Result<Applicant> {
        let row = store::find(&self.0, id, secret).await?;
        let email = store::email(&self.0.keys, &row)?;
        let professional = store::professional(&row)?;
        Ok(Applicant {
            professional,
            first_name: row.first_name,
            family_name: row.family_name,
            email: email.as_str().to_owned(),
        })
    }

    /// Forgets a registration, with all that was typed and every code and link that was sent for it. An account that was
    /// made of it stays.
    ///
    /// # Errors
    /// As [`Self::progress`].
    pub async fn abandon(&self, id: RegistrationId, secret: &RegistrationSecret) -> Result<()> {
        let row = store::find(&self.0, id, secret).await?;
        let tx = self.0.db.begin().await?;
        registration::Entity::delete_by_id(row.id)
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// Signs the browser in that registered, once its address is confirmed: it gave the password and the code on the way.
    ///
    /// # Errors
    /// [`Error::Conflict`] before the confirmation, too late, a second time, or once the ways into the account were closed.
    pub async fn sign_in(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
        visit: &Visit<'_>,
    ) -> Result<Arrived> {
        let context = &self.0;
        let row = store::find(context, id, secret).await?;
        let next = store::registration(&row)?
            .sign_in(context.now())
            .map_err(|_| Error::Conflict)?;
        let (Some(account), Some(entered)) = (row.account_id, row.code_entered_at) else {
            return Err(Error::Corrupt("a registration"));
        };
        let entered = crate::instant(entered)?;
        let account = Id::from_uuid(account);
        let tx = context.db.begin().await?;
        // Whoever closes the ways in holds it, too: this one is closed, or its session is ended.
        let account = accounts::hold(&tx, account).await?;
        if !store::advance(&tx, &row, next, store::unchanged()).await? {
            return Err(Error::Conflict);
        }
        if let Some(previous) = &visit.previous {
            session::end(&tx, previous).await?;
        }
        let agent = visit.user_agent;
        let secret = session::start_after_code(&tx, context, account.id, entered, agent).await?;
        tx.commit().await?;
        context.sign_ins.add_one();
        Ok(Arrived {
            secret,
            actor: account.actor,
            phone_replaced: false,
        })
    }

    /// Forgets number and password of the registrations whose time is up, and those that ended long enough ago.
    pub(crate) async fn purge(&self, now: Instant) -> Result<()> {
        let long_ago = time::after(now, -Registration::KEPT).as_millisecond();
        let tx = self.0.db.begin().await?;
        registration::Entity::update_many()
            .set(registration::ActiveModel {
                password_hash: Set(None),
                phone_digest: Set(None),
                phone_sealed: Set(None),
                ..Default::default()
            })
            .filter(registration::Column::ExpiresAt.lte(now.as_millisecond()))
            .exec(&*tx)
            .await?;
        registration::Entity::delete_many()
            .filter(registration::Column::ExpiresAt.lte(long_ago))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }
}
