//! Making a record, and correcting whose it is as long as nobody owns it.

use domain::{
    actor::Practitioner,
    audit::{AuditEvent, ContentDigest},
    ids::{Id, RecordId},
    record::{RecordSummary, access::AccessKind, identity::Identity, person::Person, search},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::{Records, store, text::kind_text};
use crate::{
    Context,
    account::store::{open_email, open_phone},
    audit,
    audit::content,
    entities::{record, record_access, record_word},
    error::{Error, Result},
    keys::Sealed,
    tx::Tx,
};

/// What came of asking for a new record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// It was made.
    New(RecordId),
    /// It was not: these on the practitioner's list are likely the same person's.
    Likely(Vec<RecordSummary>),
}

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
    /// Makes a record on a practitioner's list. Unless they do so `knowingly`, not when records of theirs are likely the
    /// same person's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create(
        &self,
        by: &Practitioner,
        identity: &Identity,
        knowingly: bool,
    ) -> Result<Created> {
        let context = &self.0;
        if !knowingly {
            let likely = self.likely_the_same(by, &identity.person).await?;
            if !likely.is_empty() {
                return Ok(Created::Likely(likely));
            }
        }
        let tx = context.db.begin().await?;
        let id = insert(&tx, context, by.account().uuid(), identity).await?;
        tx.commit().await?;
        Ok(Created::New(id))
    }

    /// The records on a practitioner's list that are likely this person's.
    async fn likely_the_same(
        &self,
        by: &Practitioner,
        person: &Person,
    ) -> Result<Vec<RecordSummary>> {
        let context = &self.0;
        let born_that_day = search::date_word(person.birth_date);
        let ids: Vec<Uuid> = record_word::Entity::find()
            .select_only()
            .column(record_word::Column::RecordId)
            .filter(record_word::Column::AccountId.eq(by.account().uuid()))
            .filter(record_word::Column::Word.eq(born_that_day))
            .filter(Expr::exists(super::search::access()))
            .into_tuple()
            .all(context.db.read())
            .await?;
        let mut likely = store::summaries(context, &ids).await?;
        likely.retain(|record| record.holder.is_like(person));
        Ok(likely)
    }

    /// The identity of a record on a practitioner's list, to be corrected.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on their list.
    pub async fn identity(&self, by: &Practitioner, id: RecordId) -> Result<KeptIdentity> {
        let context = &self.0;
        let db = context.db.read();
        store::require_access(db, by.account(), AccessKind::Practitioner, id).await?;
        let row = store::holder(db, id).await?;
        Ok(KeptIdentity {
            seen: content::of_identity(&context.keys, &row)?,
            correctable: !store::has_owner(db, id).await?,
            identity: identity_from(context, row)?,
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

/// Puts a record on the list of `by`: identity, access, the words it is found by, and the journal's first event.
pub(crate) async fn insert(
    tx: &Tx,
    context: &Context,
    by: Uuid,
    identity: &Identity,
) -> Result<RecordId> {
    let id: RecordId = context.new_id()?;
    let now = context.now();
    let nobody = record::Model {
        id: id.uuid(),
        family_name: String::new(),
        used_name: None,
        first_name: String::new(),
        sort_name: String::new(),
        sex: String::new(),
        birth_date: String::new(),
        email_sealed: None,
        phone_sealed: None,
        birth_place: None,
        comment: None,
        created_at: now.as_millisecond(),
        share_version: 0,
    };
    let row = filled(context, &nobody, identity)?;
    let created = AuditEvent::RecordCreated {
        identity: Some(content::of_identity(&context.keys, &row)?),
    };
    let sort_name = row.sort_name.clone();
    row.into_active_model().insert(&**tx).await?;
    record_access::ActiveModel {
        record_id: Set(id.uuid()),
        account_id: Set(by),
        kind: Set(kind_text(AccessKind::Practitioner).to_owned()),
        sort_name: Set(sort_name.clone()),
        granted_at: Set(now.as_millisecond()),
        ended_at: Set(None),
    }
    .insert(&**tx)
    .await?;
    index(tx, by, id, &identity.person, &sort_name).await?;
    let by = Some(Id::from_uuid(by));
    audit::append(tx, &context.keys, id, by, &created, now).await?;
    Ok(id)
}

/// A record's row with this identity.
fn filled(context: &Context, row: &record::Model, identity: &Identity) -> Result<record::Model> {
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

/// Writes the words by which an account finds a record.
async fn index(
    tx: &Tx,
    account: Uuid,
    record: RecordId,
    person: &Person,
    sort_name: &str,
) -> Result<()> {
    let words = person.search_words().into_iter().map(|word| {
        record_word::Model {
            account_id: account,
            record_id: record.uuid(),
            word,
            sort_name: sort_name.to_owned(),
        }
        .into_active_model()
    });
    record_word::Entity::insert_many(words)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Writes them anew for everyone who has the record.
async fn index_again(tx: &Tx, record: RecordId, person: &Person, sort_name: &str) -> Result<()> {
    record_access::Entity::update_many()
        .col_expr(record_access::Column::SortName, Expr::value(sort_name))
        .filter(record_access::Column::RecordId.eq(record.uuid()))
        .exec(&**tx)
        .await?;
    record_word::Entity::delete_many()
        .filter(record_word::Column::RecordId.eq(record.uuid()))
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
        index(tx, account, record, person, sort_name).await?;
    }
    Ok(())
}
