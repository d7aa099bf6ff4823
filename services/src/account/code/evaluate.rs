//! Trying a code.

use domain::{
    account::one_time_code::OneTimeCode,
    ids::AccountId,
    problem::{Field, Problem},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{Recipient, digest};
use crate::{
    Context,
    entities::one_time_code,
    error::{Error, Result},
    keys::same,
    throttle::{self, Limit, Verdict},
    tx::Tx,
};

/// How many wrong codes an account may have in a day, whatever they are for.
pub(in crate::account) fn wrong_codes(context: &Context, account: AccountId) -> [Limit; 1] {
    [Limit::wrong_codes(&context.settings.limits, account)]
}

/// Counts, then compares: many at once can neither outnumber the tries of a code nor those of a day. The transaction goes
/// on if it was the right one.
///
/// # Errors
/// [`Problem::WrongCode`], [`Problem::CodeSpent`] or [`Problem::TooManyWrongCodes`]: what was counted is committed, and
/// stays counted.
pub(in crate::account) async fn evaluate(
    tx: Tx,
    context: &Context,
    recipient: &Recipient,
    code: &OneTimeCode,
    wrong_today: &[Limit],
) -> Result<Tx> {
    match compare(&tx, context, recipient, code, wrong_today).await? {
        Ok(()) => Ok(tx),
        Err(problem) => {
            tx.commit().await?;
            Err(Error::refused(Field::Code, problem))
        }
    }
}

async fn compare(
    tx: &Tx,
    context: &Context,
    recipient: &Recipient,
    code: &OneTimeCode,
    wrong_today: &[Limit],
) -> Result<std::result::Result<(), Problem>> {
    let now = context.now();
    let bound = recipient.bound;
    let keys = &context.keys;
    if throttle::take_all(wrong_today, &**tx, keys, now).await? != Verdict::Through {
        return Ok(Err(Problem::TooManyWrongCodes));
    }
    let counted = one_time_code::Entity::update_many()
        .col_expr(
            one_time_code::Column::Tries,
            Expr::col(one_time_code::Column::Tries).add(1),
        )
        .filter(bound.has())
        .filter(one_time_code::Column::Tries.lt(i32::from(OneTimeCode::TRIES)))
        .filter(one_time_code::Column::ExpiresAt.gt(now.as_millisecond()))
        .exec(&**tx)
        .await?;
    if counted.rows_affected != 1 {
        throttle::give_all_back(wrong_today, &**tx, keys).await?;
        return Ok(Err(Problem::CodeSpent));
    }
    let sent = one_time_code::Entity::find()
        .filter(bound.has())
        .one(&**tx)
        .await?
        .ok_or(Error::Conflict)?;
    if !same(&sent.digest, &digest(context, sent.id, recipient, code)?) {
        let tries_left =
            OneTimeCode::TRIES.saturating_sub(u8::try_from(sent.tries).unwrap_or(u8::MAX));
        return Ok(Err(match tries_left {
            0 => Problem::CodeSpent,
            tries_left => Problem::WrongCode { tries_left },
        }));
    }
    one_time_code::Entity::delete_by_id(sent.id)
        .exec(&**tx)
        .await?;
    throttle::give_all_back(wrong_today, &**tx, keys).await?;
    let [an_hour, a_day] = recipient.unused_codes(&context.settings.limits);
    an_hour.clear(&**tx, keys).await?;
    tx.execute(&a_day.giving_back(keys)?).await?;
    Ok(Ok(()))
}
