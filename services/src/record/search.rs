//! Finding a record on a practitioner's list by the beginnings of words.

use domain::{
    ids::{AccountId, RecordId},
    record::{RecordSummary, access::AccessKind, search::PatientQuery},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

use super::store;
use crate::{
    Context,
    entities::{record_access, record_word},
    error::{Error, Result},
};

/// After whatever begins with a word.
const LAST: char = char::MAX;

/// The records on a practitioner's list that have words with all these beginnings, in the order of the first one's word,
/// then by name, after the record `after`.
pub(super) async fn find(
    context: &Context,
    account: AccountId,
    query: &PatientQuery,
    after: Option<RecordId>,
    at_most: u64,
) -> Result<Vec<RecordSummary>> {
    let Some(select) = select(context, account, query, after, at_most).await? else {
        return Ok(vec![]);
    };
    let ids: Vec<Uuid> = select.into_tuple().all(context.db.read()).await?;
    store::summaries(context, &ids).await
}

/// The question behind [`find`]; none where nothing is looked for.
pub(super) async fn select(
    context: &Context,
    account: AccountId,
    query: &PatientQuery,
    after: Option<RecordId>,
    at_most: u64,
) -> Result<Option<Select<record_word::Entity>>> {
    let Some((first, others)) = query.words().split_first() else {
        return Ok(None);
    };
    let cursor = match after {
        Some(after) => Some(cursor(context, account, first, after).await?),
        None => None,
    };
    // One range of the index, from one bound: of two lower ones SQLite takes the first, whichever is higher.
    let from = cursor
        .as_ref()
        .map_or(first.as_str(), |cursor| &cursor.word);
    let word = record_word::Column::Word;
    let mut select = record_word::Entity::find()
        .select_only()
        .column(record_word::Column::RecordId)
        .filter(record_word::Column::AccountId.eq(account.uuid()))
        .filter(word.gte(from))
        .filter(word.lt(after_all_with(first)))
        .filter(Expr::exists(access()))
        // Where several words of a record begin so, it stands at the first of them.
        .filter(Expr::exists(another_word(first).and_where(
            Expr::col((Alias::new(OTHER), record_word::Column::Word))
                .lt(record_word::Column::Word.into_expr()),
        ).to_owned()).not())
        .order_by_asc(record_word::Column::Word)
        .order_by_asc(record_word::Column::SortName)
        .order_by_asc(record_word::Column::RecordId)
        .limit(at_most);
    for word in others {
        select = select.filter(Expr::exists(another_word(word)));
    }
    if let Some(cursor) = &cursor {
        select = select.filter(comes_after(cursor));
    }
    Ok(Some(select))
}

const OTHER: &str = "other";

/// A word of the same record that begins so.
fn another_word(beginning: &str) -> SelectStatement {
    let other = |column: record_word::Column| Expr::col((Alias::new(OTHER), column));
    Query::select()
        .expr(Expr::value(1))
        .from_as(record_word::Entity, Alias::new(OTHER))
        .and_where(
            other(record_word::Column::AccountId).eq(record_word::Column::AccountId.into_expr()),
        )
        .and_where(
            other(record_word::Column::RecordId).eq(record_word::Column::RecordId.into_expr()),
        )
        .cond_where(begins_with(other(record_word::Column::Word), beginning))
        .to_owned()
}

fn begins_with(word: Expr, beginning: &str) -> Condition {
    Condition::all()
        .add(word.clone().gte(beginning))
        .add(word.lt(after_all_with(beginning)))
}

/// What comes after every word with this beginning.
fn after_all_with(beginning: &str) -> String {
    format!("{beginning}{LAST}")
}

/// That the record is on the list now.
pub(super) fn access() -> SelectStatement {
    record_access::Entity::find()
        .filter(
            record_access::Column::RecordId
                .into_expr()
                .eq(record_word::Column::RecordId.into_expr()),
        )
        .filter(
            record_access::Column::AccountId
                .into_expr()
                .eq(record_word::Column::AccountId.into_expr()),
        )
        .filter(store::has_now(AccessKind::Practitioner))
        .into_query()
}

/// Where a record stands among those that have a word with the beginning that is looked for.
struct Cursor {
    word: String,
    sort_name: String,
    record: Uuid,
}

/// Both questions are answered by a primary key. (Asked for the whole row of the word, SQLite goes through everybody's words
/// with this beginning.)
async fn cursor(
    context: &Context,
    account: AccountId,
    beginning: &str,
    record: RecordId,
) -> Result<Cursor> {
    let db = context.db.read();
    let access = record_access::Entity::find_by_id((record.uuid(), account.uuid()))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    let word = record_word::Entity::find()
        .select_only()
        .column(record_word::Column::Word)
        .filter(record_word::Column::AccountId.eq(account.uuid()))
        .filter(record_word::Column::RecordId.eq(record.uuid()))
        .filter(begins_with(
            record_word::Column::Word.into_expr(),
            beginning,
        ))
        .order_by_asc(record_word::Column::Word)
        .into_tuple()
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Cursor {
        word,
        sort_name: access.sort_name,
        record: access.record_id,
    })
}

/// Cuts off the beginning of the range that the cursor begins.
fn comes_after(cursor: &Cursor) -> Condition {
    let same_word = || record_word::Column::Word.eq(cursor.word.clone());
    let same_name = || record_word::Column::SortName.eq(cursor.sort_name.clone());
    Condition::any()
        .add(record_word::Column::Word.gt(cursor.word.clone()))
        .add(
            Condition::all()
                .add(same_word())
                .add(record_word::Column::SortName.gt(cursor.sort_name.clone())),
        )
        .add(
            Condition::all()
                .add(same_word())
                .add(same_name())
                .add(record_word::Column::RecordId.gt(cursor.record)),
        )
}
