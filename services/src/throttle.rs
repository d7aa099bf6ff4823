//! Counters of attempts, in the database: how often something may be tried in a window of time.
//!
//! One statement counts and tells: of many at once, each gets a number of its own. The figures are in `limits.rs`.

use domain::{
    ids::{AccountId, LostPhoneId, RecordId, RegistrationId},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict},
};

use crate::{
    entities::throttle,
    error::Result,
    keys::{Keyed, Keys},
    limits::{KNOWN_ADDRESS, Limits, Rate},
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

    pub fn passwords_of_address(limits: &Limits, address: &str) -> Self {
        let of = address.as_bytes();
        Self::new("passwords of address", of, limits.passwords_of_address)
    }

    pub fn passwords_of_account(limits: &Limits, email_digest: &[u8]) -> Self {
        let rate = limits.passwords_of_account;
        Self::new("passwords of account", email_digest, rate)
    }

    pub fn sms_of_address(limits: &Limits, address: &str) -> Self {
        Self::new("sms of address", address.as_bytes(), limits.sms_of_address)
    }

    pub fn sms_in_all(limits: &Limits) -> Self {
        Self::new("sms in all", &[], limits.sms_in_all)
    }

    pub fn sms_to_unproved_in_all(limits: &Limits) -> Self {
        let rate = limits.sms_to_unproved_in_all;
        Self::new("sms to unproved numbers in all", &[], rate)
    }

    pub fn numbers_of_registration(limits: &Limits, registration: RegistrationId) -> Self {
        let rate = limits.numbers_of_registration;
        Self::new("numbers of registration", registration.as_bytes(), rate)
    }

    pub fn unused_codes(limits: &Limits, phone_digest: &[u8]) -> Self {
        Self::new("unused codes an hour", phone_digest, limits.unused_codes)
    }

    pub fn unused_codes_a_day(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.unused_codes_a_day;
        Self::new("unused codes a day", phone_digest, rate)
    }

    pub fn unused_codes_to_unproved(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.unused_codes;
        Self::new("unused codes to prove it an hour", phone_digest, rate)
    }

    pub fn unused_codes_to_unproved_a_day(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.unused_codes_a_day;
        Self::new("unused codes to prove it a day", phone_digest, rate)
    }

    pub fn codes(limits: &Limits, phone_digest: &[u8]) -> Self {
        Self::new("codes a day", phone_digest, limits.codes)
    }

    pub fn wrong_codes(limits: &Limits, account: AccountId) -> Self {
        Self::new("wrong codes", account.as_bytes(), limits.wrong_codes)
    }

    pub fn wrong_registration_codes(limits: &Limits, phone_digest: &[u8]) -> Self {
        let rate = limits.wrong_registration_codes;
        Self::new("wrong registration codes", phone_digest, rate)
    }

    pub fn wrong_registration_codes_of_client(
        limits: &Limits,
        phone_digest: &[u8],
        client: &str,
    ) -> Self {
        let of = [phone_digest, client.as_bytes()].concat();
        Self::new(
            "wrong registration codes of client",
            &of,
            limits.wrong_codes,
        )
    }

    pub fn registrations_of_address(limits: &Limits, address: &str) -> Self {
        let of = address.as_bytes();
        Self::new(
            "registrations of address",
            of,
            limits.registrations_of_address,
        )
    }

    pub fn confirmations_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        let rate = limits.confirmations_to_address;
        Self::new("confirmations to address", email_digest, rate)
    }

    pub fn confirmations_by_number(
        limits: &Limits,
        email_digest: &[u8],
        phone_digest: &[u8],
    ) -> Self {
        let of = [email_digest, phone_digest].concat();
        Self::new(
            "confirmations by number",
            &of,
            limits.confirmations_by_number,
        )
    }

    pub fn known_told(limits: &Limits, email_digest: &[u8]) -> Self {
        Self::new("known told", email_digest, limits.known_told)
    }

    pub fn new_numbers_of_account(limits: &Limits, account: AccountId) -> Self {
        let rate = limits.new_numbers_of_account;
        Self::new("new numbers of account", account.as_bytes(), rate)
    }

    pub fn codes_to_new_numbers_of_account(limits: &Limits, account: AccountId) -> Self {
        let rate = limits.codes_to_new_numbers_of_account;
        let of = account.as_bytes();
        Self::new("codes to new numbers of account", of, rate)
    }

    pub fn links_of_client(limits: &Limits, client: &str) -> Self {
        Self::new("links of client", client.as_bytes(), limits.links_of_client)
    }

    pub fn links_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        Self::new("links to address", email_digest, limits.links_to_address)
    }

    pub fn new_addresses_of_account(limits: &Limits, account: AccountId) -> Self {
        let rate = limits.new_addresses_of_account;
        Self::new("new addresses of account", account.as_bytes(), rate)
    }

    pub fn changes_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        let rate = limits.changes_to_address;
        Self::new("changes to address", email_digest, rate)
    }

    pub fn wait_told_by_sms(limits: &Limits, wait: LostPhoneId) -> Self {
        let rate = limits.wait_told_by_sms;
        Self::new("wait told by sms", wait.as_bytes(), rate)
    }

    /// Not a limit but a memory: the client addresses from which an account's password was right.
    pub fn known_address(email_digest: &[u8], client: &str) -> Self {
        let of = [email_digest, client.as_bytes()].concat();
        Self::new("known address", &of, KNOWN_ADDRESS)
    }

    pub fn drafts_of(limits: &Limits, whose: &str) -> Self {
        let of = whose.as_bytes();
        Self::new("drafts of address", of, limits.drafts)
    }

    pub fn invitations_of_practitioner(limits: &Limits, practitioner: AccountId) -> Self {
        let rate = limits.invitations_of_practitioner;
        Self::new("invitations of practitioner", practitioner.as_bytes(), rate)
    }

    pub fn invitations_of_record(limits: &Limits, record: RecordId) -> Self {
        let rate = limits.invitations_of_record;
        Self::new("invitations of record", record.as_bytes(), rate)
    }

    pub fn mails_of_practitioner(limits: &Limits, practitioner: AccountId) -> Self {
        let rate = limits.mails_of_practitioner;
        Self::new("mails of practitioner", practitioner.as_bytes(), rate)
    }

    pub fn mails_to_address(limits: &Limits, email_digest: &[u8]) -> Self {
        Self::new("mails to address", email_digest, limits.mails_to_address)
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
    /// Beyond the bound nothing is written: a flood costs one look-up each.
    pub(crate) async fn take(
        &self,
        db: &impl ConnectionTrait,
        keys: &Keys,
        now: Instant,
    ) -> Result<Verdict> {
        let now = now.as_millisecond();
        let key = self.key(keys)?;
        let seen = throttle::Entity::find_by_id(key.clone()).one(db).await?;
        if let Some(seen) = seen
            && seen.window_ends_at > now
            && i64::from(seen.count) >= i64::from(self.rate.at_most)
        {
            return Ok(Verdict::until(seen.window_ends_at, now));
        }
        let fresh_end = now + self.rate.seconds * 1000;
        let over = Expr::col((throttle::Entity, throttle::Column::WindowEndsAt)).lte(now);
        let count = Expr::case(over.clone(), 1)
            .finally(Expr::col((throttle::Entity, throttle::Column::Count)).add(1));
        let end = Expr::case(over, fresh_end).finally(Expr::col((
            throttle::Entity,
            throttle::Column::WindowEndsAt,
        )));
        let row = throttle::Entity::insert(throttle::ActiveModel {
            key: Set(key),
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
        // Of many at once that saw room, each got a number of its own here.
        if i64::from(row.count) <= i64::from(self.rate.at_most) {
            return Ok(Verdict::Through);
        }
        Ok(Verdict::until(row.window_ends_at, now))
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

/// Forgets the windows that are over, some at a time. Those that somebody counts in at this moment stay for the next
/// time: a transaction that counts several things must never wait for us while we wait for it.
pub(crate) async fn purge(db: &Db, now: Instant) -> Result<()> {
    loop {
        let tx = db.begin().await?;
        let over: Vec<Vec<u8>> = throttle::Entity::find()
            .select_only()
            .column(throttle::Column::Key)
            .filter(throttle::Column::WindowEndsAt.lte(now.as_millisecond()))
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
