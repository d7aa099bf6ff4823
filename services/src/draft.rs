//! Forms that were refused without JavaScript, or posted on an expired session: sealed and kept for a while under a
//! random key that only the browser's cookie holds, so that nothing typed is lost and nothing typed is in a URL.

use std::fmt;

use domain::{
    ids::{AccountId, Id},
    time::{self, Instant},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    Context,
    entities::draft,
    error::Result,
    keys::{Sealed, secret_digest},
    throttle::{Limit, Verdict},
};

/// How many seconds a draft is kept.
pub const LIFETIME: i64 = 30 * 60;
/// How many random bytes its key has.
const KEY_BYTES: usize = 16;

/// Which form a draft is of: its kind, and what it is about. Never a text that somebody sent: one that names nothing would
/// be kept for nobody, and no text of PostgreSQL holds a NUL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormName {
    kind: &'static str,
    about: Option<Uuid>,
}

impl FormName {
    /// The form of a kind about one thing: two never mix.
    pub const fn about<T>(kind: &'static str, id: Id<T>) -> Self {
        Self {
            kind,
            about: Some(id.uuid()),
        }
    }

    /// Its kind.
    pub const fn kind(self) -> &'static str {
        self.kind
    }
}

/// The one form of a kind.
impl From<&'static str> for FormName {
    fn from(kind: &'static str) -> Self {
        Self { kind, about: None }
    }
}

impl fmt::Display for FormName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.about {
            None => f.write_str(self.kind),
            Some(id) => write!(f, "{}:{id}", self.kind),
        }
    }
}

/// Where refused forms wait for their next page.
#[derive(Clone, Debug)]
pub struct Drafts(pub(crate) Context);

impl Drafts {
    /// Keeps `content` (no passwords, no codes) of `form` for whoever comes back with the returned key. When an
    /// account is given, only that account gets it back. Each is counted, of the account or else of the client address:
    /// strangers must not fill the database, nor use up what those who share their address may keep. If this one may not
    /// be kept, tells in how many seconds one may.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep(
        &self,
        form: impl Into<FormName>,
        account: Option<AccountId>,
        client: &str,
        content: &[u8],
    ) -> Result<std::result::Result<[u8; KEY_BYTES], u32>> {
        let whose = account.map_or_else(|| client.to_owned(), |account| account.to_string());
        let key = self.0.random::<KEY_BYTES>()?;
        let digest = secret_digest(&key);
        let sealed = self.0.keys.seal(Sealed::Draft, &digest, content)?;
        let expires_at = time::after(self.0.now(), LIFETIME).as_millisecond();
        let tx = self.0.db.begin().await?;
        let verdict = Limit::drafts_of(&self.0.settings.limits, &whose)
            .take(&*tx, &self.0.keys, self.0.now())
            .await?;
        if let Verdict::Wait { seconds } = verdict {
            return Ok(Err(seconds));
        }
        draft::ActiveModel {
            digest: Set(digest),
            form: Set(form.into().to_string()),
            account_id: Set(account.map(AccountId::uuid)),
            sealed: Set(sealed),
            expires_at: Set(expires_at),
        }
        .insert(&*tx)
        .await?;
        tx.commit().await?;
        Ok(Ok(key))
    }

    /// The draft of `form` under `key`, unless it is too old or someone else's. Reading keeps it: a reload shows it again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        form: impl Into<FormName>,
        account: Option<AccountId>,
        key: &[u8],
    ) -> Result<Option<Vec<u8>>> {
        let digest = secret_digest(key);
        let found = draft::Entity::find_by_id(digest.clone())
            .filter(draft::Column::Form.eq(form.into().to_string()))
            .filter(draft::Column::ExpiresAt.gt(self.0.now().as_millisecond()))
            .one(self.0.db.read())
            .await?;
        let Some(found) = found else { return Ok(None) };
        if found
            .account_id
            .is_some_and(|owner| account.map(AccountId::uuid) != Some(owner))
        {
            return Ok(None);
        }
        let content = self.0.keys.open(Sealed::Draft, &digest, &found.sealed)?;
        Ok(Some(content.to_vec()))
    }

    /// Forgets the drafts that are too old.
    pub(crate) async fn purge(&self, now: Instant) -> Result<()> {
        let tx = self.0.db.begin().await?;
        draft::Entity::delete_many()
            .filter(draft::Column::ExpiresAt.lte(now.as_millisecond()))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }
}
