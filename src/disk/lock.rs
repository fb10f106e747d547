//! A lock that ends with its process, however that ends.
#![expect(clippy::disallowed_methods, reason = "this is the place the others are sent to")]

use std::fs::File;
use std::io::{Seek as _, Write as _};
use std::path::Path;

use crate::disk::system;
use crate::disk::tree::{look, stamp};
use crate::error::{Error, Result};

/// Held as long as it lives.
#[derive(Debug)]
pub(crate) struct FileLock {
    _file: File,
}

/// Locks a file, made if it is missing, and writes `note` into it. When another process has the lock,
/// `waiting` is told that process's note, once, and then we wait.
pub(crate) fn lock(path: &Path, note: &str, waiting: &mut dyn FnMut(&str)) -> Result<FileLock> {
    let fail = |err| Error::io("lock", path, err);
    loop {
        let options = File::options().read(true).write(true).create(true).truncate(false).clone();
        let mut file = options.open(path).map_err(fail)?;
        if !system::flock(&file, false).map_err(fail)? {
            waiting(std::fs::read_to_string(path).unwrap_or_default().trim());
            system::flock(&file, true).map_err(fail)?;
        }
        // Whoever removed the folder meanwhile took the lock's name with it: start again.
        let named = look(path)?.map(|it| it.stamp.inode);
        if named != Some(stamp(&file.metadata().map_err(fail)?).inode) {
            continue;
        }
        file.set_len(0).and_then(|()| file.rewind()).map_err(fail)?;
        file.write_all(note.as_bytes()).map_err(fail)?;
        return Ok(FileLock { _file: file });
    }
}
