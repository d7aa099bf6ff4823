//! The mail that asks whoever registers to confirm the address, and what its link does. To an address that has an
//! account another mail goes, and nothing else differs: neither what is answered nor what is done meanwhile.

use domain::{
    account::{
        Role,
        registration::{ConfirmationToken, NoMail, Registration, Stage, Step},
    },
    ids::{AccountId, Id, InvitationId, RegistrationId},
    links,
    problem::{Field, Problem},
    time::{self, Instant},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{RegistrationSecret, Registrations, store};
use crate::{
    Context,
    account::store as accounts,
    administration,
    entities::registration as row,
    error::{Error, Result},
    keys::{Keyed, secret_digest},
    messages, outbox, paris, share,
    throttle::{Limit, Verdict},
    tx::Tx,
};

/// For how many seconds it is of use to tell somebody that they have an account already.
const TELL_KNOWN_WITHIN: i64 = 24 * 60 * 60;

/// What the page shows that waits for the confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Where the mail went.
    pub email: String,
    /// In how many seconds another can be asked for.
    pub resend_in: u32,
    /// How many more there may be.
    pub resends_left: u8,
    /// In how many seconds its time is up.
    pub ends_in: u32,
    /// Whether the address is confirmed: the browser may sign in.
    pub confirmed: bool,
}

/// What a confirmation link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Of which registration it is.
    pub registration: RegistrationId,
    /// The invitation that it follows.
    pub invitation: Option<InvitationId>,
    /// What the account is for.
    pub role: Role,
    /// What can be done with it.
    pub state: LinkState,
}

/// What can be done with a confirmation link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkState {
    /// The address can be confirmed: codes will be sent to the number that was registered.
    Due {
        /// The number's last two digits.
        phone_ending: String,
    },
    /// It is confirmed.
    Confirmed,
    /// Its time is up.
    Expired,
    /// The address has an account meanwhile, by another registration.
    Taken,
}

impl Registrations {
    /// What the page shows that waits for the confirmation.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is not due.
    pub async fn waiting(
        &self,
        id: RegistrationId,
        secret: &RegistrationSecret,
    ) -> Result<Waiting> {
        let context = &self.0;
        let row = store::find(context, id, secret).await?;
        let registration = store::registration(&row)?;
        let now = context.now();
        if registration.step(now) != Step::Mail {
            return Err(Error::Conflict);
        }
        let (resend_in, resends_left) = match registration.stage {
            Stage::Mail {
                sent_at,
                resends_left,
            } => (Registration::resend_in(sent_at, now), resends_left),
            _ => (0, 0),
        };
        Ok(Waiting {
            email: store::email(&context.keys, &row)?.as_str().to_owned(),
            resend_in,
            resends_left,
            ends_in: time::seconds_until(registration.expires_at, now),
            confirmed: registration.stage == Stage::Confirmed,
        })
    }

    /// Sends the mail again. Its deadline stays.
    ///
    /// # Errors
    /// [`Problem::TryLater`] before a minute has passed; [`Error::Conflict`] when there is none to send.
    pub async fn resend_mail(&self, id: RegistrationId, secret: &RegistrationSecret) -> Result<()> {
        let context = &self.0;
        let row = store::find(context, id, secret).await?;
        let next = store::registration(&row)?
            .send_again(context.now())
            .map_err(|no| match no {
                NoMail::Wait { seconds } => {
                    Error::refused(Field::Form, Problem::TryLater { seconds })
                }
                NoMail::NotDue | NoMail::NoneLeft => Error::Conflict,
            })?;
        let tx = context.db.begin().await?;
        if !store::advance(&tx, &row, next, store::unchanged()).await? {
            return Err(Error::Conflict);
        }
        send(&tx, context, &row, next.expires_at).await?;
        Ok(tx.commit().await?)
    }

    /// What a confirmation link leads to. Changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that was never sent.
    pub async fn link(&self, token: &ConfirmationToken) -> Result<Link> {
        let row = by_token(&self.0, token).await?;
        self.state(&row).await
    }

    /// Confirms the address: makes the account, and binds the invitation to it. Of many at once, one does; the others
    /// find it confirmed.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that was never sent. What could not be confirmed is told by the link's state.
    pub async fn confirm(&self, token: &ConfirmationToken) -> Result<Link> {
        let context = &self.0;
        let row = by_token(context, token).await?;
        if let Ok(next) = store::registration(&row)?.confirm(context.now()) {
            let tx = context.db.begin().await?;
            if let Some(account) = make_account(&tx, context, &row, next).await? {
                if let Some(invitation) = row.invitation_id {
                    let invitation = Id::from_uuid(invitation);
                    share::bind_proved(&tx, context, invitation, account).await?;
                }
                tx.commit().await?;
            }
        }
        let row = by_token(context, token).await?;
        let link = self.state(&row).await?;
        context.db.settle().await?;
        Ok(link)
    }

    async fn state(&self, row: &row::Model) -> Result<Link> {
        let registration = store::registration(row)?;
        let db = self.0.db.read();
        let state = match registration.stage {
            Stage::Mobile | Stage::Code => return Err(Error::NotFound),
            Stage::Confirmed | Stage::Done => LinkState::Confirmed,
            Stage::Mail { .. } if registration.step(self.0.now()) == Step::Expired => {
                LinkState::Expired
            }
            Stage::Mail { .. } => match accounts::by_email(db, &row.email_digest).await? {
                Some(_) => LinkState::Taken,
                None => LinkState::Due {
                    phone_ending: store::phone(&self.0.keys, row)?.ending().to_owned(),
                },
            },
        };
        Ok(Link {
            registration: Id::from_uuid(row.id),
            invitation: row.invitation_id.map(Id::from_uuid),
            role: store::role(row),
            state,
        })
    }
}

/// Takes the registration to its account, a practitioner's to one that waits for an administrator; nothing, when another
/// confirmation was faster or the address has one.
async fn make_account(
    tx: &Tx,
    context: &Context,
    row: &row::Model,
    next: Registration,
) -> Result<Option<AccountId>> {
    let keys = &context.keys;
    let new = accounts::NewRow {
        role: store::role(row),
        email: store::email(keys, row)?,
        phone: store::phone(keys, row)?,
        password_hash: row
            .password_hash
            .clone()
            .ok_or(Error::Corrupt("a registration without a password"))?,
        first_name: row.first_name.clone(),
        family_name: row.family_name.clone(),
        language: store::language(row)?,
    };
    let Some(account) = accounts::insert(tx, context, new).await? else {
        return Ok(None);
    };
    if let Some(professional) = store::professional(row)? {
        let name = format!("{} {}", row.first_name, row.family_name);
        administration::store::apply(tx, account, name, professional).await?;
    }
    let with = row::ActiveModel {
        account_id: Set(Some(account.uuid())),
        password_hash: Set(None),
        ..Default::default()
    };
    let advanced = store::advance(tx, row, next, with).await?;
    Ok(advanced.then_some(account))
}

/// The token of a registration: made of its id under the outside key, so that every mail holds the same link and the
/// database holds none.
pub(super) fn token(context: &Context, id: RegistrationId) -> Result<ConfirmationToken> {
    context.keys.link_token(Keyed::Confirmation, id.as_bytes())
}

async fn by_token(context: &Context, token: &ConfirmationToken) -> Result<row::Model> {
    row::Entity::find()
        .filter(row::Column::TokenDigest.eq(secret_digest(token.expose())))
        .one(context.db.read())
        .await?
        .ok_or(Error::NotFound)
}

/// Puts the mail into the outbox: to an unknown address the link, to a known one that there is an account already. The
/// same is counted, looked up and written for both; what must not be sent is past its use at once.
pub(super) async fn send(
    tx: &Tx,
    context: &Context,
    row: &row::Model,
    expires_at: Instant,
) -> Result<()> {
    let now = context.now();
    let limits = &context.settings.limits;
    let ask = Limit::confirmations_to_address(limits, &row.email_digest);
    let phone_digest = row.phone_digest.as_deref().unwrap_or_default();
    let by_number = Limit::confirmations_by_number(limits, &row.email_digest, phone_digest);
    let mut may_ask = ask.take(&**tx, &context.keys, now).await? == Verdict::Through;
    may_ask &= by_number.take(&**tx, &context.keys, now).await? == Verdict::Through;
    let tell = Limit::known_told(limits, &row.email_digest);
    let may_tell = tell.take(&**tx, &context.keys, now).await? == Verdict::Through;
    let email = store::email(&context.keys, row)?;
    let phone = store::phone(&context.keys, row)?;
    let public_url = &context.settings.public_url;
    let token = token(context, Id::from_uuid(row.id))?;
    let (message, sends, not_after) = match accounts::by_email(&**tx, &row.email_digest).await? {
        None => {
            let link = format!("{public_url}{}", links::confirm(&token));
            let until = paris::local_time(expires_at);
            let language = store::language(row)?;
            let message = messages::confirmation(language, &email, phone.ending(), &link, until);
            (message, may_ask, expires_at)
        }
        Some(account) => {
            let sign_in = format!("{public_url}{}", links::SIGN_IN);
            let message = messages::already_registered(&account, &email, &sign_in);
            (message, may_tell, time::after(now, TELL_KNOWN_WITHIN))
        }
    };
    let not_after = if sends { not_after } else { now };
    outbox::put(tx, context, &message, Some(not_after)).await?;
    Ok(())
}
