//! Files that hold a secret: their owner alone may read them.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use anyhow::{Context, Result, bail};

/// The bits of a file's mode by which others than its owner may do anything.
const OTHERS: u32 = 0o077;

/// Reads a secret; `what` names the file in messages.
///
/// # Errors
/// When the file is missing, or others than its owner may read it.
pub fn read(what: &str, path: &Path) -> Result<String> {
    let name = path.display();
    let mode = fs::metadata(path)
        .with_context(|| format!("the {what} file {name} cannot be read"))?
        .permissions()
        .mode();
    if mode & OTHERS != 0 {
        bail!("the {what} file {name} can be read by others than its owner: chmod 600 {name}");
    }
    fs::read_to_string(path).with_context(|| format!("the {what} file {name}"))
}

/// As [`read`], a secret of one line, that must not be empty.
///
/// # Errors
/// As [`read`].
pub fn line(what: &str, path: &Path) -> Result<String> {
    let text = read(what, path)?;
    let line = text.trim_end_matches(['\r', '\n']);
    if line.is_empty() || line.contains(char::is_control) {
        bail!("the {what} file {} does not hold one line", path.display());
    }
    Ok(line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_that_only_its_owner_reads() {
        let name = format!("calepin-secret-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        for (text, mode, read) in [
            ("two words\n", 0o600, Some("two words")),
            ("bare", 0o400, Some("bare")),
            ("\n", 0o600, None),
            ("one\ntwo\n", 0o600, None),
            ("open", 0o640, None),
        ] {
            let _ = fs::remove_file(&path);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(line("password", &path).ok().as_deref(), read, "{text:?}");
        }
        fs::remove_file(&path).unwrap();
        let missing = format!("{:#}", line("password", &path).unwrap_err());
        assert!(missing.contains("the password file"), "{missing}");
    }
}
