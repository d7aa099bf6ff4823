//! Making a record: those who are likely the same person are shown first, and a form that is posted twice makes one.

use domain::{
    account::{email::Email, phone::MobileNumber},
    actor::Practitioner,
    audit::AuditEvent,
    ids::{AccountId, FormId, Id, RecordId},
    record::{RecordSummary, access::AccessKind, identity::Identity, person::Person, search},
    time::{self, Instant},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable,
    QueryFilter, QuerySelect, sea_query::Expr,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    Records,
    identity::{filled, words},
    store,
    text::kind_text,
};
use crate::{
    Context, account,
    administration::store::hold_approval,
    audit::{self, content},
    entities::{journal, journal_head, record, record_access, record_word},
    error::Result,
    keys::Keyed,
    tx::Tx,
};

/// For how many seconds a form is known again that made a record: whoever posts it later has read for a day that it did, and
/// is shown the record as a likely duplicate.
const FORM_KNOWN: i64 = 24 * 60 * 60;

/// What came of asking for a new record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// It was made, now or when the same form was posted before.
    Record(RecordId),
    /// It was not: these on the practitioner's list are likely the same person's.
    Likely(Vec<RecordSummary>),
}

impl Records {
    /// A form to make a record with.
    ///
    /// # Errors
    /// Without random bytes.
    pub fn new_form(&self) -> Result<FormId> {
        self.0.new_id()
    }

    /// Makes a record on a practitioner's list. Unless they do so `knowingly`, not when records of theirs are likely the
    /// same person's. The same `form` with the same identity makes one record, however often and however fast it is
    /// posted within a day; with another identity it is another request.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create(
        &self,
        by: &Practitioner,
        form: FormId,
        identity: &Identity,
        knowingly: bool,
    ) -> Result<Created> {
        let context = &self.0;
        let form = form_digest(context, by, form, identity)?;
        let tx = context.db.begin().await?;
        // One practitioner makes records in turn: whoever comes second sees what the first has made.
        account::store::hold(&tx, by.account()).await?;
        hold_approval(&tx, by).await?;
        if let Some(made) = made_by(&tx, &form).await? {
            tx.commit().await?;
            return Ok(Created::Record(made));
        }
        if !knowingly {
            let likely = likely_the_same(&*tx, by.account(), &identity.person).await?;
            if !likely.is_empty() {
                drop(tx);
                return Ok(Created::Likely(store::summaries(context, &likely).await?));
            }
        }
        let new = NewRecord::new(
            context,
            by.account().uuid(),
            identity,
            Some(form),
            context.now(),
        )?;
        let id = new.id;
        insert(&tx, vec![new]).await?;
        tx.commit().await?;
        Ok(Created::Record(id))
    }

    /// The records on a practitioner's list that are likely this person's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn likely(&self, by: &Practitioner, person: &Person) -> Result<Vec<RecordSummary>> {
        let context = &self.0;
        let likely = likely_the_same(context.db.read(), by.account(), person).await?;
        store::summaries(context, &likely).await
    }
}

/// Forgets the forms that made records long enough ago.
pub(super) async fn forget_forms(tx: &Tx, now: Instant) -> Result<()> {
    let long_ago = time::after(now, -FORM_KNOWN).as_millisecond();
    record::Entity::update_many()
        .col_expr(
            record::Column::MadeByForm,
            Expr::value(Option::<Vec<u8>>::None),
        )
        .filter(record::Column::MadeByForm.is_not_null())
        .filter(record::Column::CreatedAt.lte(long_ago))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// By what a form that was posted is known again. Another account's is another one, whatever it sends.
fn form_digest(
    context: &Context,
    by: &Practitioner,
    form: FormId,
    identity: &Identity,
) -> Result<Vec<u8>> {
    let typed = json!([
        identity.person,
        identity.birth_place,
        identity.email.as_ref().map(Email::as_str),
        identity.phone.as_ref().map(MobileNumber::as_str),
        identity.comment,
    ]);
    let (account, typed) = (by.account(), typed.to_string());
    let parts: [&[u8]; 3] = [account.as_bytes(), form.as_bytes(), typed.as_bytes()];
    context.keys.digest(Keyed::RecordForm, &parts)
}

async fn made_by(tx: &Tx, form: &[u8]) -> Result<Option<RecordId>> {
    let made = record::Entity::find()
        .filter(record::Column::MadeByForm.eq(form))
        .one(&**tx)
        .await?;
    Ok(made.map(|row| Id::from_uuid(row.id)))
}

async fn likely_the_same(
    db: &impl ConnectionTrait,
    account: AccountId,
    person: &Person,
) -> Result<Vec<Uuid>> {
    let born_that_day: Vec<Uuid> = record_word::Entity::find()
        .select_only()
        .column(record_word::Column::RecordId)
        .filter(record_word::Column::AccountId.eq(account.uuid()))
        .filter(record_word::Column::Word.eq(search::date_word(person.birth_date)))
        .filter(Expr::exists(super::search::access()))
        .into_tuple()
        .all(db)
        .await?;
    let holders = store::holders(db, born_that_day.iter().copied()).await?;
    let is_like = |id: &Uuid| holders.get(id).is_some_and(|holder| holder.is_like(person));
    Ok(born_that_day.into_iter().filter(is_like).collect())
}

/// A record as it is first written: identity, access, the words it is found by, and the journal's first event.
pub(crate) struct NewRecord {
    id: RecordId,
    record: record::Model,
    access: record_access::Model,
    words: Vec<record_word::Model>,
    journal: journal::Model,
    head: journal_head::Model,
}

impl NewRecord {
    /// Its identifier.
    pub(crate) const fn id(&self) -> RecordId {
        self.id
    }

    /// One on the list of `by`, made `at` a time.
    pub(crate) fn new(
        context: &Context,
        by: Uuid,
        identity: &Identity,
        made_by_form: Option<Vec<u8>>,
        at: Instant,
    ) -> Result<Self> {
        let id: RecordId = context.new_id()?;
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
            created_at: at.as_millisecond(),
            share_version: 0,
            made_by_form,
        };
        let record = filled(context, &nobody, identity)?;
        let created = AuditEvent::RecordCreated {
            identity: Some(content::of_identity(&context.keys, &record)?),
        };
        let author = Some(Id::from_uuid(by));
        let (journal, head) = audit::link(&context.keys, id, None, author, &created, at)?;
        Ok(Self {
            id,
            access: record_access::Model {
                record_id: id.uuid(),
                account_id: by,
                kind: kind_text(AccessKind::Practitioner).to_owned(),
                sort_name: record.sort_name.clone(),
                granted_at: at.as_millisecond(),
                ended_at: None,
            },
            words: words(by, id, &identity.person, &record.sort_name),
            record,
            journal,
            head,
        })
    }
}

/// Puts records in.
pub(crate) async fn insert(tx: &Tx, new: Vec<NewRecord>) -> Result<()> {
    let (mut records, mut accesses, mut all_words) = (vec![], vec![], vec![]);
    let (mut journals, mut heads) = (vec![], vec![]);
    for new in new {
        records.push(new.record);
        accesses.push(new.access);
        all_words.extend(new.words);
        journals.push(new.journal);
        heads.push(new.head);
    }
    insert_many(tx, records).await?;
    insert_many(tx, accesses).await?;
    insert_many(tx, all_words).await?;
    insert_many(tx, journals).await?;
    insert_many(tx, heads).await
}

/// How many values SQLite takes in one statement.
const VALUES_AT_MOST: usize = 32_766;

/// Puts rows in, in as few statements as the database takes.
pub(super) async fn insert_many<A: ActiveModelTrait>(
    tx: &Tx,
    rows: Vec<impl IntoActiveModel<A>>,
) -> Result<()> {
    let at_once = VALUES_AT_MOST / <A::Entity as EntityTrait>::Column::iter().count();
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    while rows.len() > 0 {
        A::Entity::insert_many(rows.by_ref().take(at_once))
            .exec_without_returning(&**tx)
            .await?;
    }
    Ok(())
}
