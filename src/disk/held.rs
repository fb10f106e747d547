//! A file that is read here and there.
#![expect(clippy::disallowed_methods, reason = "this is the place the others are sent to")]

use std::borrow::Cow;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::disk::system;
use crate::error::{Error, Result};

/// Of a file with more bytes only those that are asked for are brought to memory.
const LONG: u64 = 8 << 20;

/// A file whose bytes can be asked for, in any order, by many threads at once.
#[derive(Debug)]
pub(crate) struct Held {
    bytes: Bytes,
    /// How many bytes it has.
    len: u64,
}

#[derive(Debug)]
enum Bytes {
    /// Of a short file.
    InMemory(Vec<u8>),
    /// Of a long one.
    OnDisk(File),
}

impl Held {
    /// Opens the file at `path`.
    pub(crate) fn open(path: &Path) -> Result<Held> {
        let open = || {
            let mut file = File::open(path)?;
            let len = file.metadata()?.len();
            if len > LONG {
                return Ok(Held { bytes: Bytes::OnDisk(file), len });
            }
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(Held { len: bytes.len() as u64, bytes: Bytes::InMemory(bytes) })
        };
        open().map_err(|err| Error::io("read", path, err))
    }

    /// How many bytes it has.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// `size` bytes from byte `at` on; nothing when the file ends before them, or cannot be read.
    pub(crate) fn get(&self, at: u64, size: usize) -> Option<Cow<'_, [u8]>> {
        let end = at.checked_add(size as u64)?;
        if end > self.len {
            return None;
        }
        match &self.bytes {
            Bytes::InMemory(bytes) => {
                let at = usize::try_from(at).ok()?;
                bytes.get(at..at + size).map(Cow::Borrowed)
            }
            Bytes::OnDisk(file) => {
                let mut bytes = vec![0; size];
                system::read_at(file, &mut bytes, at).ok()?;
                Some(Cow::Owned(bytes))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Held, LONG};

    #[test]
    fn a_long_file_is_read_where_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("values");
        for len in [10, LONG + 10] {
            let mut bytes = vec![b'.'; usize::try_from(len).unwrap()];
            let end = bytes.len();
            bytes[end - 4..].copy_from_slice(b"last");
            std::fs::write(&path, &bytes).unwrap();
            let held = Held::open(&path).unwrap();
            assert_eq!(matches!(held.bytes, Bytes::OnDisk(_)), len > LONG);
            assert_eq!(held.len(), len);
            assert_eq!(held.get(len - 5, 5).as_deref(), Some(&b".last"[..]));
            assert_eq!(held.get(len, 0).as_deref(), Some(&b""[..]));
            assert!(held.get(len - 3, 4).is_none() && held.get(u64::MAX, 1).is_none());
        }
    }
}
