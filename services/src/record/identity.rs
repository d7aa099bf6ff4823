//! Whose a record is: how that is kept, and correcting it as long as nobody owns the record.

use domain::{
    actor::Practitioner,
    audit::{AuditEvent, ContentDigest},
    ids::RecordId,
    record::{
        access::AccessKind,
        identity::Identity,
        notes::{Note, Notes},
        person::Person,
    },
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{Records, create::insert_many, store, text::kind_text};
use crate::{
    Context,
    account::store::{open_email, open_phone},
    administration::store::hold_approval,
    audit,
    audit::content,
    entities::{record, record_access, record_word},
    error::{Error, Result},
    keys::Sealed,
    tx::Tx,
};

/// An identity as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptIdentity {
    /// The identity.
    pub identity: Identity,
    /// What it was when it was looked at: a correction of anything else is refused.
    pub seen: ContentDigest,
    /// Whether it can be corrected here: nobody owns the record.
    pub correctable: bool,
}

impl Records {
    /// The identity of a record on a practitioner's list, to be corrected.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on their list.
    pub async fn identity(&self, by: &Practitioner, id: RecordId) -> Result<KeptIdentity> {
        let context = &self.0;
        let db = context.db.read();
        store::require_access(db, by.account(), AccessKind::Practitioner, id).await?;
        let row = store::by_id(db, id).await?;
        Ok(KeptIdentity {
            seen: content::of_identity(&context.keys, &row)?,
            correctable: !store::has_owner(db, id).await?,
            identity: identity_from(context, row)?,
        })
    }

    /// What is noted of the holder of a record on a practitioner's list. A note that cannot be read hides nothing else.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on their list.
    pub async fn notes(&self, by: &Practitioner, id: RecordId) -> Result<Notes> {
        let context = &self.0;
        let db = context.db.read();
        store::require_access(db, by.account(), AccessKind::Practitioner, id).await?;
        let row = store::by_id(db, id).await?;
        let (email, phone) = (row.email_sealed.as_deref(), row.phone_sealed.as_deref());
        let email = email.map(|sealed| open_email(&context.keys, row.id, sealed));
        let phone = phone.map(|sealed| open_phone(&context.keys, row.id, sealed));
        Ok(Notes {
            birth_place: row.birth_place.map(Note::Text),
            email: opened(email, |email| email.as_str().to_owned())?,
            phone: opened(phone, |phone| phone.as_str().to_owned())?,
            comment: row.comment.map(Note::Text),
        })
    }

    /// Corrects the identity of a record on a practitioner's list. A pending invitation stays, with the tries it has left.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on their list; [`Error::Conflict`] when it has an owner, or is no longer what
    /// was `seen`.
    pub async fn correct(
        &self,
        by: &Practitioner,
        id: RecordId,
        seen: &ContentDigest,
        identity: &Identity,
    ) -> Result<()> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        hold_approval(&tx, by).await?;
        // From here on nobody claims or corrects it but us.
        let row = store::hold(&tx, id).await?;
        store::require_access(&*tx, by.account(), AccessKind::Practitioner, id).await?;
        let before = content::of_identity(&context.keys, &row)?;
        if before != *seen || store::has_owner(&*tx, id).await? {
            return Err(Error::Conflict);
        }
        let row = filled(context, &row, identity)?;
        let after = content::of_identity(&context.keys, &row)?;
        let sort_name = row.sort_name.clone();
        row.into_active_model().reset_all().update(&*tx).await?;
        index_again(&tx, id, &identity.person, &sort_name).await?;
        let event = AuditEvent::IdentityCorrected { before, after };
        let now = context.now();
        audit::append(&tx, &context.keys, id, Some(by.account()), &event, now).await?;
        Ok(tx.commit().await?)
    }
}

/// A record's row with this identity.
pub(super) fn filled(
    context: &Context,
    row: &record::Model,
    identity: &Identity,
) -> Result<record::Model> {
    let person = &identity.person;
    let seal = |what, text: &str| context.keys.seal(what, row.id.as_bytes(), text.as_bytes());
    let email = identity.email.as_ref();
    let email_sealed = email.map(|email| seal(Sealed::Email, email.as_str()));
    let phone = identity.phone.as_ref();
    let phone_sealed = phone.map(|phone| seal(Sealed::Phone, phone.as_str()));
    Ok(record::Model {
        family_name: person.family_name.clone(),
        used_name: person.used_name.clone(),
        first_name: person.first_name.clone(),
        sort_name: person.sort_key(),
        sex: person.sex.word().to_owned(),
        birth_date: person.birth_date.to_string(),
        email_sealed: email_sealed.transpose()?,
        phone_sealed: phone_sealed.transpose()?,
        birth_place: identity.birth_place.clone(),
        comment: identity.comment.clone(),
        ..row.clone()
    })
}

fn identity_from(context: &Context, row: record::Model) -> Result<Identity> {
    let (keys, id) = (&context.keys, row.id);
    let email = row.email_sealed.as_deref();
    let phone = row.phone_sealed.as_deref();
    Ok(Identity {
        email: email
            .map(|sealed| open_email(keys, id, sealed))
            .transpose()?,
        phone: phone
            .map(|sealed| open_phone(keys, id, sealed))
            .transpose()?,
        birth_place: row.birth_place.clone(),
        comment: row.comment.clone(),
        person: Person::try_from(row)?,
    })
}

/// A note that was sealed, in words.
fn opened<T>(note: Option<Result<T>>, words: impl Fn(T) -> String) -> Result<Option<Note>> {
    match note {
        Some(Err(error @ Error::Corrupt(_))) => {
            tracing::error!(%error, "what was noted of a holder cannot be read");
            Ok(Some(Note::Unreadable))
        }
        note => Ok(note.transpose()?.map(|note| Note::Text(words(note)))),
    }
}

/// The words by which an account finds a record.
pub(super) fn words(
    account: Uuid,
    record: RecordId,
    person: &Person,
    sort_name: &str,
) -> Vec<record_word::Model> {
    let words = person.search_words().into_iter();
    words
        .map(|word| record_word::Model {
            account_id: account,
            record_id: record.uuid(),
            word,
            sort_name: sort_name.to_owned(),
        })
        .collect()
}

/// Writes them anew for everyone who has the record.
async fn index_again(tx: &Tx, record: RecordId, person: &Person, sort_name: &str) -> Result<()> {
    record_access::Entity::update_many()
        .col_expr(record_access::Column::SortName, Expr::value(sort_name))
        .filter(record_access::Column::RecordId.eq(record.uuid()))
        .exec(&**tx)
        .await?;
    let keepers: Vec<Uuid> = record_access::Entity::find()
        .select_only()
        .column(record_access::Column::AccountId)
        .filter(record_access::Column::RecordId.eq(record.uuid()))
        .filter(record_access::Column::Kind.eq(kind_text(AccessKind::Practitioner)))
        .into_tuple()
        .all(&**tx)
        .await?;
    for account in keepers {
        // By both, the beginning of the primary key: by the record alone it would go through everybody's words.
        record_word::Entity::delete_many()
            .filter(record_word::Column::AccountId.eq(account))
            .filter(record_word::Column::RecordId.eq(record.uuid()))
            .exec(&**tx)
            .await?;
        insert_many(tx, words(account, record, person, sort_name)).await?;
    }
    Ok(())
}
