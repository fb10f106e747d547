//! A text read piece by piece, each of so many lines: a filter needs no more memory than a piece, however long
//! the text.

use std::io::{self, Cursor, Read};
use std::path::Path;

use crate::disk;
use crate::error::{Error, Result};

/// Lines of a piece. Not bytes: a repaired text is longer, and a second repair is to cut it where the first did.
const LINES: usize = 400;
/// Bytes that are read at once.
const ROOM: usize = 1 << 16;

/// A text and how far it was read.
pub(super) struct Pieces {
    from: Box<dyn Read>,
    // How messages call it.
    name: String,
    // What was read, and how much of it was given away.
    kept: Vec<u8>,
    given: usize,
    has_ended: bool,
    // Lines given away.
    lines: usize,
}

/// Some whole lines.
#[derive(Debug)]
pub(super) struct Piece {
    /// The lines, with their ends.
    pub(super) text: String,
    /// How many came before.
    pub(super) lines_before: usize,
}

impl Pieces {
    /// Of a file, or of standard input where it is called `-`.
    pub(super) fn open(file: &Path) -> Result<Pieces> {
        let is_input = file == Path::new("-");
        let name = if is_input { "standard input".to_owned() } else { file.display().to_string() };
        let from: Box<dyn Read> = if is_input {
            Box::new(io::stdin().lock())
        } else {
            let missing = || {
                Error::refused(format!(
                    "there is no file `{name}`; name one that exists, or pipe the text in"
                ))
            };
            Box::new(Cursor::new(disk::read(file)?.ok_or_else(missing)?))
        };
        Ok(Pieces { from, name, kept: Vec::new(), given: 0, has_ended: false, lines: 0 })
    }

    /// The next lines; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece>> {
        let end = self.fill()?;
        let bytes = self.kept[self.given..end].to_vec();
        self.given = end;
        if bytes.is_empty() {
            return Ok(None);
        }
        let text = String::from_utf8(bytes).map_err(|err| self.not_text(&err))?;
        let lines_before = self.lines;
        self.lines += text.bytes().filter(|&byte| byte == b'\n').count();
        Ok(Some(Piece { text, lines_before }))
    }

    /// Everything that is left, as one.
    pub(super) fn rest(&mut self) -> Result<String> {
        let mut all = String::new();
        while let Some(piece) = self.next()? {
            all += &piece.text;
        }
        Ok(all)
    }

    /// Reads until a piece is there, and says where it ends.
    fn fill(&mut self) -> Result<usize> {
        let mut searched = self.given;
        let mut lines = 0;
        loop {
            for (at, &byte) in self.kept.iter().enumerate().skip(searched) {
                lines += usize::from(byte == b'\n');
                if lines == LINES {
                    return Ok(at + 1);
                }
            }
            if self.has_ended {
                return Ok(self.kept.len());
            }
            self.kept.drain(..std::mem::take(&mut self.given));
            searched = self.kept.len();
            let read = self.from.by_ref().take(ROOM as u64).read_to_end(&mut self.kept);
            let count = read.map_err(|err| Error::io("read", self.name.clone(), err))?;
            self.has_ended = count < ROOM;
        }
    }

    /// Where bytes that are no text begin, and what they look like.
    fn not_text(&self, err: &std::string::FromUtf8Error) -> Error {
        let (bytes, at) = (err.as_bytes(), err.utf8_error().valid_up_to());
        let line = self.lines + bytes[..at].split(|&byte| byte == b'\n').count();
        let start = bytes[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let before = String::from_utf8_lossy(&bytes[start..at]);
        let skipped = before.chars().count().saturating_sub(20);
        let before: String = before.chars().skip(skipped).collect();
        let (name, byte) = (&self.name, bytes[at]);
        Error::refused(format!(
            "{name}:{line} is not UTF-8: byte {byte:02X} after `{before}`; save the text as UTF-8"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::{LINES, Pieces, ROOM};

    #[track_caller]
    fn check(text: &str, expected: usize) {
        let from = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
        let name = "a text".to_owned();
        let mut pieces =
            Pieces { from, name, kept: Vec::new(), given: 0, has_ended: false, lines: 0 };
        let mut whole = String::new();
        let mut count = 0;
        while let Some(piece) = pieces.next().expect("it is UTF-8") {
            assert_eq!(piece.lines_before, whole.lines().count());
            assert!(whole.is_empty() || whole.ends_with('\n'));
            whole += &piece.text;
            count += 1;
        }
        assert_eq!((whole.as_str(), count), (text, expected));
    }

    #[test]
    fn pieces_end_with_their_lines() {
        check("", 0);
        check("بی پایان", 1);
        check("یک\r\nدو\n", 1);
        check(&"آب\n".repeat(LINES), 1);
        check(&"\n".repeat(LINES * 3 + 1), 4);
        check(&"ب".repeat(ROOM * 2), 1);
        let long = "ب".repeat(ROOM) + "\n";
        check(&long.repeat(3), 1);
    }
}
