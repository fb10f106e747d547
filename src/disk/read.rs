//! Reading sources: listed in order, never outside the site folder, never a device.
#![expect(clippy::disallowed_methods, reason = "this is the place the others are sent to")]

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::disk::system;
use crate::error::{Error, Result};

/// Something found below a folder of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Relative to the site folder, with forward slashes; what is not UTF-8 in it is replaced.
    pub(crate) path: String,
    /// Where it is.
    pub(crate) place: PathBuf,
    /// What it is.
    pub(crate) kind: EntryKind,
}

/// What an [`Entry`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryKind {
    /// A regular file.
    File,
    /// A symbolic link; [`read_source`] decides where it may lead.
    Link,
    /// A pipe, a socket, a device; or an entry that could not be looked at.
    Other,
}

/// Why a source is not read.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It leads out of the site folder, in a circle, or nowhere.
    Strays,
    /// It is not a regular file.
    NotAFile,
    /// It has more bytes than the limit.
    TooLarge,
    /// The machine refused.
    Unreadable(io::Error),
}

/// Reads a whole file; `None` when there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(err) => Err(Error::io("read", path, err)),
    }
}

/// The first `limit` bytes of whatever an editor named: a file, a pipe, a device.
pub(crate) fn read_most(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    read.map_err(|err| Error::io("read", path, err))?;
    Ok(bytes)
}

/// The file at `path`, or the `.txt` files right in the folder there, sorted by name.
pub(crate) fn texts_at(path: &Path) -> Result<Vec<PathBuf>> {
    let about = fs::metadata(path).map_err(|err| Error::io("read", path, err))?;
    if !about.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let walk = WalkDir::new(path).sort_by_file_name().min_depth(1).max_depth(1).into_iter();
    let mut texts = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|err| Error::io("list", path, err.into()))?;
        let is_text = entry.path().extension().is_some_and(|it| it.eq_ignore_ascii_case("txt"));
        if is_text && entry.file_type().is_file() {
            texts.push(entry.into_path());
        }
    }
    Ok(texts)
}

/// Everything below `folder` of the site at `root` but folders and hidden files, sorted by path.
/// A missing folder holds nothing.
pub(crate) fn list(root: &Path, folder: &str) -> Vec<Entry> {
    let start = root.join(folder);
    if fs::symlink_metadata(&start).is_err() {
        return Vec::new();
    }
    let visible = |name: &std::ffi::OsStr| !name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(&start).sort_by_file_name().follow_root_links(false).into_iter();
    let mut found = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || visible(entry.file_name())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(err) => {
                let place = err.path().unwrap_or(&start).to_path_buf();
                found.push(Entry { path: below(root, &place), place, kind: EntryKind::Other });
                continue;
            }
        };
        let kind = match entry.file_type() {
            kind if kind.is_dir() => continue,
            kind if kind.is_file() => EntryKind::File,
            kind if kind.is_symlink() => EntryKind::Link,
            _ => EntryKind::Other,
        };
        let place = entry.into_path();
        found.push(Entry { path: below(root, &place), place, kind });
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    found
}

/// Reads a listed file of at most `limit` bytes, following a link only inside the site at `root`.
pub(crate) fn read_source(
    root: &Path,
    entry: &Entry,
    limit: u64,
) -> std::result::Result<Vec<u8>, Refusal> {
    let place = match entry.kind {
        EntryKind::File => entry.place.clone(),
        EntryKind::Link => resolve(root, &entry.place)?,
        EntryKind::Other => return Err(Refusal::NotAFile),
    };
    read_regular(&place, limit)
}

/// Opens before it looks, so that what was looked at is what is read; a pipe with no writer does not keep us waiting.
fn read_regular(place: &Path, limit: u64) -> std::result::Result<Vec<u8>, Refusal> {
    let file = system::opening().open(place).map_err(Refusal::Unreadable)?;
    let about = file.metadata().map_err(Refusal::Unreadable)?;
    if !about.is_file() {
        return Err(Refusal::NotAFile);
    }
    if about.len() > limit {
        return Err(Refusal::TooLarge);
    }
    // One more byte than there are tells at once that there are no more.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default() + 1);
    file.take(limit).read_to_end(&mut bytes).map_err(Refusal::Unreadable)?;
    Ok(bytes)
}

/// Where a link leads, if that is inside the site.
fn resolve(root: &Path, link: &Path) -> std::result::Result<PathBuf, Refusal> {
    let root = fs::canonicalize(root).map_err(Refusal::Unreadable)?;
    let place = fs::canonicalize(link).map_err(|_| Refusal::Strays)?;
    if place.starts_with(&root) { Ok(place) } else { Err(Refusal::Strays) }
}

/// `place` as editors see it.
fn below(root: &Path, place: &Path) -> String {
    let relative = place.strip_prefix(root).unwrap_or(place);
    let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
