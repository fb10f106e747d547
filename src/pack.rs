//! The form of the program's own files in `.neshast/`: records one after another, and a hash of it all, so that
//! a damaged file is known for one and not believed.

use std::io;

/// First bytes of such a file; another number, another form.
const MAGIC: &[u8] = b"neshast 2\n";
/// Bytes of the hash at the end.
const SEAL: usize = 32;

/// A record in the making.
#[derive(Debug, Default)]
pub(crate) struct Packer {
    bytes: Vec<u8>,
}

/// A record being read. Everything gives `None` past the end.
#[derive(Debug, Clone)]
pub(crate) struct Unpacker<'a> {
    rest: &'a [u8],
}

impl Packer {
    /// An empty record.
    pub(crate) fn new() -> Packer {
        Packer::default()
    }

    /// Appends a number: seven bits a byte, least first; the eighth says that more follow.
    pub(crate) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    /// Appends the number of some items, and each of them.
    pub(crate) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        mut one: impl FnMut(&mut Packer, T),
    ) {
        let items = items.into_iter();
        self.number(items.len() as u64);
        items.for_each(|item| one(self, item));
    }

    /// Appends bytes that the reader knows the number of.
    pub(crate) fn fixed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Appends bytes and their number.
    pub(crate) fn sized(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.fixed(bytes);
    }

    /// Bytes so far.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Writes what there is so far, and begins again.
    pub(crate) fn drain(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }

    /// The record's bytes.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// A file of this record alone.
    pub(crate) fn seal(self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend_from_slice(&self.bytes);
        let hash = blake3::hash(&file);
        file.extend_from_slice(hash.as_bytes());
        file
    }
}

impl<'a> Unpacker<'a> {
    /// Reads a record.
    pub(crate) fn of(bytes: &'a [u8]) -> Unpacker<'a> {
        Unpacker { rest: bytes }
    }

    /// Opens a file; `None` when it is damaged or of another form.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Unpacker<'a>> {
        let (body, seal) = bytes.split_last_chunk::<SEAL>()?;
        if blake3::hash(body) != *seal {
            return None;
        }
        Some(Unpacker { rest: body.strip_prefix(MAGIC)? })
    }

    /// True when nothing is left.
    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The next number, if it is small enough.
    pub(crate) fn narrow(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// The next items that were packed with their number.
    pub(crate) fn list<T>(
        &mut self,
        mut one: impl FnMut(&mut Unpacker<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let number = self.number()?;
        (0..number).map(|_| one(self)).collect()
    }

    /// The next `N` bytes.
    pub(crate) fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (res, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*res)
    }

    /// The next bytes that were packed with their number.
    pub(crate) fn sized(&mut self) -> Option<&'a [u8]> {
        let size = usize::try_from(self.number()?).ok()?;
        let (res, rest) = self.rest.split_at_checked(size)?;
        self.rest = rest;
        Some(res)
    }

    /// The next text that was packed with its size.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.sized()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Packer, Unpacker};

    #[test]
    fn numbers_and_texts_come_back() {
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        let mut packer = Packer::new();
        packer.list(numbers, Packer::number);
        packer.sized("آب".as_bytes());
        let bytes = packer.into_bytes();
        let mut from = Unpacker::of(&bytes);
        assert_eq!(from.list(Unpacker::number).unwrap(), numbers);
        assert_eq!(from.text(), Some("آب"));
        assert_eq!(from.number(), None);
        assert_eq!(Unpacker::of(&bytes[..bytes.len() - 1]).list(Unpacker::text), None);
    }
}
