//! Camille's record, shared and claimed.

use domain::{
    actor::Patient,
    claim::form::{Attestation, Claim},
    date::CivilDate,
    ids::{AccountId, InvitationId, RecordId},
    record::person::{Person, Sex},
    share::{InvitationEventKind, Offer, invitation::State, token::ShareToken},
};
use services::{Claimed, Result, Visitor};
use uuid::Uuid;

use super::world::World;

/// A record whose invitation waits to be claimed.
#[derive(Debug, Clone)]
pub struct Shared {
    pub record: RecordId,
    pub id: InvitationId,
    pub token: ShareToken,
}

impl Shared {
    /// Somebody who holds the link.
    pub fn visitor(&self) -> Visitor {
        Visitor {
            token: Some(self.token.clone()),
            account: None,
        }
    }
}

/// Whose record it is.
pub fn camille() -> Person {
    Person {
        family_name: "DURAND".into(),
        used_name: None,
        first_name: "Camille".into(),
        sex: Sex::Female,
        birth_date: CivilDate::new(2019, 3, 14).unwrap(),
    }
}

/// A claim with Camille's birth date.
pub fn right_date() -> Claim {
    claim("2019-03-14")
}

/// A claim with another one.
pub fn wrong_date() -> Claim {
    claim("2019-03-15")
}

fn claim(birth_date: &str) -> Claim {
    Claim {
        birth_date: birth_date.parse().unwrap(),
        attestation: Attestation::V1,
    }
}

impl World {
    /// Puts Camille on the practitioner's list.
    pub async fn record(&self) -> RecordId {
        let by = self.practitioner().account();
        self.record_of("Camille", by).await
    }

    pub async fn record_of(&self, first_name: &str, by: AccountId) -> RecordId {
        let holder = Person {
            first_name: first_name.into(),
            ..camille()
        };
        let seeded = self.services().seed_record(by, holder, None, vec![]);
        seeded.await.unwrap()
    }

    /// Puts Camille on the practitioner's list, and shares.
    pub async fn share(&self) -> Shared {
        let record = self.record().await;
        let by = self.practitioner();
        self.services().share.issue(&by, record).await.unwrap();
        self.pending(record).await
    }

    /// The invitation of a record that waits to be claimed.
    pub async fn pending(&self, record: RecordId) -> Shared {
        let by = self.practitioner();
        let sharing = self.services().share.sharing(&by, record).await.unwrap();
        let latest = sharing.latest.unwrap();
        Shared {
            record,
            id: latest.id,
            token: latest.token.unwrap(),
        }
    }

    /// The invitation's page, as whoever holds the link sees it.
    pub async fn offer(&self, shared: &Shared) -> Offer {
        let visitor = shared.visitor();
        let offer = self.services().share.offer(shared.id, &visitor);
        offer.await.unwrap()
    }

    pub async fn state(&self, shared: &Shared) -> State {
        self.offer(shared).await.state
    }

    /// How many wrong dates were typed for an invitation.
    pub async fn wrong_dates(&self, shared: &Shared) -> i32 {
        let id = self.id(shared.id.uuid());
        self.value(&format!(
            "SELECT wrong_dates FROM invitation WHERE id = {id}"
        ))
        .await
    }

    /// What happened to the latest invitation of a record.
    pub async fn timeline(&self, record: RecordId) -> Vec<InvitationEventKind> {
        let by = self.practitioner();
        let sharing = self.services().share.sharing(&by, record).await.unwrap();
        let events = sharing.latest.unwrap().events;
        events.into_iter().map(|event| event.kind).collect()
    }

    /// The patient tries to claim with the link.
    pub async fn claim(&self, shared: &Shared, claim: &Claim) -> Result<Claimed> {
        self.claim_as(self.patient(), shared, claim).await
    }

    pub async fn claim_as(
        &self,
        patient: Patient,
        shared: &Shared,
        claim: &Claim,
    ) -> Result<Claimed> {
        let claims = &self.services().claim;
        claims
            .finish(&patient, shared.id, &shared.visitor(), claim)
            .await
    }

    /// The owners of a record.
    pub async fn owners(&self, record: RecordId) -> Vec<Uuid> {
        self.column(&format!(
            "SELECT account_id FROM record_access WHERE kind = 'owner' AND record_id = {}",
            self.id(record.uuid())
        ))
        .await
    }
}
