//! What an identity or an act was, as its record's journal tells it: a digest under the outside key of everything that
//! its row holds. And whether the rows still say what the journal tells.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use domain::audit::{AuditEvent, ContentDigest};
use serde_json::json;
use uuid::Uuid;

use super::verify::{Kept, What};
use crate::{
    entities::{journal, record, vaccination_version},
    error::Result,
    keys::{self, Keyed, Keys},
};

/// What the identity of a record's holder is.
pub(crate) fn of_identity(keys: &Keys, row: &record::Model) -> Result<ContentDigest> {
    let hex = |sealed: &Option<Vec<u8>>| sealed.as_deref().map(|bytes| HEXLOWER.encode(bytes));
    let content = json!([
        row.family_name,
        row.used_name,
        row.first_name,
        row.sort_name,
        row.sex,
        row.birth_date,
        row.birth_place,
        hex(&row.email_sealed),
        hex(&row.phone_sealed),
        row.comment,
        row.created_at,
    ]);
    digest(keys, Keyed::Identity, row.id, &content)
}

/// What one version of an act says.
pub(crate) fn of_version(keys: &Keys, row: &vaccination_version::Model) -> Result<ContentDigest> {
    let mut content = json!([
        row.version,
        row.record_id,
        row.withdrawn,
        row.product,
        row.vaccine,
        row.diseases,
        row.occurred_on,
        row.lot_number,
        row.expires_on,
        row.route,
        row.body_site,
        row.booster,
        row.comment,
        row.validation,
        row.source,
        row.validated_by,
        row.written_by,
        row.written_at,
    ]);
    // Versions that were told before there were reasons have none.
    if let (Some(reason), Some(parts)) = (&row.reason, content.as_array_mut()) {
        parts.push(json!(reason));
    }
    digest(keys, Keyed::Vaccination, row.vaccination_id, &content)
}

fn digest(
    keys: &Keys,
    what: Keyed,
    id: Uuid,
    content: &serde_json::Value,
) -> Result<ContentDigest> {
    let canonical = content.to_string();
    let digest = keys.digest(what, &[id.as_bytes(), canonical.as_bytes()])?;
    Ok(ContentDigest(HEXLOWER.encode(&digest)))
}

/// What a journal tells of the identity and the acts of its record.
#[derive(Default)]
pub(super) struct Told {
    identity: Option<(i64, ContentDigest)>,
    versions: BTreeMap<(Uuid, i32), (i64, ContentDigest)>,
}

impl Told {
    /// Takes in what an event tells of them.
    pub fn read(&mut self, row: &journal::Model, event: AuditEvent) {
        match event {
            AuditEvent::RecordCreated { identity } => {
                self.identity = identity.map(|digest| (row.seq, digest));
            }
            AuditEvent::IdentityCorrected { after, .. } => self.identity = Some((row.seq, after)),
            AuditEvent::VaccinationEntered {
                vaccination,
                content,
            } => {
                let told = (row.seq, content);
                self.versions.insert((vaccination.uuid(), 1), told);
            }
            AuditEvent::VaccinationChanged {
                vaccination,
                version,
                content,
            }
            | AuditEvent::VaccinationWithdrawn {
                vaccination,
                version,
                content,
            } => {
                let told = (row.seq, content);
                self.versions.insert((vaccination.uuid(), version), told);
            }
            _ => {}
        }
    }

    /// The first thing that the rows say otherwise.
    pub fn contradicted_by(&self, keys: &Keys, kept: &Kept) -> Result<Option<What>> {
        if let (Some((seq, told)), Some(row)) = (&self.identity, &kept.identity)
            && !same(told, &of_identity(keys, row)?)
        {
            let what = "the identity that it tells of was altered";
            return Ok(Some((Some(*seq), what)));
        }
        for ((act, version), (seq, told)) in &self.versions {
            let row = kept
                .acts
                .iter()
                .find(|row| row.vaccination_id == *act && row.version == *version);
            let what = match row {
                None => "the act that it tells of is gone",
                Some(row) if same(told, &of_version(keys, row)?) => continue,
                Some(_) => "the act that it tells of was altered",
            };
            return Ok(Some((Some(*seq), what)));
        }
        let known = |row: &vaccination_version::Model| {
            self.versions
                .contains_key(&(row.vaccination_id, row.version))
        };
        let unknown = !kept.acts.iter().all(known);
        Ok(unknown.then_some((None, "it has an act that its journal knows nothing of")))
    }
}

fn same(told: &ContentDigest, is: &ContentDigest) -> bool {
    keys::same(told.0.as_bytes(), is.0.as_bytes())
}
