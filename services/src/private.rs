//! Files that their owner alone may read and write, from the moment they are there.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
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

/// Makes an empty file beside `file`, to be filled and then put in its place by [`finish`].
///
/// # Errors
/// When either is there already: no copy is ever overwritten.
pub(crate) fn begin(file: &Path) -> io::Result<PathBuf> {
    if file.try_exists()? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut partial = OsString::from(file);
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    self::file().write(true).create_new(true).open(&partial)?;
    Ok(partial)
}

/// Puts a file that was filled in its place, once it is on the disk.
///
/// # Errors
/// When it cannot be written, or another has come meanwhile.
pub(crate) fn finish(partial: &Path, file: &Path) -> io::Result<()> {
    File::open(partial)?.sync_all()?;
    // Unlike a rename, a link never takes the place of another file.
    fs::hard_link(partial, file)?;
    fs::remove_file(partial)?;
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
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
