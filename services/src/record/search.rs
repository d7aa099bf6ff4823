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
    let Some((first, others)) = query.words().split_first() else {
        return Ok(vec![]);
    };
    let cursor = match after {
        Some(after) => Some(cursor(context, account, first, after).await?),
        None => None,
    };
    let found = select(account, first, others, cursor.as_ref()).limit(at_most);
    let ids: Vec<Uuid> = found.into_tuple().all(context.db.read()).await?;
    store::summaries(context, &ids).await
}

/// The question behind [`find`].
fn select(
    account: AccountId,
    first: &str,
    others: &[String],
    cursor: Option<&Cursor>,
) -> Select<record_word::Entity> {
    // One range of the index, from one bound: of two lower ones SQLite takes the first, whichever is higher.
    let from = cursor.map_or(first, |cursor| cursor.word.as_str());
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
        .order_by_asc(record_word::Column::RecordId);
    for word in others {
        select = select.filter(Expr::exists(another_word(word)));
    }
    if let Some(cursor) = cursor {
        select = select.filter(comes_after(cursor));
    }
    select
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

#[cfg(test)]
mod tests {
    use sea_orm::DbBackend;

    use super::*;

    /// What is asked for « durand cam 1403 »: `services/tests/all/desk/search.rs` has both databases tell how they mean to
    /// answer it.
    #[test]
    fn the_question_is_the_one_whose_plan_is_watched() {
        let watched: Vec<&str> = include_str!("../../tests/all/desk/search.sql")
            .split_whitespace()
            .collect();
        let words = ["durand", "cam", "1403"].map(str::to_owned);
        let account = format!("'{}'", Uuid::nil());
        for backend in [DbBackend::Sqlite, DbBackend::Postgres] {
            let nobody = AccountId::from_uuid(Uuid::nil());
            let question = select(nobody, &words[0], &words[1..], None).limit(51);
            let asked = question.build(backend).to_string();
            let asked = asked.replace(&account, "{ACCOUNT}").replace(LAST, "{LAST}");
            assert_eq!(asked, watched.join(" "));
        }
    }
}
