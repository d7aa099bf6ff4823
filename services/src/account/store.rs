//! Accounts, sessions and devices: from rows to what the use cases speak of.

use std::collections::HashMap;

use domain::{
    account::{Language, Role, email::Email, phone::MobileNumber, session::Stage},
    actor::Actor,
    ids::{AccountId, Id},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait,
    sea_query::{LockType, OnConflict},
};

use uuid::Uuid;

use crate::{
    Context, administration,
    entities::{account, practitioner},
    error::{Error, Result},
    keys::{Keyed, Keys, Sealed},
    tx::Tx,
};

/// An account, as its use cases need it.
pub(crate) struct Account {
    pub id: AccountId,
    pub actor: Actor,
    /// As shown to people: "Dr Claire Martin", "Dominique Durand".
    pub name: String,
    pub language: Language,
    pub email_digest: Vec<u8>,
    pub phone_digest: Vec<u8>,
    pub password_hash: String,
    email_sealed: Vec<u8>,
    phone_sealed: Vec<u8>,
}

impl Account {
    pub(crate) fn email(&self, keys: &Keys) -> Result<Email> {
        open_email(keys, self.id.uuid(), &self.email_sealed)
    }

    pub(crate) fn phone(&self, keys: &Keys) -> Result<MobileNumber> {
        open_phone(keys, self.id.uuid(), &self.phone_sealed)
    }
}

/// Opens an address that was sealed for the row of this id.
pub(crate) fn open_email(keys: &Keys, row: Uuid, sealed: &[u8]) -> Result<Email> {
    let text = keys.open_text(Sealed::Email, row.as_bytes(), sealed)?;
    Email::parse(&text).map_err(|_| Error::Corrupt("an e-mail address"))
}

/// Opens a number that was sealed for the row of this id.
pub(crate) fn open_phone(keys: &Keys, row: Uuid, sealed: &[u8]) -> Result<MobileNumber> {
    let text = keys.open_text(Sealed::Phone, row.as_bytes(), sealed)?;
    MobileNumber::parse(&text).map_err(|_| Error::Corrupt("a mobile number"))
}

impl TryFrom<(account::Model, Option<practitioner::Model>)> for Account {
    type Error = Error;

    fn try_from(
        (row, practitioner): (account::Model, Option<practitioner::Model>),
    ) -> Result<Self> {
        let id = Id::from_uuid(row.id);
        let approved = practitioner
            .as_ref()
            .is_some_and(administration::store::is_approved);
        let name = practitioner.map_or_else(
            || format!("{} {}", row.first_name, row.family_name),
            |practitioner| practitioner.display_name,
        );
        Ok(Self {
            id,
            actor: Actor::of(id, role_from(&row.role)?, approved),
            name,
            language: Language::from_tag(&row.language).ok_or(Error::Corrupt("a language"))?,
            email_digest: row.email_digest,
            phone_digest: row.phone_digest,
            password_hash: row.password_hash,
            email_sealed: row.email_sealed,
            phone_sealed: row.phone_sealed,
        })
    }
}

/// The account with this id.
pub(crate) async fn by_id(db: &impl ConnectionTrait, id: AccountId) -> Result<Account> {
    account::Entity::find_by_id(id.uuid())
        .find_also_related(practitioner::Entity)
        .one(db)
        .await?
        .ok_or(Error::NotFound)?
        .try_into()
}

/// Keeps an account as it is until `tx` ends: what decides who may sign in is changed in turn, and before anything else
/// of the account. Whoever only refers to it goes on. Whether a practitioner may act is not held by this
/// (`administration::store::hold_approval`).
pub(crate) async fn hold(tx: &Tx, id: AccountId) -> Result<Account> {
    let mut held = account::Entity::find_by_id(id.uuid()).find_also_related(practitioner::Entity);
    QueryTrait::query(&mut held).lock_with_tables(LockType::NoKeyUpdate, [account::Entity]);
    held.one(&**tx).await?.ok_or(Error::NotFound)?.try_into()
}

/// The accounts with these ids.
pub(crate) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Account>> {
    account::Entity::find()
        .find_also_related(practitioner::Entity)
        .filter(account::Column::Id.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|rows| Ok((rows.0.id, Account::try_from(rows)?)))
        .collect()
}

/// The account that signs in with this address, if there is one.
pub(crate) async fn by_email(
    db: &impl ConnectionTrait,
    email_digest: &[u8],
) -> Result<Option<Account>> {
    account::Entity::find()
        .find_also_related(practitioner::Entity)
        .filter(account::Column::EmailDigest.eq(email_digest.to_vec()))
        .one(db)
        .await?
        .map(Account::try_from)
        .transpose()
}

/// An account to be made.
pub(crate) struct NewRow {
    pub role: Role,
    pub email: Email,
    pub phone: MobileNumber,
    pub password_hash: String,
    pub first_name: String,
    pub family_name: String,
    pub language: Language,
}

/// Makes an account. Nothing: there is one with this address already.
pub(crate) async fn insert(tx: &Tx, context: &Context, new: NewRow) -> Result<Option<AccountId>> {
    let keys = &context.keys;
    let id: AccountId = context.new_id()?;
    let row_id = id.uuid();
    let (email, phone) = (new.email.as_str().as_bytes(), new.phone.as_str().as_bytes());
    let row = account::ActiveModel {
        id: Set(row_id),
        role: Set(role_text(new.role).to_owned()),
        email_digest: Set(email_digest(keys, &new.email)?),
        email_sealed: Set(keys.seal(Sealed::Email, row_id.as_bytes(), email)?),
        phone_digest: Set(phone_digest(keys, &new.phone)?),
        phone_sealed: Set(keys.seal(Sealed::Phone, row_id.as_bytes(), phone)?),
        password_hash: Set(new.password_hash),
        first_name: Set(new.first_name),
        family_name: Set(new.family_name),
        language: Set(new.language.tag().to_owned()),
    };
    let inserted = account::Entity::insert(row)
        .on_conflict(
            OnConflict::column(account::Column::EmailDigest)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok((inserted == 1).then_some(id))
}

/// The keyed digest by which an address is found.
pub(crate) fn email_digest(keys: &Keys, email: &Email) -> Result<Vec<u8>> {
    keys.digest(Keyed::Email, &[email.as_str().as_bytes()])
}

/// The keyed digest by which the messages to a number are counted.
pub(crate) fn phone_digest(keys: &Keys, phone: &MobileNumber) -> Result<Vec<u8>> {
    keys.digest(Keyed::Phone, &[phone.as_str().as_bytes()])
}

pub(crate) const fn role_text(role: Role) -> &'static str {
    match role {
        Role::Patient => "patient",
        Role::Practitioner => "practitioner",
        Role::Administrator => "administrator",
    }
}

fn role_from(text: &str) -> Result<Role> {
    match text {
        "patient" => Ok(Role::Patient),
        "practitioner" => Ok(Role::Practitioner),
        "administrator" => Ok(Role::Administrator),
        _ => Err(Error::Corrupt("a role")),
    }
}

pub(crate) const fn stage_text(stage: Stage) -> &'static str {
    match stage {
        Stage::AwaitingCode => "awaiting-code",
        Stage::SignedIn => "signed-in",
    }
}

pub(crate) fn stage_from(text: &str) -> Result<Stage> {
    match text {
        "awaiting-code" => Ok(Stage::AwaitingCode),
        "signed-in" => Ok(Stage::SignedIn),
        _ => Err(Error::Corrupt("a stage")),
    }
}
