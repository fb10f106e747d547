//! Making single files: whole, readable by all whatever the umask, and never through a link.
#![expect(clippy::disallowed_methods, reason = "this is the place the others are sent to")]

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::disk::found::Stamp;
use crate::disk::system::{self, FILE_MODE};
use crate::disk::tree::{make_folder, stamp};
use crate::error::{Error, Result};

/// The name of a file that is being written, before it takes its own.
pub(crate) const TEMPORARY: &str = ".neshast-new";

/// Bytes of a file that is copied through memory.
const SHORT: usize = 1 << 18;

/// Writes a file as a new one, with its folders; what had its name loses it first, unchanged.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> Result<Stamp> {
    let res = new_file(path).and_then(|mut file| {
        file.write_all(bytes)?;
        finish(&file)
    });
    res.map_err(|err| Error::io("write", path, err))
}

/// The same for a file that is made as it is written.
pub(crate) fn create_with(
    path: &Path,
    write: &mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>,
) -> Result<Stamp> {
    let res = new_file(path).and_then(|file| {
        let mut out = BufWriter::with_capacity(1 << 18, file);
        write(&mut out)?;
        finish(&out.into_inner()?)
    });
    res.map_err(|err| Error::io("write", path, err))
}

/// Writes the bytes of `from` to `to` as a new file that looks equally old.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<Stamp> {
    let source = File::open(from).and_then(|file| Ok((file.metadata()?, file)));
    let (about, mut source) = source.map_err(|err| Error::io("read", from, err))?;
    let res = new_file(to).and_then(|mut file| {
        match usize::try_from(about.len()) {
            // The system copies long files best, but asks much of those who want a short one copied.
            Ok(size) if size <= SHORT => {
                let mut bytes = Vec::with_capacity(size);
                source.take(about.len()).read_to_end(&mut bytes)?;
                file.write_all(&bytes)?;
            }
            _ => _ = io::copy(&mut source, &mut file)?,
        }
        file.set_modified(about.modified()?)?;
        finish(&file)
    });
    res.map_err(|err| Error::io("write", to, err))
}

/// Writes a file beside its place and renames it: readers see the whole old or the whole new one.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<Stamp> {
    let beside = path.with_file_name(TEMPORARY);
    let stamp = create(&beside, bytes)?;
    fs::rename(&beside, path).map_err(|err| Error::io("write", path, err))?;
    Ok(stamp)
}

/// A file that is written bit by bit and has its name only when it is whole.
#[derive(Debug)]
pub(crate) struct Growing {
    beside: PathBuf,
    file: BufWriter<File>,
}

impl Growing {
    /// Starts one, under the name `beside` for the time being.
    pub(crate) fn begin(beside: &Path) -> Result<Growing> {
        let file = new_file(beside).map_err(|err| Error::io("write", beside, err))?;
        Ok(Growing { beside: beside.to_path_buf(), file: BufWriter::with_capacity(1 << 18, file) })
    }

    /// Writes at its end.
    pub(crate) fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(|err| Error::io("write", &self.beside, err))
    }

    /// The same for bytes that are made as they are written.
    pub(crate) fn append_with(
        &mut self,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<()> {
        write(&mut self.file).map_err(|err| Error::io("write", &self.beside, err))
    }

    /// Gives it its name.
    pub(crate) fn finish(mut self, path: &Path) -> Result<()> {
        let res = self.file.flush().and_then(|()| fs::rename(&self.beside, path));
        res.map_err(|err| Error::io("write", path, err))
    }
}

/// Makes `path` look as old as `like`.
pub(crate) fn touch(path: &Path, like: &Path) -> Result<Stamp> {
    let res = fs::metadata(like).and_then(|meta| meta.modified()).and_then(|time| {
        let file = File::options().write(true).open(path)?;
        file.set_modified(time)?;
        finish(&file)
    });
    res.map_err(|err| Error::io("set the time of", path, err))
}

/// Opens a file that was not there, whatever stood in its way. Folders are made when they are missing.
fn new_file(path: &Path) -> io::Result<File> {
    let open = || system::creating().open(path);
    match open() {
        Err(err) if err.kind() == ErrorKind::NotFound => {
            let parent = path.parent().ok_or(err)?;
            make_folder(parent).map_err(io::Error::other)?;
            open()
        }
        Err(err) if err.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            open()
        }
        other => other,
    }
}

/// Sets the mode of a written file and says how to know it again.
fn finish(file: &File) -> io::Result<Stamp> {
    let meta = file.metadata()?;
    let found = stamp(&meta);
    if found.mode == FILE_MODE {
        return Ok(found);
    }
    system::set_file_mode(file, FILE_MODE)?;
    Ok(stamp(&file.metadata()?))
}
