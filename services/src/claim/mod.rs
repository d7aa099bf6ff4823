//! Claiming a record: the one moment at which it changes hands.

use domain::{
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
    Context, audit,
    entities::{attestation, invitation, record, record_access},
    error::{Error, Result},
    messages, outbox,
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
        let tx = context.db.begin().await?;
        match self.attempt(&tx, patient, &row, claim).await {
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
                self.claimed_meanwhile(patient, row.id).await
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
        Ok((record, Person::try_from(holder(db, record).await?)?))
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

    async fn attempt(
        &self,
        tx: &Tx,
        patient: &Patient,
        row: &invitation::Model,
        claim: &Claim,
    ) -> Result<()> {
        let context = &self.0;
        let record = hold(tx, Id::from_uuid(row.record_id)).await?;
        let now = context.now();
        if !store::count_try(tx, row.id, now).await? {
            return Err(Error::Conflict);
        }
        if date_from(&record.birth_date)? == claim.birth_date {
            if !store::claim(tx, row.id, patient.account(), now).await? {
                return Err(Error::Conflict);
            }
            self.hand_over(tx, patient, row, &record, claim, now).await
        } else {
            self.refuse(tx, patient, row, now).await
        }
    }

    async fn hand_over(
        &self,
        tx: &Tx,
        patient: &Patient,
        row: &invitation::Model,
        record: &record::Model,
        claim: &Claim,
        now: Instant,
    ) -> Result<()> {
        let context = &self.0;
        record_access::ActiveModel {
            record_id: Set(record.id),
            account_id: Set(patient.account().uuid()),
            kind: Set(kind_text(AccessKind::Owner).to_owned()),
            sort_name: Set(record.sort_name.clone()),
            granted_at: Set(now.as_millisecond()),
            ended_at: Set(None),
        }
        .insert(&**tx)
        .await?;
        attestation::ActiveModel {
            invitation_id: Set(row.id),
            account_id: Set(patient.account().uuid()),
            version: Set(claim.attestation.version()),
            attested_at: Set(now.as_millisecond()),
        }
        .insert(&**tx)
        .await?;
        let event = AuditEvent::RecordClaimed {
            invitation: Id::from_uuid(row.id),
            owner: patient.account(),
            attestation: claim.attestation.version(),
        };
        self.journal(tx, patient, row, &event, now).await?;
        let issuer = store::issuer(&**tx, row).await?;
        let message = messages::claimed(
            &issuer,
            &issuer.email(&context.keys)?,
            &practitioner_page(context, row.record_id),
        );
        outbox::put(tx, context, &message, None).await?;
        Ok(())
    }

    async fn refuse(
        &self,
        tx: &Tx,
        patient: &Patient,
        row: &invitation::Model,
        now: Instant,
    ) -> Result<()> {
        let context = &self.0;
        let id = Id::from_uuid(row.id);
        let counted = store::invitation(&store::by_id(&**tx, row.id).await?)?;
        let tries_left = counted.tries_left();
        let event = AuditEvent::WrongBirthDate {
            invitation: id,
            tries_left,
        };
        self.journal(tx, patient, row, &event, now).await?;
        if counted.wrong_dates >= Invitation::WRONG_DATES {
            store::lock(tx, row.id, now).await?;
            let event = AuditEvent::InvitationLocked { invitation: id };
            self.journal(tx, patient, row, &event, now).await?;
            let issuer = store::issuer(&**tx, row).await?;
            let message = messages::locked(
                &issuer,
                &issuer.email(&context.keys)?,
                &practitioner_page(context, row.record_id),
            );
            outbox::put(tx, context, &message, None).await?;
        }
        Err(Error::refused(
            Field::BirthDate,
            Problem::WrongBirthDate { tries_left },
        ))
    }

    async fn journal(
        &self,
        tx: &Tx,
        patient: &Patient,
        row: &invitation::Model,
        event: &AuditEvent,
        now: Instant,
    ) -> Result<()> {
        let by = Some(patient.account());
        let record = Id::from_uuid(row.record_id);
        audit::append(tx, &self.0.keys, record, by, event, now).await?;
        Ok(())
    }
}
