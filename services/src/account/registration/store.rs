//! Registrations: from rows to the state machine of `domain`, and from one state to the next as one conditional update.

use domain::{
    account::{
        Language, Role,
        email::Email,
        phone::MobileNumber,
        professional::Professional,
        registration::{Registration, Stage},
        rpps::RppsNumber,
    },
    ids::{AccountId, RegistrationId},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::RegistrationSecret;
use crate::{
    Context,
    account::{
        code::{Bound, Number, Recipient},
        store as accounts,
    },
    entities::registration as row,
    error::{Error, Result},
    keys::{self, Keys},
    tx::Tx,
};

const MOBILE: &str = "mobile";
const CODE: &str = "code";
const MAIL: &str = "mail";
const CONFIRMED: &str = "confirmed";
const DONE: &str = "done";

/// What decides which step is due.
pub(super) fn registration(row: &row::Model) -> Result<Registration> {
    let stage = match (row.stage.as_str(), row.mail_sent_at) {
        (MOBILE, _) => Stage::Mobile,
        (CODE, _) => Stage::Code,
        (MAIL, Some(sent_at)) => Stage::Mail {
            sent_at: crate::instant(sent_at)?,
            resends_left: u8::try_from(row.resends_left).map_err(|_| Error::Corrupt("a count"))?,
        },
        (CONFIRMED, _) => Stage::Confirmed,
        (DONE, _) => Stage::Done,
        _ => return Err(Error::Corrupt("a registration's stage")),
    };
    Ok(Registration {
        stage,
        expires_at: crate::instant(row.expires_at)?,
    })
}

/// The columns that say where a registration is; the others are left out.
pub(super) fn columns(registration: Registration) -> row::ActiveModel {
    let (stage, mail) = match registration.stage {
        Stage::Mobile => (MOBILE, None),
        Stage::Code => (CODE, None),
        Stage::Mail {
            sent_at,
            resends_left,
        } => (MAIL, Some((sent_at, resends_left))),
        Stage::Confirmed => (CONFIRMED, None),
        Stage::Done => (DONE, None),
    };
    let (sent_at, resends_left) = mail.unzip();
    row::ActiveModel {
        stage: Set(stage.to_owned()),
        expires_at: Set(registration.expires_at.as_millisecond()),
        mail_sent_at: Set(sent_at.map(Instant::as_millisecond)),
        resends_left: Set(i32::from(resends_left.unwrap_or(0))),
        ..Default::default()
    }
}

/// No further column changes with the step.
pub(super) fn unchanged() -> row::ActiveModel {
    row::ActiveModel::default()
}

/// The registration of the browser that holds this secret.
pub(super) async fn find(
    context: &Context,
    id: RegistrationId,
    secret: &RegistrationSecret,
) -> Result<row::Model> {
    row::Entity::find_by_id(id.uuid())
        .one(context.db.read())
        .await?
        .filter(|row| keys::same(&row.secret_digest, &secret.digest()))
        .ok_or(Error::NotFound)
}

/// Keeps a registration as it was seen until `tx` ends: what is done with one at once is done in turn.
pub(super) async fn hold(tx: &Tx, seen: &row::Model) -> Result<()> {
    let held = row::Entity::find_by_id(seen.id)
        .lock_exclusive()
        .one(&**tx)
        .await?;
    if held.as_ref() == Some(seen) {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}

/// Takes a registration from where it was seen to `next`, with what else changes. `false`: somebody was faster.
pub(super) async fn advance(
    tx: &Tx,
    seen: &row::Model,
    next: Registration,
    with: row::ActiveModel,
) -> Result<bool> {
    let place = columns(next);
    let advanced = row::Entity::update_many()
        .set(row::ActiveModel {
            stage: place.stage,
            expires_at: place.expires_at,
            mail_sent_at: place.mail_sent_at,
            resends_left: place.resends_left,
            ..with
        })
        .filter(row::Column::Id.eq(seen.id))
        .filter(row::Column::Stage.eq(&*seen.stage))
        .filter(row::Column::ExpiresAt.eq(seen.expires_at))
        .filter(row::Column::ResendsLeft.eq(seen.resends_left))
        .exec(&**tx)
        .await?;
    Ok(advanced.rows_affected == 1)
}

/// Ends the right of the browser that registered to sign in to its account, which is held.
pub(in crate::account) async fn end_sign_in(tx: &Tx, account: AccountId) -> Result<()> {
    row::Entity::update_many()
        .set(row::ActiveModel {
            stage: Set(DONE.to_owned()),
            ..Default::default()
        })
        .filter(row::Column::AccountId.eq(account.uuid()))
        .filter(row::Column::Stage.eq(CONFIRMED))
        .exec(&**tx)
        .await?;
    Ok(())
}

pub(super) fn email(keys: &Keys, row: &row::Model) -> Result<Email> {
    accounts::open_email(keys, row.id, &row.email_sealed)
}

pub(super) fn phone(keys: &Keys, row: &row::Model) -> Result<MobileNumber> {
    let sealed = row.phone_sealed.as_deref();
    let sealed = sealed.ok_or(Error::Corrupt("a registration without a number"))?;
    accounts::open_phone(keys, row.id, sealed)
}

pub(super) fn language(row: &row::Model) -> Result<Language> {
    Language::from_tag(&row.language).ok_or(Error::Corrupt("a language"))
}

/// RPPS number, profession and place of work.
pub(super) fn professional_columns(professional: Option<Professional>) -> [Option<String>; 3] {
    match professional {
        Some(Professional {
            rpps,
            profession,
            workplace,
        }) => [rpps.as_str().to_owned(), profession, workplace].map(Some),
        None => [None, None, None],
    }
}

/// The professional part of a practitioner's registration.
pub(super) fn professional(row: &row::Model) -> Result<Option<Professional>> {
    match (&row.rpps_number, &row.profession, &row.workplace) {
        (Some(rpps), Some(profession), Some(workplace)) => Ok(Some(Professional {
            rpps: RppsNumber::parse(rpps).map_err(|_| Error::Corrupt("an RPPS number"))?,
            profession: profession.clone(),
            workplace: workplace.clone(),
        })),
        (None, None, None) => Ok(None),
        _ => Err(Error::Corrupt("a professional part")),
    }
}

/// What the account will be for.
pub(super) fn role(row: &row::Model) -> Role {
    match row.rpps_number {
        Some(_) => Role::Practitioner,
        None => Role::Patient,
    }
}

/// Whom the code of a registration is for, once it has a number.
pub(super) fn recipient(keys: &Keys, row: &row::Model) -> Result<Recipient> {
    Ok(Recipient {
        bound: Bound::Registration(domain::ids::Id::from_uuid(row.id)),
        number: Number::Registering,
        phone: phone(keys, row)?,
        phone_digest: row
            .phone_digest
            .clone()
            .ok_or(Error::Corrupt("a registration without a number"))?,
        language: language(row)?,
    })
}
