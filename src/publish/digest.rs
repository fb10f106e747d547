//! What stands for the bytes of a file.

use std::fmt;
use std::io::{self, Write};

/// The first half of a BLAKE3 hash: as good as the bytes themselves for telling whether they are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Digest(pub(super) [u8; Digest::SIZE]);

impl Digest {
    /// Bytes of a digest.
    pub(crate) const SIZE: usize = 16;

    /// Of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Digest {
        Digest::of_hash(&blake3::hash(bytes))
    }

    fn of_hash(hash: &blake3::Hash) -> Digest {
        let mut res = Digest([0; Digest::SIZE]);
        res.0.copy_from_slice(&hash.as_bytes()[..Digest::SIZE]);
        res
    }

    /// From what [`Digest::as_bytes`] gave.
    pub(crate) fn from_bytes(bytes: [u8; Digest::SIZE]) -> Digest {
        Digest(bytes)
    }

    /// The hash itself.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Reads what `Display` writes.
    pub(crate) fn parse(hex: &str) -> Option<Digest> {
        if hex.len() != 2 * Digest::SIZE || !hex.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        u128::from_str_radix(hex, 16).ok().map(|it| Digest(it.to_be_bytes()))
    }
}

/// Passes on what is written and makes its digest.
pub(super) struct Digesting<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl<'a> Digesting<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Digesting<'a> {
        Digesting { out, hasher: blake3::Hasher::new() }
    }

    /// Of all that was written.
    pub(super) fn digest(&self) -> Digest {
        Digest::of_hash(&self.hasher.finalize())
    }
}

impl Write for Digesting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n_written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..n_written]);
        Ok(n_written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}
