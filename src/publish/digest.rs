//! What stands for the bytes of a file.

use std::fmt;

/// The first half of a BLAKE3 hash: as good as the bytes themselves for telling whether they are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Digest(pub(super) [u8; Digest::SIZE]);

impl Digest {
    /// Bytes of a digest.
    pub(crate) const SIZE: usize = 16;

    /// Of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Digest {
        let mut res = Digest([0; Digest::SIZE]);
        res.0.copy_from_slice(&blake3::hash(bytes).as_bytes()[..Digest::SIZE]);
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

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}
