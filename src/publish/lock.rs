//! One build at a time in one site folder.

use std::path::{Path, PathBuf};

use crate::disk::{self, FileLock};
use crate::error::Result;

/// The folder of what the program keeps for itself, below the site folder; it can be deleted at any time.
const STORE: &str = ".neshast";

/// The right to publish this site, held as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    root: PathBuf,
    store: PathBuf,
    _held: FileLock,
}

impl Lock {
    /// Takes the lock of the site at `root`. When another build has it, `waiting` is told who, in one sentence
    /// without a full stop, and then we wait.
    ///
    /// Taken before the sources are read: so the later of two builds is the one that saw the later sources.
    pub(crate) fn take(root: &Path, mut waiting: impl FnMut(&str)) -> Result<Lock> {
        let root = disk::resolve(root)?;
        let store = root.join(STORE);
        disk::make_folder(&store)?;
        if disk::look(&store.join(".gitignore"))?.is_none() {
            disk::replace(&store.join(".gitignore"), b"*\n")?;
        }
        let note = std::process::id().to_string();
        let held = disk::lock(&store.join("lock"), &note, &mut |holder| {
            let holder = if holder.is_empty() { "unknown" } else { holder };
            waiting(&format!("another build of this site is running (process {holder}); waiting"));
        })?;
        Ok(Lock { root, store, _held: held })
    }

    /// Removes `.neshast/` with everything in it, and gives the lock up.
    pub(crate) fn discard(self) -> Result<()> {
        disk::clear(&self.store)
    }

    /// The site folder, resolved.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// `.neshast/`.
    pub(crate) fn store(&self) -> &Path {
        &self.store
    }
}
