//! Deciding whether a practitioner may act. Of two who decide at once, one does; what was decided is kept.

use domain::{
    account::email::Email,
    approval::{Decision, DecisionReason},
    ids::AccountId,
    links,
    problem::Field,
};
use sea_orm::{ActiveValue::Set, Condition};

use super::{Administration, By, store};
use crate::{
    account::store::{self as accounts, Account},
    entities::practitioner,
    error::{Error, Result},
    messages, outbox,
    outbox::Message,
    share,
    tx::Tx,
};

impl Administration {
    /// Lets a practitioner act who waits, and tells them.
    ///
    /// # Errors
    /// [`domain::problem::Problem::NotAnRppsNumber`] for a number that nobody bears; [`Error::Conflict`] for whoever does
    /// not wait.
    pub async fn approve(&self, by: By<'_>, id: AccountId) -> Result<()> {
        let tx = self.0.db.begin().await?;
        let approved = practitioner::ActiveModel {
            approved_at: Set(Some(self.0.now().as_millisecond())),
            ..Default::default()
        };
        change(&tx, id, store::is_waiting(), approved).await?;
        store::application(store::practitioner(&*tx, id).await?)
            .rpps()
            .map_err(|problem| Error::refused(Field::Form, problem))?;
        self.keep(&tx, by, id, Decision::Approved, None).await?;
        self.tell(&tx, id, messages::approved).await?;
        Ok(tx.commit().await?)
    }

    /// Tells a practitioner who waits that they may not act, and why.
    ///
    /// # Errors
    /// [`Error::Conflict`] for whoever does not wait.
    pub async fn refuse(&self, by: By<'_>, id: AccountId, reason: &DecisionReason) -> Result<()> {
        let tx = self.0.db.begin().await?;
        let refused = practitioner::ActiveModel {
            refused_at: Set(Some(self.0.now().as_millisecond())),
            refusal: Set(Some(reason.as_str().to_owned())),
            ..Default::default()
        };
        change(&tx, id, store::is_waiting(), refused).await?;
        self.keep(&tx, by, id, Decision::Refused, Some(reason))
            .await?;
        let told = |who: &Account, to: &Email, page: &str| messages::refused(who, to, reason, page);
        self.tell(&tx, id, told).await?;
        Ok(tx.commit().await?)
    }

    /// Lets a practitioner act no longer, and tells them why. The invitations that they have open are cancelled: nobody
    /// takes over a record in the name of someone who may not share it. What they entered stays.
    ///
    /// # Errors
    /// [`Error::Conflict`] for whoever may not act as it is.
    pub async fn revoke(&self, by: By<'_>, id: AccountId, reason: &DecisionReason) -> Result<()> {
        let tx = self.0.db.begin().await?;
        let revoked = practitioner::ActiveModel {
            revoked_at: Set(Some(self.0.now().as_millisecond())),
            refusal: Set(Some(reason.as_str().to_owned())),
            ..Default::default()
        };
        // From here on nothing of theirs is under way: what they do holds this row (`store::hold_approval`).
        change(&tx, id, store::may_act(), revoked).await?;
        share::cancel_all_of(&tx, &self.0, id, by.account()).await?;
        self.keep(&tx, by, id, Decision::Revoked, Some(reason))
            .await?;
        let told = |who: &Account, to: &Email, page: &str| messages::revoked(who, to, reason, page);
        self.tell(&tx, id, told).await?;
        Ok(tx.commit().await?)
    }

    /// Has a practitioner wait again who was refused or revoked: whether they may act is decided anew.
    ///
    /// # Errors
    /// [`Error::Conflict`] for whoever was neither.
    pub async fn reconsider(&self, by: By<'_>, id: AccountId) -> Result<()> {
        let tx = self.0.db.begin().await?;
        let waiting = practitioner::ActiveModel {
            approved_at: Set(None),
            refused_at: Set(None),
            revoked_at: Set(None),
            refusal: Set(None),
            ..Default::default()
        };
        change(&tx, id, store::was_turned_away(), waiting).await?;
        self.keep(&tx, by, id, Decision::Reconsidered, None).await?;
        Ok(tx.commit().await?)
    }

    async fn keep(
        &self,
        tx: &Tx,
        by: By<'_>,
        id: AccountId,
        decision: Decision,
        reason: Option<&DecisionReason>,
    ) -> Result<()> {
        store::keep(tx, (id, decision), by.account(), reason, self.0.now()).await
    }

    async fn tell(
        &self,
        tx: &Tx,
        id: AccountId,
        message: impl Fn(&Account, &Email, &str) -> Message,
    ) -> Result<()> {
        let context = &self.0;
        let account = accounts::by_id(&**tx, id).await?;
        let to = account.email(&context.keys)?;
        let page = format!("{}{}", context.settings.public_url, links::SIGN_IN);
        outbox::put(tx, context, &message(&account, &to, &page), None).await?;
        Ok(())
    }
}

/// Changes a practitioner of whom this is so; of whom it is not, somebody else has decided.
async fn change(
    tx: &Tx,
    id: AccountId,
    while_so: Condition,
    decision: practitioner::ActiveModel,
) -> Result<()> {
    if store::change(tx, id, while_so, decision).await? {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}
