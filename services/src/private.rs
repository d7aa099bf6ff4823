//! Files that their owner alone may read and write, from the moment they are there.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt};

/// How to open a file so that, if it is made, it is its owner's alone.
pub fn file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}
