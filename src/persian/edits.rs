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
    /// For each: bytes since the end of the last, bytes it replaces, kind, rule, margin, what it puts there.
    bytes: Box<[u8]>,
    /// Names of rules, by number.
    rules: Box<[&'static str]>,
}

impl Edits {
    /// Packs edits (sorted, disjoint) of a text that begins at byte `start`.
    pub(super) fn of(start: u32, edits: &[Edit<'_>]) -> Edits {
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
            to.number(u64::from(at.start - last));
            to.number(u64::from(at.end - at.start));
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

    /// From what [`Edits::packed`] gave, if these are edits of a text that stands at these bytes.
    pub(super) fn unpack(text: Span, bytes: &[u8], rules: Vec<&'static str>) -> Option<Edits> {
        let res = Edits { bytes: bytes.into(), rules: rules.into() };
        let mut each = res.iter(text.start);
        while !each.from.is_empty() {
            each.next().filter(|it| it.at.end <= text.end)?;
        }
        Some(res)
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

impl<'a> Iterator for Iter<'a> {
    type Item = Edit<'a>;

    fn next(&mut self) -> Option<Edit<'a>> {
        let start = self.last.checked_add(self.from.narrow()?)?;
        let at = Span { start, end: start.checked_add(self.from.narrow()?)? };
        let [kind] = self.from.fixed()?;
        let rule = *self.rules.get(self.from.narrow()? as usize)?;
        let margin =
            if kind & HAS_MARGIN == 0 { CERTAIN } else { f32::from_le_bytes(self.from.fixed()?) };
        let kind = *EditKind::ALL.get(usize::from(kind & !HAS_MARGIN))?;
        let to = Cow::Borrowed(self.from.text()?);
        self.last = at.end;
        Some(Edit { at, to, kind, rule, margin })
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
            edit(400, 70_000, "", EditKind::Editor, "plural", f32::INFINITY),
        ];
        let packed = Edits::of(5, &edits);
        assert_eq!(packed.iter(5).collect::<Vec<_>>(), edits);
        let (bytes, rules) = packed.packed();
        let read = |to, bytes| Edits::unpack(Span { start: 5, end: to }, bytes, rules.to_vec());
        assert_eq!(read(70_000, bytes), Some(packed.clone()));
        assert_eq!(read(69_999, bytes), None, "they reach out of the text");
        assert!((1..bytes.len()).filter(|to| read(70_000, &bytes[..*to]).is_some()).count() == 2);
    }
}
