//! What stands for the bytes of a file, or for a value.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};

/// The first half of a BLAKE3 hash: as good as the bytes themselves for telling whether they are equal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Digest([u8; Digest::SIZE]);

impl Digest {
    /// Bytes of a digest.
    pub(crate) const SIZE: usize = 16;

    /// Of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Digest {
        Digest::of_hash(&blake3::hash(bytes))
    }

    /// Of a value.
    pub(crate) fn of_value(value: &impl Hash) -> Digest {
        let mut on = Hashed::default();
        value.hash(&mut on);
        on.digest()
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
    pub(crate) fn as_bytes(&self) -> &[u8; Digest::SIZE] {
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

/// Takes what is hashed as bytes: one hash of many bytes costs less than many of a few.
#[derive(Debug, Default)]
pub(crate) struct Hashed(Vec<u8>);

impl Hashed {
    /// Of all that was taken; then it is empty again.
    pub(crate) fn digest(&mut self) -> Digest {
        let res = Digest::of(&self.0);
        self.0.clear();
        res
    }
}

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("only `Hashed::digest` ends it")
    }
}

/// Passes on what is written and makes its digest.
pub(crate) struct Digesting<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl<'a> Digesting<'a> {
    /// Onto `out`.
    pub(crate) fn new(out: &'a mut dyn Write) -> Digesting<'a> {
        Digesting { out, hasher: blake3::Hasher::new() }
    }

    /// How many bytes were written.
    pub(crate) fn len(&self) -> u64 {
        self.hasher.count()
    }

    /// Of all that was written.
    pub(crate) fn digest(&self) -> Digest {
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
