//! Files that their owner alone may read and write, from the moment they are there.

use std::{
    ffi::OsString,
    fs::{self, OpenOptions},
    io,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

/// What SQLite writes beside a database: the same data.
const BESIDE_DATABASE: [&str; 3] = ["", "-wal", "-shm"];
/// What a mode allows to those who are neither the owner nor of the group.
const EVERYONE: u32 = 0o007;

/// How to open a file so that, if it is made, it is its owner's alone.
pub fn file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Takes from everyone what they may do with a SQLite database that came from elsewhere: a copy, a backup.
///
/// # Errors
/// When there is no such database, or it is open to everyone and another's.
pub(crate) fn close_to_everyone(database: &Path) -> io::Result<()> {
    fs::metadata(database)?;
    for suffix in BESIDE_DATABASE {
        let mut name = OsString::from(database);
        name.push(suffix);
        let mut permissions = match fs::metadata(&name) {
            Ok(found) => found.permissions(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        if permissions.mode() & EVERYONE != 0 {
            permissions.set_mode(permissions.mode() & !EVERYONE);
            fs::set_permissions(&name, permissions)?;
        }
    }
    Ok(())
}
