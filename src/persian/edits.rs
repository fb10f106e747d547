//! The edits of a text, packed: a report has hundreds, a site ten thousand reports, and few of them are asked for.

use std::borrow::Cow;

use crate::pack::{Packer, Unpacker};
use crate::persian::edit::{Edit, EditKind, Span};

/// Added to an edit's kind where its margin follows; the others are certain.
const HAS_MARGIN: u8 = 0x80;
const CERTAIN: f32 = 1.0;

/// Edits, in order. Equal ones have equal bytes.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub(super) struct Edits {
    /// For each: bytes since the end of the last, how many bytes it replaces and which, kind, rule, margin, what it
    /// puts there.
    bytes: Box<[u8]>,
    /// Names of rules, by number.
    rules: Box<[&'static str]>,
}

impl Edits {
    /// Packs edits (sorted, disjoint) of `source`, which begins at byte `start`.
    ///
    /// # Panics
    ///
    /// When they are not inside `source`.
    pub(super) fn of(source: &str, start: u32, edits: &[Edit<'_>]) -> Edits {
        let mut to = Packer::new();
        let mut rules: Vec<&'static str> = Vec::new();
        let mut last = start;
        for Edit { at, to: words, kind, rule, margin } in edits {
            let number = rules.iter().position(|it| it == rule).unwrap_or_else(|| {
                rules.push(rule);
                rules.len() - 1
            });
            let is_certain = margin.to_bits() == CERTAIN.to_bits();
            let kind = *kind as u8;
            let from = &source[(at.start - start) as usize..(at.end - start) as usize];
            to.number(u64::from(at.start - last));
            to.sized(from.as_bytes());
            to.fixed(&[if is_certain { kind } else { kind | HAS_MARGIN }]);
            to.number(number as u64);
            if !is_certain {
                to.fixed(&margin.to_le_bytes());
            }
            to.sized(words.as_bytes());
            last = at.end;
        }
        Edits { bytes: to.into_bytes().into(), rules: rules.into() }
    }

    /// From what [`Edits::packed`] gave. Whether these are edits is seen when they are read.
    pub(super) fn unpack(bytes: &[u8], rules: Vec<&'static str>) -> Edits {
        Edits { bytes: bytes.into(), rules: rules.into() }
    }

    /// As bytes, and the names of rules that these count.
    pub(super) fn packed(&self) -> (&[u8], &[&'static str]) {
        (&self.bytes, &self.rules)
    }

    /// All of them, of a text that begins at byte `start`.
    pub(super) fn iter(&self, start: u32) -> Iter<'_> {
        Iter { from: Unpacker::of(&self.bytes), rules: &self.rules, last: start }
    }
}

/// Edits being unpacked.
#[derive(Debug, Clone)]
pub(super) struct Iter<'a> {
    from: Unpacker<'a>,
    rules: &'a [&'static str],
    /// The end of the last one.
    last: u32,
}

impl Iter<'_> {
    /// True when no byte is left that could not be read.
    pub(super) fn is_done(&self) -> bool {
        self.from.is_empty()
    }
}

impl<'a> Iterator for Iter<'a> {
    /// An edit, and what stood there before it.
    type Item = (Edit<'a>, &'a str);

    fn next(&mut self) -> Option<(Edit<'a>, &'a str)> {
        // What cannot be read stays.
        let mut from = self.from.clone();
        let start = self.last.checked_add(from.narrow()?)?;
        let was = from.text()?;
        let at = Span { start, end: start.checked_add(u32::try_from(was.len()).ok()?)? };
        let [kind] = from.fixed()?;
        let rule = *self.rules.get(from.narrow()? as usize)?;
        let margin =
            if kind & HAS_MARGIN == 0 { CERTAIN } else { f32::from_le_bytes(from.fixed()?) };
        let kind = *EditKind::ALL.get(usize::from(kind & !HAS_MARGIN))?;
        let to = Cow::Borrowed(from.text()?);
        (self.from, self.last) = (from, at.end);
        Some((Edit { at, to, kind, rule, margin }, was))
    }
}

#[cfg(test)]
mod tests {
    use super::Edits;
    use crate::persian::edit::{Edit, EditKind, Span};

    #[test]
    fn edits_come_back_as_they_were() {
        let edit = |start, end, to: &'static str, kind, rule, margin| Edit {
            at: Span { start, end },
            to: to.into(),
            kind,
            rule,
            margin,
        };
        let edits = [
            edit(7, 7, "\u{200C}", EditKind::Joined, "plural", 0.25),
            edit(7, 9, "۱", EditKind::Digit, "digit", 1.0),
            edit(401, 70_001, "", EditKind::Editor, "plural", f32::INFINITY),
        ];
        let source = format!("آ\u{661}{}", "ب".repeat(40_000));
        let packed = Edits::of(&source, 5, &edits);
        assert!(packed.iter(5).map(|(edit, _)| edit).eq(edits.iter().cloned()));
        let was: Vec<usize> = packed.iter(5).map(|(_, was)| was.len()).collect();
        assert_eq!(was, [0, 2, 69_600]);
        assert_eq!(packed.iter(5).nth(1).unwrap().1, "\u{661}");
        let (bytes, rules) = packed.packed();
        assert_eq!(Edits::unpack(bytes, rules.to_vec()), packed);
    }
}
