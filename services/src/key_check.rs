//! Finds at the start that the outside key is not the one the database was written with.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};

use crate::{
    Context,
    entities::key_check,
    error::{Error, Result},
    keys::Sealed,
};

const ROW: i32 = 1;
const TEXT: &[u8] = b"calepin";

/// Checks the key against the mark that the database has, if it has one. Changes nothing.
pub(crate) async fn check(context: &Context) -> Result<()> {
    match mark(context.db.read()).await? {
        Some(mark) => open(context, &mark),
        None => Ok(()),
    }
}

/// As [`check`]; on a new database, leaves the mark to check later keys against.
pub(crate) async fn check_or_mark(context: &Context) -> Result<()> {
    if let Some(mark) = mark(context.db.read()).await? {
        return open(context, &mark);
    }
    let tx = context.db.begin().await?;
    let fresh = key_check::ActiveModel {
        id: Set(ROW),
        sealed: Set(context.keys.seal(Sealed::KeyCheck, &[], TEXT)?),
    };
    // Two servers may start at once on a new database: the first one's mark stays.
    key_check::Entity::insert(fresh)
        .on_conflict(
            OnConflict::column(key_check::Column::Id)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&*tx)
        .await?;
    tx.commit().await?;
    check(context).await
}

async fn mark(db: &impl ConnectionTrait) -> Result<Option<key_check::Model>> {
    Ok(key_check::Entity::find_by_id(ROW).one(db).await?)
}

fn open(context: &Context, mark: &key_check::Model) -> Result<()> {
    context
        .keys
        .open(Sealed::KeyCheck, &[], &mark.sealed)
        .map(drop)
        .map_err(|_| Error::Corrupt("the key is not the one this database was written with"))
}
