//! Finds at the start that the outside key is not the one the database was written with.

use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    Context,
    entities::key_check,
    error::{Error, Result},
    keys::Sealed,
};

const ROW: i32 = 1;
const TEXT: &[u8] = b"calepin";

/// Checks the key against the database, or, on a new one, leaves the mark to check later ones against.
pub(crate) async fn check(context: &Context) -> Result<()> {
    let tx = context.db.begin().await?;
    let mark = key_check::ActiveModel {
        id: Set(ROW),
        sealed: Set(context.keys.seal(Sealed::KeyCheck, &[], TEXT)?),
    };
    // Two servers may start at once on a new database: the first one's mark stays.
    key_check::Entity::insert(mark)
        .on_conflict(
            OnConflict::column(key_check::Column::Id)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&*tx)
        .await?;
    let found = key_check::Entity::find_by_id(ROW)
        .one(&*tx)
        .await?
        .ok_or(Error::Corrupt("the key's mark is missing"))?;
    context
        .keys
        .open(Sealed::KeyCheck, &[], &found.sealed)
        .map_err(|_| Error::Corrupt("the key is not the one this database was written with"))?;
    Ok(tx.commit().await?)
}
