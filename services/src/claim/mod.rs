//! Claiming a record: the one moment at which it changes hands.

use domain::{
    account::email::Email,
    actor::Patient,
    audit::AuditEvent,
    claim::form::Claim,
    ids::{Id, InvitationId, RecordId},
    problem::{Field, Problem},
    record::{access::AccessKind, person::Person},
    share::invitation::Invitation,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use crate::{
    Context,
    account::store::Account,
    audit,
    entities::{attestation, invitation, record, record_access},
    error::{Error, Result},
    messages,
    outbox::{self, Message},
    record::{
        store::{hold, holder},
        text::{date_from, kind_text},
    },
    share::{self, Visitor, practitioner_page, store},
    tx::Tx,
};

/// Claiming a record.
#[derive(Clone, Debug)]
pub struct Claims(pub(crate) Context);

/// A record that changed hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimed {
    /// Which record.
    pub record: RecordId,
}

impl Claims {
    /// Tries to claim the record of an invitation. Who won it already gets the same success again.
    ///
    /// # Errors
    /// [`Problem::WrongBirthDate`] with the tries that are left; [`Error::Conflict`] when it can no longer be claimed
    /// (its page says why); [`Error::NotFound`] for whoever may not see it.
    pub async fn finish(
        &self,
        patient: &Patient,
        id: InvitationId,
        visitor: &Visitor,
        claim: &Claim,
    ) -> Result<Claimed> {
        let context = &self.0;
        let row = share::visible(context, id, visitor).await?;
        let claimed = Claimed {
            record: Id::from_uuid(row.record_id),
        };
        if store::invitation(&row)?.was_claimed_by(patient.account()) {
            context.db.settle().await?;
            return Ok(claimed);
        }
        let attempt = Attempt {
            context,
            patient,
            issuer: store::issuer(context.db.read(), &row).await?,
            row,
            claim,
        };
        let tx = context.db.begin().await?;
        match attempt.decide(&tx).await {
            Ok(()) => {
                tx.commit().await?;
                context.claims.add_one();
                Ok(claimed)
            }
            // A refusal was counted, and stays counted.
            Err(refusal @ Error::Refused(_)) => {
                tx.commit().await?;
                Err(refusal)
            }
            Err(Error::Conflict) => {
                drop(tx);
                self.claimed_meanwhile(patient, id.uuid()).await
            }
            Err(error) => Err(error),
        }
    }

    /// The record that an account claimed with an invitation.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it did not.
    pub async fn claimed(&self, patient: &Patient, id: InvitationId) -> Result<(RecordId, Person)> {
        let db = self.0.db.read();
        let row = store::by_id(db, id.uuid()).await?;
        if !store::invitation(&row)?.was_claimed_by(patient.account()) {
            return Err(Error::NotFound);
        }
        let record = Id::from_uuid(row.record_id);
        Ok((record, holder(db, record).await?))
    }

    async fn claimed_meanwhile(&self, patient: &Patient, id: Uuid) -> Result<Claimed> {
        let db = &self.0.db;
        let row = store::by_id(db.read(), id).await?;
        if store::invitation(&row)?.was_claimed_by(patient.account()) {
            db.settle().await?;
            Ok(Claimed {
                record: Id::from_uuid(row.record_id),
            })
        } else {
            Err(Error::Conflict)
        }
    }
}

/// One try to claim, with what it says and whom it tells. Nothing decides that was read before its transaction.
struct Attempt<'a> {
    context: &'a Context,
    patient: &'a Patient,
    row: invitation::Model,
    issuer: Account,
    claim: &'a Claim,
}

impl Attempt<'_> {
    async fn decide(&self, tx: &Tx) -> Result<()> {
        let record = hold(tx, self.record()).await?;
        let now = self.context.now();
        if !store::count_try(tx, self.row.id, now).await? {
            return Err(Error::Conflict);
        }
        if date_from(&record.birth_date)? == self.claim.birth_date {
            if !store::claim(tx, self.row.id, self.patient.account(), now).await? {
                return Err(Error::Conflict);
            }
            self.hand_over(tx, &record, now).await
        } else {
            self.refuse(tx, now).await
        }
    }

    async fn hand_over(&self, tx: &Tx, record: &record::Model, now: Instant) -> Result<()> {
        let owner = self.patient.account();
        let attestation = self.claim.attestation.version();
        let holder = Person::try_from(record.clone())?;
        record_access::ActiveModel {
            record_id: Set(record.id),
            account_id: Set(owner.uuid()),
            kind: Set(kind_text(AccessKind::Owner).to_owned()),
            // That of the record's row is as old as what the journal tells of it.
            sort_name: Set(holder.sort_key()),
            granted_at: Set(now.as_millisecond()),
            ended_at: Set(None),
        }
        .insert(&**tx)
        .await?;
        attestation::ActiveModel {
            invitation_id: Set(self.row.id),
            account_id: Set(owner.uuid()),
            version: Set(attestation),
            attested_at: Set(now.as_millisecond()),
        }
        .insert(&**tx)
        .await?;
        let event = AuditEvent::RecordClaimed {
            invitation: self.invitation(),
            owner,
            attestation,
        };
        self.journal(tx, &event, now).await?;
        self.tell(tx, messages::claimed).await
    }

    async fn refuse(&self, tx: &Tx, now: Instant) -> Result<()> {
        let invitation = self.invitation();
        let counted = store::invitation(&store::by_id(&**tx, self.row.id).await?)?;
        let tries_left = counted.tries_left();
        let event = AuditEvent::WrongBirthDate {
            invitation,
            tries_left,
        };
        self.journal(tx, &event, now).await?;
        if counted.wrong_dates >= Invitation::WRONG_DATES {
            store::lock(tx, self.row.id, now).await?;
            let event = AuditEvent::InvitationLocked { invitation };
            self.journal(tx, &event, now).await?;
            self.tell(tx, messages::locked).await?;
        }
        Err(Error::refused(
            Field::BirthDate,
            Problem::WrongBirthDate { tries_left },
        ))
    }

    async fn journal(&self, tx: &Tx, event: &AuditEvent, now: Instant) -> Result<()> {
        let by = Some(self.patient.account());
        audit::append(tx, &self.context.keys, self.record(), by, event, now).await?;
        Ok(())
    }

    async fn tell(
        &self,
        tx: &Tx,
        message: impl FnOnce(&Account, &Email, &str) -> Message,
    ) -> Result<()> {
        let email = self.issuer.email(&self.context.keys)?;
        let page = practitioner_page(self.context, self.row.record_id);
        let message = message(&self.issuer, &email, &page);
        outbox::put(tx, self.context, &message, None).await?;
        Ok(())
    }

    const fn record(&self) -> RecordId {
        Id::from_uuid(self.row.record_id)
    }

    const fn invitation(&self) -> InvitationId {
        Id::from_uuid(self.row.id)
    }
}
