//! Counters of attempts, in the database: how often something may be tried in a window of time.
//!
//! One statement counts and tells: of many at once, each gets a number of its own.

use domain::{ids::AccountId, time::Instant};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    entities::throttle,
    error::Result,
    keys::{Keyed, Keys},
};

/// Something that is counted: what, of whom, how often in how long.
#[derive(Debug, Clone)]
pub struct Limit {
    name: &'static str,
    of: Vec<u8>,
    /// How many are let through in a window.
    at_most: u32,
    /// How long a window lasts, in seconds, from the first attempt in it.
    window: i64,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How much may be asked for. Each can be set, none can be switched off.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Failed passwords from one client address in ten minutes.
    pub passwords_per_address: u32,
    /// SMS asked for by one client address in an hour.
    pub sms_per_address: u32,
    /// SMS sent in an hour, in all.
    pub sms_in_all: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            passwords_per_address: 60,
            sms_per_address: 30,
            sms_in_all: 500,
        }
    }
}

impl Limit {
    fn new(name: &'static str, of: &[u8], at_most: u32, window: i64) -> Self {
        Self {
            name,
            of: of.to_vec(),
            at_most,
            window,
        }
    }

    /// Failed passwords from one client address.
    pub fn passwords_of_address(limits: &Limits, address: &str) -> Self {
        Self::new(
            "passwords of address",
            address.as_bytes(),
            limits.passwords_per_address,
            10 * MINUTE,
        )
    }

    /// SMS asked for by one client address.
    pub fn sms_of_address(limits: &Limits, address: &str) -> Self {
        Self::new(
            "sms of address",
            address.as_bytes(),
            limits.sms_per_address,
            HOUR,
        )
    }

    /// SMS in all.
    pub fn sms_in_all(limits: &Limits) -> Self {
        Self::new("sms in all", &[], limits.sms_in_all, HOUR)
    }

    /// SMS to one number of which no code was used, in an hour.
    pub fn unused_codes_an_hour(phone_digest: &[u8]) -> Self {
        Self::new("unused codes an hour", phone_digest, 3, HOUR)
    }

    /// SMS to one number of which no code was used, in a day.
    pub fn unused_codes_a_day(phone_digest: &[u8]) -> Self {
        Self::new("unused codes a day", phone_digest, 6, DAY)
    }

    /// SMS to one number in a day, used or not.
    pub fn codes_a_day(phone_digest: &[u8]) -> Self {
        Self::new("codes a day", phone_digest, 20, DAY)
    }

    /// Wrong codes of one account in a day.
    pub fn wrong_codes(account: AccountId) -> Self {
        Self::new(
            "wrong codes",
            account.uuid().as_bytes(),
            domain::account::one_time_code::OneTimeCode::WRONG_A_DAY,
            DAY,
        )
    }

    /// Not a limit but a memory: the client addresses from which an account's password was right, for 30 days.
    pub fn known_address(email_digest: &[u8], client: &str) -> Self {
        let of = [email_digest, client.as_bytes()].concat();
        Self::new("known address", &of, u32::MAX, 30 * DAY)
    }

    /// Drafts of refused forms kept for one client address.
    pub fn drafts_of_address(address: &str) -> Self {
        Self::new("drafts of address", address.as_bytes(), 60, 10 * MINUTE)
    }

    /// Invitations e-mailed by one practitioner.
    pub fn mails_of_practitioner(practitioner: AccountId) -> Self {
        let of = practitioner.uuid();
        Self::new("mails of practitioner", of.as_bytes(), 100, HOUR)
    }

    /// Invitations e-mailed to one address.
    pub fn mails_to_address(email_digest: &[u8]) -> Self {
        Self::new("mails to address", email_digest, 10, DAY)
    }

    /// Whether something was counted in a window that is not over.
    pub(crate) async fn is_begun(
        &self,
        db: &impl ConnectionTrait,
        keys: &Keys,
        now: Instant,
    ) -> Result<bool> {
        let row = throttle::Entity::find_by_id(self.key(keys)?)
            .filter(throttle::Column::WindowEndsAt.gt(now.as_millisecond()))
            .one(db)
            .await?;
        Ok(row.is_some_and(|row| row.count > 0))
    }

    fn key(&self, keys: &Keys) -> Result<Vec<u8>> {
        keys.digest(Keyed::Throttle, &[self.name.as_bytes(), &self.of])
    }

    /// Counts one attempt at `now` and tells whether it is let through; if not, in how many seconds one will be.
    /// A refused attempt counts too, but does not lengthen the window.
    pub(crate) async fn take(
        &self,
        db: &impl ConnectionTrait,
        keys: &Keys,
        now: Instant,
    ) -> Result<Verdict> {
        let now = now.as_millisecond();
        let fresh_end = now + self.window * 1000;
        let over = Expr::col((throttle::Entity, throttle::Column::WindowEndsAt)).lte(now);
        let count = Expr::case(over.clone(), 1)
            .finally(Expr::col((throttle::Entity, throttle::Column::Count)).add(1));
        let end = Expr::case(over, fresh_end).finally(Expr::col((
            throttle::Entity,
            throttle::Column::WindowEndsAt,
        )));
        let row = throttle::Entity::insert(throttle::ActiveModel {
            key: Set(self.key(keys)?),
            window_ends_at: Set(fresh_end),
            count: Set(1),
        })
        .on_conflict(
            OnConflict::column(throttle::Column::Key)
                .value(throttle::Column::Count, count)
                .value(throttle::Column::WindowEndsAt, end)
                .to_owned(),
        )
        .exec_with_returning(db)
        .await?;
        if i64::from(row.count) <= i64::from(self.at_most) {
            return Ok(Verdict::Through);
        }
        let seconds = u64::try_from(row.window_ends_at - now)
            .unwrap_or(0)
            .div_ceil(1000);
        Ok(Verdict::Wait {
            seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
        })
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

/// Forgets the windows that are over.
pub(crate) async fn purge(db: &impl ConnectionTrait, now: Instant) -> Result<()> {
    throttle::Entity::delete_many()
        .filter(throttle::Column::WindowEndsAt.lte(now.as_millisecond()))
        .exec(db)
        .await?;
    Ok(())
}
