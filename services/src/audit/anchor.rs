//! What every journal was at one moment, as a list to keep elsewhere: whoever holds the database and the key can make
//! another past, but not one that this list agrees with.

use std::{collections::BTreeMap, fmt, str::FromStr};

use data_encoding::HEXLOWER;
use domain::ids::RecordId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{entities::journal_head, keys};

/// How far each journal had come: a line a record, in the order of their ids, of the record's id, how many rows its
/// journal had, and the hash of the last one in hexadecimal. That hash covers all rows before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors(BTreeMap<Uuid, Anchor>);

/// How far one journal had come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    /// How many rows it had.
    pub count: i64,
    hash: Vec<u8>,
}

impl Anchor {
    /// Whether `hash` is that of the row it ended with.
    pub fn ends_with(&self, hash: &[u8]) -> bool {
        keys::same(&self.hash, hash)
    }
}

impl Anchors {
    /// The list in one line: the SHA-256 of its text, in hexadecimal, as `sha256sum` tells it of a file.
    pub fn digest(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(self.to_string()))
    }

    pub(super) fn add(&mut self, head: &journal_head::Model) {
        let anchor = Anchor {
            count: head.count,
            hash: head.last_hash.clone(),
        };
        self.0.insert(head.record_id, anchor);
    }

    pub(super) fn of(&self, record: RecordId) -> Option<&Anchor> {
        self.0.get(&record.uuid())
    }

    pub(super) fn records(&self) -> impl Iterator<Item = RecordId> {
        self.0.keys().copied().map(RecordId::from_uuid)
    }
}

impl fmt::Display for Anchors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (record, Anchor { count, hash }) in &self.0 {
            writeln!(f, "{record} {count} {}", HEXLOWER.encode(hash))?;
        }
        Ok(())
    }
}

/// A text is no list of anchors, or was changed since it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a list of anchors as it was written")]
pub struct NotAnchors;

impl FromStr for Anchors {
    type Err = NotAnchors;

    fn from_str(text: &str) -> Result<Self, NotAnchors> {
        let anchors: Option<BTreeMap<Uuid, Anchor>> = text.lines().map(line).collect();
        let anchors = Self(anchors.ok_or(NotAnchors)?);
        // One text for one list: lines out of order, twice or written otherwise would have another digest.
        if anchors.to_string() == text {
            Ok(anchors)
        } else {
            Err(NotAnchors)
        }
    }
}

fn line(text: &str) -> Option<(Uuid, Anchor)> {
    let mut parts = text.split(' ');
    let record = Uuid::try_parse(parts.next()?).ok()?;
    let count = parts.next()?.parse().ok()?;
    let hash = HEXLOWER.decode(parts.next()?.as_bytes()).ok()?;
    parts
        .next()
        .is_none()
        .then_some((record, Anchor { count, hash }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "00000000-0000-7000-8000-000000000001 2 0a0b\n00000000-0000-7000-8000-000000000002 1 ff\n";

    #[test]
    fn is_read_as_it_was_written() {
        let anchors: Anchors = LIST.parse().unwrap();
        assert_eq!(anchors.to_string(), LIST);
        assert_eq!(anchors.records().count(), 2);
        assert_eq!("".parse(), Ok(Anchors::default()));
    }

    #[test]
    fn nothing_else_is_read() {
        let (first, second) = LIST.split_at(LIST.find('\n').unwrap() + 1);
        for text in [
            format!("{second}{first}"),
            format!("{first}{first}"),
            first.trim_end().to_owned(),
            first.replace("0a0b", "0A0B"),
            first.replace(" 2 ", " 02 "),
            first.replace(" 2 ", " two "),
            first.replace('\n', " more\n"),
            "\n".to_owned(),
        ] {
            assert_eq!(text.parse::<Anchors>(), Err(NotAnchors), "{text}");
        }
    }

    #[test]
    fn its_digest_is_that_of_a_file() {
        // `sha256sum /dev/null`
        assert_eq!(
            Anchors::default().digest(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
