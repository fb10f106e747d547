//! Looking at folders and changing them, one entry at a time. Symbolic links are never followed.
#![expect(clippy::disallowed_methods, reason = "this is the place the others are sent to")]

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::disk::found::{Found, Kind, Stamp};
use crate::disk::system::{self, FOLDER_MODE, Identity};
use crate::error::{Error, Result};

/// Looks at a path; nothing there is no error.
pub(crate) fn look(path: &Path) -> Result<Option<Found>> {
    found_at(fs::symlink_metadata(path).map(|meta| found(&meta)))
        .map_err(|err| Error::io("look at", path, err))
}

/// What a look found; nothing there is no error.
pub(super) fn found_at(looked: io::Result<Found>) -> io::Result<Option<Found>> {
    match looked {
        Ok(found) => Ok(Some(found)),
        Err(err) if is_absent(&err) => Ok(None),
        Err(err) => Err(err),
    }
}

/// The entries of a folder, sorted by name.
pub(crate) fn entries(folder: &Path) -> Result<Vec<(OsString, Kind)>> {
    let fail = |err| Error::io("list", folder, err);
    let mut res = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        res.push((entry.file_name(), kind(entry.file_type().map_err(fail)?)));
    }
    res.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Ok(res)
}

/// Makes a folder and those above it, open to all readers whatever the umask. Folders that are there stay.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    match fs::create_dir(path) {
        Ok(()) => set_mode(path, FOLDER_MODE),
        Err(err) if err.kind() == ErrorKind::NotFound => {
            let parent = path.parent().ok_or_else(|| Error::io("make the folder", path, err))?;
            make_folder(parent)?;
            make_folder(path)
        }
        Err(err) if err.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(err) => Err(Error::io("make the folder", path, err)),
    }
}

/// Sets permission bits.
pub(crate) fn set_mode(path: &Path, mode: u32) -> Result<()> {
    system::set_mode(path, mode).map_err(|err| Error::io("set the permissions of", path, err))
}

/// Removes a file or a link; nothing there is no error. False when it is a folder.
pub(crate) fn remove_file(path: &Path) -> Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(err) if is_absent(&err) => Ok(true),
        Err(_) if path.is_dir() => Ok(false),
        Err(err) => Err(Error::io("remove", path, err)),
    }
}

/// Removes a folder when it is empty. False when something is still in it.
pub(crate) fn remove_folder(path: &Path) -> Result<bool> {
    match fs::remove_dir(path) {
        Ok(()) => Ok(true),
        Err(err) if is_absent(&err) => Ok(true),
        Err(err) if err.kind() == ErrorKind::DirectoryNotEmpty => Ok(false),
        Err(err) => Err(Error::io("remove the folder", path, err)),
    }
}

/// Removes whatever stands at a path, with all that is in it. Only for what the program keeps for itself.
pub(crate) fn clear(path: &Path) -> Result<()> {
    if remove_file(path)? {
        return Ok(());
    }
    for (name, kind) in entries(path)? {
        let entry = path.join(name);
        match kind {
            Kind::Folder => clear(&entry)?,
            _ => _ = remove_file(&entry)?,
        }
    }
    remove_folder(path).map(|_| ())
}

/// Gives a file a second name. False when the file system cannot.
pub(crate) fn link(from: &Path, to: &Path) -> bool {
    fs::hard_link(from, to).is_ok()
}

/// The path without links, `.` and `..`, as far as it exists; the rest is appended as it stands.
pub(crate) fn resolve(path: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(path).map_err(|err| Error::io("find", path, err))?;
    match fs::canonicalize(&absolute) {
        Ok(res) => Ok(res),
        Err(err) if is_absent(&err) => match (absolute.parent(), absolute.file_name()) {
            (Some(parent), Some(name)) => Ok(resolve(parent)?.join(name)),
            _ => Err(Error::io("find", path, err)),
        },
        Err(err) => Err(Error::io("find", path, err)),
    }
}

fn found(meta: &Metadata) -> Found {
    let Identity { inode, changed, device, mode, modified } = system::identity(meta);
    let stamp = Stamp { inode, size: meta.len(), modified, changed, mode };
    Found { kind: kind(meta.file_type()), stamp, device }
}

/// What an open file is known by.
pub(super) fn stamp(meta: &Metadata) -> Stamp {
    found(meta).stamp
}

fn kind(file_type: fs::FileType) -> Kind {
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_dir() {
        Kind::Folder
    } else if file_type.is_symlink() {
        Kind::Link
    } else {
        Kind::Other
    }
}

/// True when nothing stands at the path, or a file stands where one of its folders should.
fn is_absent(err: &io::Error) -> bool {
    matches!(err.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
