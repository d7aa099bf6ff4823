//! The outside key: 32 random bytes in a file that only its owner reads, kept away from the database.

use std::{
    io::{self, Write},
    path::Path,
};

use anyhow::{Context, Result};
use data_encoding::BASE64;
use services::{adapters::SystemEntropy, keys::KEY_BYTES, ports::Entropy, private};

use crate::secret;

/// For whoever has none.
pub const HOW_TO_MAKE_ONE: &str =
    "make one with: (umask 077; head -c 32 /dev/urandom | base64 > calepin.key)";

/// A key.
pub type Key = [u8; KEY_BYTES];

/// Reads the key.
///
/// # Errors
/// When the file is missing, when others than its owner may read it, or when it is no key.
pub fn read(path: &Path) -> Result<Key> {
    let name = path.display();
    let text = secret::read("key", path).map_err(|error| {
        if path.exists() {
            error
        } else {
            error.context(HOW_TO_MAKE_ONE)
        }
    })?;
    BASE64
        .decode(text.trim().as_bytes())
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .with_context(|| {
            format!("the key file {name} does not hold 32 bytes in base64; {HOW_TO_MAKE_ONE}")
        })
}

/// Reads the key, or makes one when there is no file.
///
/// # Errors
/// As [`read`], and when the file cannot be written.
pub fn read_or_make(path: &Path) -> Result<Key> {
    match private::file().write(true).create_new(true).open(path) {
        Ok(mut file) => {
            let mut key = [0; KEY_BYTES];
            SystemEntropy.fill(&mut key)?;
            file.write_all(BASE64.encode(&key).as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()?;
            Ok(key)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read(path),
        Err(error) => Err(error).with_context(|| format!("the key file {}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;

    fn file(name: &str) -> std::path::PathBuf {
        let path = std::env::temp_dir().join(format!("calepin-key-{}-{name}", std::process::id()));
        let _ = fs::remove_file(&path);
        path
    }

    #[test]
    fn a_made_key_is_its_owners_alone_and_stays() {
        let path = file("made");
        let made = read_or_make(&path).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(read_or_make(&path).unwrap(), made);
        assert_eq!(read(&path).unwrap(), made);
        fs::remove_file(path).unwrap();
    }

    #[test]
    fn refuses_what_others_read_and_what_is_no_key() {
        let good = BASE64.encode(&[7; 32]);
        for (name, text, mode, says) in [
            ("group", good.as_str(), 0o640, "chmod 600"),
            ("other", good.as_str(), 0o604, "chmod 600"),
            ("short", "AAAA", 0o600, "32 bytes in base64"),
            ("text", "not base64!", 0o600, "32 bytes in base64"),
            ("empty", "", 0o600, "32 bytes in base64"),
        ] {
            let path = file(name);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let error = format!("{:#}", read(&path).unwrap_err());
            assert!(error.contains(says), "{name}: {error}");
            fs::remove_file(path).unwrap();
        }
        let missing = read(&file("missing")).unwrap_err().to_string();
        assert!(missing.contains(HOW_TO_MAKE_ONE), "{missing}");
    }
}
