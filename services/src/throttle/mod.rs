//! Counters of attempts, in the database: how often something may be tried in a window of time.
//!
//! One statement counts and tells whether there was room: of many at once, each gets a number of its own. Only where there
//! was none, a second asks how long to wait. The figures are in `limits.rs`.

mod counted;

use domain::time::{self, Instant};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict},
};

use crate::{
    entities::throttle,
    error::Result,
    keys::{Keyed, Keys},
    limits::{LONGEST_WINDOW, Rate},
    tx::Db,
};

/// How many windows are forgotten in one transaction.
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
        let row = throttle::Entity::find_by_id(self.key(keys)?)
            .filter(self.is_over(now.as_millisecond()).not())
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
        let now = now.as_millisecond();
        let over = self.is_over(now);
        let room = col(throttle::Column::Count).lt(i64::from(self.rate.at_most));
        let count = Expr::case(over.clone(), 1).finally(col(throttle::Column::Count).add(1));
        let end = Expr::case(over.clone(), self.end_from(now))
            .finally(col(throttle::Column::WindowEndsAt));
        // Of many at once, each gets a number of its own here, or finds no room.
        let counted = throttle::Entity::insert(self.fresh_window(keys, now)?)
            .on_conflict(
                OnConflict::column(throttle::Column::Key)
                    .value(throttle::Column::Count, count)
                    .value(throttle::Column::WindowEndsAt, end)
                    .action_and_where(over.or(room))
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
        if counted == 1 {
            return Ok(Verdict::Through);
        }
        let full = throttle::Entity::find_by_id(self.key(keys)?)
            .one(db)
            .await?;
        Ok(Verdict::until(
            full.map_or(now, |full| full.window_ends_at),
            now,
        ))
    }

    /// Counts one attempt in a window that begins at `now`, whatever was counted before.
    pub(crate) async fn begin_anew(
        &self,
        db: &impl ConnectionTrait,
        keys: &Keys,
        now: Instant,
    ) -> Result<()> {
        throttle::Entity::insert(self.fresh_window(keys, now.as_millisecond())?)
            .on_conflict(
                OnConflict::column(throttle::Column::Key)
                    .update_columns([throttle::Column::Count, throttle::Column::WindowEndsAt])
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
        Ok(())
    }

    fn fresh_window(&self, keys: &Keys, now: i64) -> Result<throttle::ActiveModel> {
        Ok(throttle::ActiveModel {
            key: Set(self.key(keys)?),
            window_ends_at: Set(self.end_from(now)),
            count: Set(1),
        })
    }

    /// Whether the window that is there is over, or was begun before the clock was put back.
    fn is_over(&self, now: i64) -> Expr {
        let ahead = self.end_from(now) + time::AHEAD * 1000;
        let end = || col(throttle::Column::WindowEndsAt);
        end().lte(now).or(end().gt(ahead))
    }

    const fn end_from(&self, now: i64) -> i64 {
        now + self.rate.seconds * 1000
    }

    /// Takes one attempt back: it turned out not to be one of those that are counted.
    pub(crate) async fn give_back(&self, db: &impl ConnectionTrait, keys: &Keys) -> Result<()> {
        throttle::Entity::update_many()
            .col_expr(
                throttle::Column::Count,
                Expr::col(throttle::Column::Count).sub(1),
            )
            .filter(throttle::Column::Key.eq(self.key(keys)?))
            .filter(throttle::Column::Count.gt(0))
            .exec(db)
            .await?;
        Ok(())
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

/// Counts one attempt against each in turn, up to the first that does not let it through.
pub(crate) async fn take_all(
    limits: &[Limit],
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: Instant,
) -> Result<Verdict> {
    for limit in limits {
        let verdict = limit.take(db, keys, now).await?;
        if verdict != Verdict::Through {
            return Ok(verdict);
        }
    }
    Ok(Verdict::Through)
}

/// As [`take_all`]; what is not let through counts in none of them.
pub(crate) async fn take_all_or_none(
    limits: &[Limit],
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: Instant,
) -> Result<Verdict> {
    for (taken, limit) in limits.iter().enumerate() {
        let verdict = limit.take(db, keys, now).await?;
        if verdict != Verdict::Through {
            give_all_back(&limits[..taken], db, keys).await?;
            return Ok(verdict);
        }
    }
    Ok(Verdict::Through)
}

/// Takes back what was counted against each.
pub(crate) async fn give_all_back(
    limits: &[Limit],
    db: &impl ConnectionTrait,
    keys: &Keys,
) -> Result<()> {
    for limit in limits {
        limit.give_back(db, keys).await?;
    }
    Ok(())
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

/// Forgets the windows that are over, or that end later than any that begins now: some at a time. Those that somebody
/// counts in at this moment stay for the next time: a transaction that counts several things must never wait for us while
/// we wait for it.
pub(crate) async fn purge(db: &Db, now: Instant) -> Result<()> {
    let end = throttle::Column::WindowEndsAt;
    let ahead = time::after(now, LONGEST_WINDOW + time::AHEAD);
    let is_over = Condition::any()
        .add(end.lte(now.as_millisecond()))
        .add(end.gt(ahead.as_millisecond()));
    loop {
        let tx = db.begin().await?;
        let over: Vec<Vec<u8>> = throttle::Entity::find()
            .select_only()
            .column(throttle::Column::Key)
            .filter(is_over.clone())
            .limit(AT_ONCE as u64)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(&*tx)
            .await?;
        let last = over.len() < AT_ONCE;
        throttle::Entity::delete_many()
            .filter(throttle::Column::Key.is_in(over))
            .exec(&*tx)
            .await?;
        tx.commit().await?;
        if last {
            return Ok(());
        }
    }
}
