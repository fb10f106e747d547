//! What differs between operating systems: identity of files, permissions, and swapping two folders.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use crate::disk::found::Found;

/// Permission bits of published files.
pub(crate) const FILE_MODE: u32 = 0o644;
/// Permission bits of published folders.
pub(crate) const FOLDER_MODE: u32 = 0o755;
/// Why two folders cannot be swapped.
pub(crate) const OTHER_FILE_SYSTEM: &str =
    "it lies on another file system than the site, or on a lower layer of an overlay";

/// What the system tells about a file beyond its size. Times are nanoseconds since 1970.
pub(super) struct Identity {
    pub(super) inode: u64,
    pub(super) device: u64,
    pub(super) mode: u32,
    pub(super) modified: i64,
    pub(super) changed: i64,
}

/// How an [`exchange`] or a [`move_to`] ended.
#[derive(Debug)]
pub(crate) enum Exchanged {
    /// The names have changed.
    Done,
    /// Nothing has changed: it cannot be done here, for this reason.
    Impossible(&'static str),
    /// Nothing has changed: it was refused.
    Failed(io::Error),
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
/// Swaps the names of two folders in one step.
pub(crate) fn exchange(one: &Path, other: &Path) -> Exchanged {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Exchanged::Done,
        Err(Errno::XDEV) => Exchanged::Impossible(OTHER_FILE_SYSTEM),
        Err(Errno::BUSY) => Exchanged::Impossible("it is a mount point"),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            Exchanged::Impossible("this file system cannot swap two folders")
        }
        Err(err) => Exchanged::Failed(err.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
/// Swaps the names of two folders in one step.
pub(crate) fn exchange(_one: &Path, _other: &Path) -> Exchanged {
    Exchanged::Impossible("this operating system cannot swap two folders")
}

/// Gives a folder a name that is free, or that of an empty folder.
pub(crate) fn move_to(from: &Path, to: &Path) -> Exchanged {
    #[expect(clippy::disallowed_methods, reason = "this is the place the others are sent to")]
    match std::fs::rename(from, to) {
        Ok(()) => Exchanged::Done,
        Err(err) if err.kind() == io::ErrorKind::CrossesDevices => {
            Exchanged::Impossible(OTHER_FILE_SYSTEM)
        }
        Err(err) => Exchanged::Failed(err),
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
/// Brings everything written so far to the disk that `folder` lies on.
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "a folder is opened, not a source")]
    let file = File::open(folder)?;
    Ok(rustix::fs::syncfs(file)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
/// Brings everything written so far to the disk that `folder` lies on.
pub(crate) fn sync(_folder: &Path) -> io::Result<()> {
    Ok(()) // Files are renamed one by one there, and each rename is ordered after its bytes.
}

#[cfg(unix)]
fn nanos(secs: i64, rest: i64) -> i64 {
    secs.saturating_mul(1_000_000_000).saturating_add(rest)
}

#[cfg(unix)]
pub(super) fn identity(meta: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;

    Identity {
        inode: meta.ino(),
        device: meta.dev(),
        mode: meta.mode() & 0o7777,
        modified: nanos(meta.mtime(), meta.mtime_nsec()),
        changed: nanos(meta.ctime(), meta.ctime_nsec()),
    }
}

#[cfg(not(unix))]
pub(super) fn identity(meta: &Metadata) -> Identity {
    let since = |time: io::Result<std::time::SystemTime>| {
        let age = time.ok().and_then(|it| it.duration_since(std::time::UNIX_EPOCH).ok());
        age.and_then(|it| i64::try_from(it.as_nanos()).ok()).unwrap_or(0)
    };
    let mode = if meta.is_dir() { FOLDER_MODE } else { FILE_MODE };
    let (modified, changed) = (since(meta.modified()), since(meta.created()));
    Identity { inode: 0, device: 0, mode, modified, changed }
}

/// A folder that is held open, for looking at what is below it.
#[cfg(target_os = "linux")]
#[derive(Debug)]
pub(super) struct Handle(std::os::fd::OwnedFd);

#[cfg(target_os = "linux")]
impl Handle {
    /// None where it cannot be held open.
    pub(super) fn open(path: &Path) -> Option<Handle> {
        use rustix::fs::{Mode, OFlags, open};

        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        open(path, flags, Mode::empty()).ok().map(Handle)
    }

    /// What stands at a path below it; links are not followed.
    pub(super) fn look(&self, below: &str) -> io::Result<Found> {
        use rustix::fs::{AtFlags, FileType, StatxFlags, makedev, statx};

        use crate::disk::found::{Kind, Stamp};

        let it = statx(&self.0, below, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)?;
        let kind = match FileType::from_raw_mode(it.stx_mode.into()) {
            FileType::RegularFile => Kind::File,
            FileType::Directory => Kind::Folder,
            FileType::Symlink => Kind::Link,
            _ => Kind::Other,
        };
        let stamp = Stamp {
            inode: it.stx_ino,
            size: it.stx_size,
            modified: nanos(it.stx_mtime.tv_sec, it.stx_mtime.tv_nsec.into()),
            changed: nanos(it.stx_ctime.tv_sec, it.stx_ctime.tv_nsec.into()),
            mode: u32::from(it.stx_mode) & 0o7777,
        };
        Ok(Found { kind, stamp, device: makedev(it.stx_dev_major, it.stx_dev_minor) })
    }
}

/// Elsewhere folders are not held open.
#[cfg(not(target_os = "linux"))]
#[derive(Debug)]
pub(super) enum Handle {}

#[cfg(not(target_os = "linux"))]
impl Handle {
    pub(super) fn open(_path: &Path) -> Option<Handle> {
        None
    }

    pub(super) fn look(&self, _below: &str) -> io::Result<Found> {
        match *self {}
    }
}

/// Options that open only a file that is not there yet.
pub(super) fn creating() -> OpenOptions {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, FILE_MODE);
    options
}

/// Options that open a file for reading: no link, and without waiting for whoever writes into a pipe.
pub(super) fn opening() -> OpenOptions {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;

        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    options
}

/// Fills `bytes` with those of a file from byte `at` on.
#[cfg(unix)]
pub(super) fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

/// Fills `bytes` with those of a file from byte `at` on.
#[cfg(windows)]
pub(super) fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let size = std::os::windows::fs::FileExt::seek_read(file, bytes, at)?;
        if size == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        (bytes, at) = (&mut bytes[size..], at + size as u64);
    }
    Ok(())
}

#[cfg(unix)]
pub(super) fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(unix)]
pub(super) fn set_file_mode(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn set_file_mode(_file: &File, _mode: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
/// Takes an exclusive lock on an open file; with `wait` false, false at once when another has it.
pub(super) fn flock(file: &File, wait: bool) -> io::Result<bool> {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    let operation =
        if wait { FlockOperation::LockExclusive } else { FlockOperation::NonBlockingLockExclusive };
    loop {
        match flock(file, operation) {
            Ok(()) => return Ok(true),
            Err(Errno::INTR) => {}
            Err(Errno::WOULDBLOCK) => return Ok(false),
            Err(err) => return Err(err.into()),
        }
    }
}

#[cfg(not(unix))]
/// Elsewhere two builds at once are not kept apart.
pub(super) fn flock(_file: &File, _wait: bool) -> io::Result<bool> {
    Ok(true)
}
