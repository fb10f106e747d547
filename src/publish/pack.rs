//! The form of the program's own files in `.neshast/`: records one after another, and a hash of it all, so that
//! a damaged file is known for one and not believed.

/// First bytes of such a file; another number, another form.
const MAGIC: &[u8] = b"neshast 1\n";
/// Bytes of the hash at the end.
const SEAL: usize = 32;

/// A file in the making.
#[derive(Debug)]
pub(super) struct Packer {
    bytes: Vec<u8>,
}

/// A file being read. Every `take` gives `None` past the end.
#[derive(Debug)]
pub(super) struct Unpacker<'a> {
    rest: &'a [u8],
}

impl Packer {
    /// An empty file.
    pub(super) fn new() -> Packer {
        Packer { bytes: MAGIC.to_vec() }
    }

    /// Appends a number.
    pub(super) fn number(&mut self, number: u64) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    /// Appends bytes that the reader knows the number of.
    pub(super) fn fixed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Appends bytes and their number.
    pub(super) fn sized(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.fixed(bytes);
    }

    /// The finished file.
    pub(super) fn seal(mut self) -> Vec<u8> {
        let hash = blake3::hash(&self.bytes);
        self.bytes.extend_from_slice(hash.as_bytes());
        self.bytes
    }
}

impl<'a> Unpacker<'a> {
    /// Opens a file; `None` when it is damaged or of another form.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Unpacker<'a>> {
        let (body, seal) = bytes.split_last_chunk::<SEAL>()?;
        if blake3::hash(body) != *seal {
            return None;
        }
        Some(Unpacker { rest: body.strip_prefix(MAGIC)? })
    }

    /// The next number.
    pub(super) fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u64::from_le_bytes(*number))
    }

    /// The next `N` bytes.
    pub(super) fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (res, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*res)
    }

    /// The next bytes that were packed with their number.
    pub(super) fn sized(&mut self) -> Option<&'a [u8]> {
        let size = usize::try_from(self.number()?).ok()?;
        let (res, rest) = self.rest.split_at_checked(size)?;
        self.rest = rest;
        Some(res)
    }

    /// The next text that was packed with its size.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.sized()?).ok()
    }
}
