//! Counters of attempts, in the database: how often something may be tried in a window of time.
//!
//! One statement counts against all the limits of an attempt, and tells which had room: of many at once, each gets a number
//! of its own. Only where one had none, others take back what was counted and ask how long to wait. The figures are in
//! `limits.rs`.

mod counted;

use std::slice;

use domain::time::{self, Instant};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, UpdateMany,
    sea_query::{
        Expr, ExprTrait, InsertStatement, LockBehavior, LockType, OnConflict, UpdateStatement,
    },
};

use crate::{
    entities::throttle,
    error::Result,
    keys::{Keyed, Keys},
    limits::{LONGEST_WINDOW, Rate},
    tx::Db,
};

/// How many counters are forgotten in one transaction.
const AT_ONCE: usize = 1000;

/// Something that is counted: what, of whom, and how often it may be.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    name: &'static str,
    of: Vec<u8>,
    rate: Rate,
}

impl Limit {
    fn new(name: &'static str, of: &[u8], rate: Rate) -> Self {
        Self {
            name,
            of: of.to_vec(),
            rate,
        }
    }

    /// Whether something was counted in a window that is not over.
    pub(crate) async fn is_begun(
        &self,
        db: &impl ConnectionTrait,
        keys: &Keys,
        now: Instant,
    ) -> Result<bool> {
        let now = now.as_millisecond();
        let row = throttle::Entity::find_by_id(self.key(keys)?)
            .filter(is_over(now, Expr::value(self.end_from(now))).not())
            .one(db)
            .await?;
        Ok(row.is_some_and(|row| row.count > 0))
    }

    fn key(&self, keys: &Keys) -> Result<Vec<u8>> {
        keys.digest(Keyed::Throttle, &[self.name.as_bytes(), &self.of])
    }

    /// Counts one attempt at `now` and tells whether it is let through; if not, in how many seconds one will be.
    /// Beyond the bound nothing is counted. (PostgreSQL locks the row all the same, until the transaction's end.)
    pub(crate) async fn take(
        &self,
        db: &impl ConnectionTrait,
        keys: &Keys,
        now: Instant,
    ) -> Result<Verdict> {
        take_all(slice::from_ref(self), db, keys, now).await
    }

    /// The statement that counts one attempt in a window that begins at `now`, whatever was counted before.
    pub(crate) fn beginning_anew(&self, keys: &Keys, now: Instant) -> Result<InsertStatement> {
        let fresh = self.fresh_window(self.key(keys)?, now.as_millisecond());
        Ok(throttle::Entity::insert(fresh)
            .on_conflict(
                OnConflict::column(throttle::Column::Key)
                    .update_columns([throttle::Column::Count, throttle::Column::WindowEndsAt])
                    .to_owned(),
            )
            .into_query())
    }

    fn fresh_window(&self, key: Vec<u8>, now: i64) -> throttle::ActiveModel {
        throttle::ActiveModel {
            key: Set(key),
            window_ends_at: Set(self.end_from(now)),
            count: Set(1),
        }
    }

    const fn end_from(&self, now: i64) -> i64 {
        now + self.rate.seconds * 1000
    }

    /// The statement that takes one attempt back: it turned out not to be one of those that are counted.
    pub(crate) fn giving_back(&self, keys: &Keys) -> Result<UpdateStatement> {
        Ok(giving_back(vec![self.key(keys)?]).into_query())
    }

    /// Starts counting anew.
    pub(crate) async fn clear(&self, db: &impl ConnectionTrait, keys: &Keys) -> Result<()> {
        throttle::Entity::delete_by_id(self.key(keys)?)
            .exec(db)
            .await?;
        Ok(())
    }
}

/// A column of the window that is there already.
fn col(column: throttle::Column) -> Expr {
    Expr::col((throttle::Entity, column))
}

/// Whether the window that is there is over, or was begun before the clock was put back: it ends later than one that
/// begins now and ends at `fresh_end`.
fn is_over(now: i64, fresh_end: Expr) -> Expr {
    let end = || col(throttle::Column::WindowEndsAt);
    end()
        .lte(now)
        .or(end().gt(fresh_end.add(time::AHEAD * 1000)))
}

/// Counts one attempt against each, if all of them let it through; against none, if one does not, and tells in how many
/// seconds all will. The keys are taken in the order of `limits`: whoever counts the same ones at once names them in one
/// order.
pub(crate) async fn take_all(
    limits: &[Limit],
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: Instant,
) -> Result<Verdict> {
    let now = now.as_millisecond();
    let keyed: Result<Vec<_>> = limits
        .iter()
        .map(|limit| Ok((limit.key(keys)?, limit)))
        .collect();
    let keyed = keyed?;
    let taken = take_each(&keyed, db, now).await?;
    if taken.len() == keyed.len() {
        return Ok(Verdict::Through);
    }
    let full: Vec<_> = keyed
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| !taken.contains(key))
        .collect();
    give_back_keys(taken, db).await?;
    let last = throttle::Entity::find()
        .filter(throttle::Column::Key.is_in(full))
        .order_by_desc(throttle::Column::WindowEndsAt)
        .one(db)
        .await?;
    Ok(Verdict::until(
        last.map_or(now, |last| last.window_ends_at),
        now,
    ))
}

/// Counts one attempt against each limit that has room, and tells the keys of those. Of many at once, each gets a number
/// of its own here, or finds no room.
async fn take_each(
    keyed: &[(Vec<u8>, &Limit)],
    db: &impl ConnectionTrait,
    now: i64,
) -> Result<Vec<Vec<u8>>> {
    let fresh = keyed
        .iter()
        .map(|(key, limit)| limit.fresh_window(key.clone(), now));
    let fresh_end = || Expr::col(("excluded", throttle::Column::WindowEndsAt));
    let over = || is_over(now, fresh_end());
    let count = Expr::case(over(), 1).finally(col(throttle::Column::Count).add(1));
    let end = Expr::case(over(), fresh_end()).finally(col(throttle::Column::WindowEndsAt));
    let free = keyed.iter().fold(over(), |free, (key, limit)| {
        let room = col(throttle::Column::Count).lt(i64::from(limit.rate.at_most));
        free.or(col(throttle::Column::Key).eq(key.clone()).and(room))
    });
    Ok(throttle::Entity::insert_many(fresh)
        .on_conflict(
            OnConflict::column(throttle::Column::Key)
                .value(throttle::Column::Count, count)
                .value(throttle::Column::WindowEndsAt, end)
                .action_and_where(free)
                .to_owned(),
        )
        .exec_with_returning_keys(db)
        .await?)
}

/// Takes back what was counted against each.
pub(crate) async fn give_all_back(
    limits: &[Limit],
    db: &impl ConnectionTrait,
    keys: &Keys,
) -> Result<()> {
    let counted: Result<Vec<_>> = limits.iter().map(|limit| limit.key(keys)).collect();
    give_back_keys(counted?, db).await
}

async fn give_back_keys(counted: Vec<Vec<u8>>, db: &impl ConnectionTrait) -> Result<()> {
    if !counted.is_empty() {
        giving_back(counted).exec(db).await?;
    }
    Ok(())
}

fn giving_back(counted: Vec<Vec<u8>>) -> UpdateMany<throttle::Entity> {
    let count = throttle::Column::Count;
    throttle::Entity::update_many()
        .col_expr(count, Expr::col(count).sub(1))
        .filter(throttle::Column::Key.is_in(counted))
        .filter(count.gt(0))
}

/// Whether an attempt is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is.
    Through,
    /// It is not; one will be in so many seconds.
    Wait {
        /// Seconds.
        seconds: u32,
    },
}

impl Verdict {
    fn until(end: i64, now: i64) -> Self {
        let seconds = u64::try_from(end - now).unwrap_or(0).div_ceil(1000);
        Self::Wait {
            seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
        }
    }
}

/// Forgets the windows that are over, or that end later than any that begins now.
pub(crate) async fn purge(db: &Db, now: Instant) -> Result<()> {
    let end = throttle::Column::WindowEndsAt;
    let ahead = time::after(now, LONGEST_WINDOW + time::AHEAD);
    let over = Condition::any()
        .add(end.lte(now.as_millisecond()))
        .add(end.gt(ahead.as_millisecond()));
    forget::<throttle::Entity>(db, throttle::Column::Key, over).await
}

/// Forgets the counters that are `over`: some at a time, in the order of their keys. Those that somebody counts in at this
/// moment stay for the next time: a transaction that counts several things must never wait for us while we wait for it.
pub(crate) async fn forget<E: EntityTrait>(db: &Db, key: E::Column, over: Condition) -> Result<()> {
    let over = E::find().select_only().column(key).filter(over);
    let mut last = vec![];
    loop {
        // Nobody who writes waits while all are gone through.
        let some: Vec<Vec<u8>> = over
            .clone()
            .filter(key.gt(last))
            .order_by_asc(key)
            .limit(AT_ONCE as u64)
            .into_tuple()
            .all(db.read())
            .await?;
        let Some(next) = some.last().cloned() else {
            return Ok(());
        };
        last = next;
        let tx = db.begin().await?;
        let free: Vec<Vec<u8>> = over
            .clone()
            .filter(key.is_in(some))
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(&*tx)
            .await?;
        E::delete_many().filter(key.is_in(free)).exec(&*tx).await?;
        tx.commit().await?;
    }
}
