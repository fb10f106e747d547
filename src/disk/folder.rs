//! A folder below which one looks again and again.

use std::path::{Path, PathBuf};

use crate::disk::found::Found;
use crate::disk::system::Handle;
use crate::disk::tree::{found_at, look};
use crate::error::{Error, Result};

/// A folder. Where the system lets us, the way to it is walked once, not for every look.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    handle: Option<Handle>,
}

impl Folder {
    /// The folder at a path; it need not be there.
    pub(crate) fn open(path: &Path) -> Folder {
        Folder { path: path.to_path_buf(), handle: Handle::open(path) }
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Where something in it lies.
    pub(crate) fn join(&self, below: &str) -> PathBuf {
        self.path.join(below)
    }

    /// Looks at something in it; nothing there is no error.
    pub(crate) fn look(&self, below: &str) -> Result<Option<Found>> {
        match &self.handle {
            Some(handle) if !below.is_empty() => found_at(handle.look(below))
                .map_err(|err| Error::io("look at", self.join(below), err)),
            _ => look(&self.join(below)),
        }
    }

    /// It was given another name.
    pub(crate) fn moved_to(&mut self, path: &Path) {
        self.path = path.to_path_buf();
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test makes a folder of its own")]
mod tests {
    use std::fs;

    use super::Folder;
    use crate::disk::look;

    #[test]
    fn it_sees_what_any_look_sees() {
        let root = tempfile::tempdir().unwrap();
        let (here, there) = (root.path().join("here"), root.path().join("there"));
        fs::create_dir_all(here.join("in/side")).unwrap();
        fs::write(here.join("in/file"), "text").unwrap();
        let mut folder = Folder::open(&here);
        for below in ["", "in", "in/side", "in/file", "in/none", "in/file/below", "none"] {
            assert_eq!(folder.look(below).unwrap(), look(&here.join(below)).unwrap(), "{below}");
        }
        fs::rename(&here, &there).unwrap();
        folder.moved_to(&there);
        assert_eq!(folder.look("in/file").unwrap(), look(&there.join("in/file")).unwrap());
    }
}
