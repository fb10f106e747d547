//! Text in the house spelling that remembers, edit by edit, what stood in the seed.

use crate::persian::edit::{Edit, Span};
use crate::persian::edits::Edits;

/// A string as readers see it, with the way back to the seed.
#[derive(Debug, Clone, PartialEq, Default, Hash)]
pub struct Text {
    shown: Box<str>,
    source: Span,
    // Invariant: sorted, disjoint, inside `source`.
    edits: Edits,
}

/// A stretch of a [`Text`].
#[derive(Debug, Clone)]
pub(crate) enum Stretch<'a> {
    /// Words that stood in the seed as they are; never empty.
    Same(&'a str),
    /// One change.
    Edited {
        /// The change.
        edit: Edit<'a>,
        /// What stood in the seed.
        was: &'a str,
    },
}

impl Text {
    /// Applies `edits` (sorted, disjoint) to `source`, which stands at byte `start` of its seed;
    /// the edits count from the start of the seed too.
    ///
    /// # Panics
    ///
    /// When they are not inside `source`.
    pub fn new(source: &str, start: u32, edits: &[Edit<'_>]) -> Text {
        let edits = Edits::of(source, start, edits);
        Text::applied(source, start, edits).expect("edits stand in their text")
    }

    /// From edits that were packed; nothing when they are none of this text.
    pub(crate) fn unpack(
        source: &str,
        start: u32,
        (bytes, rules): (&[u8], Vec<&'static str>),
    ) -> Option<Text> {
        Text::applied(source, start, Edits::unpack(bytes, rules))
    }

    /// The edits as bytes, and the names of rules that these count.
    pub(crate) fn packed(&self) -> (&[u8], &[&'static str]) {
        self.edits.packed()
    }

    fn applied(source: &str, start: u32, edits: Edits) -> Option<Text> {
        let mut shown = String::with_capacity(source.len() + source.len() / 16);
        let mut done = 0;
        let mut each = edits.iter(start);
        for (edit, was) in each.by_ref() {
            let at = (edit.at.start - start) as usize;
            shown.push_str(source.get(done..at)?);
            shown.push_str(&edit.to);
            done = at + was.len();
            if source.get(at..done)? != was {
                return None;
            }
        }
        shown.push_str(source.get(done..)?);
        let is_whole = each.is_done();
        let source = Span::new(start as usize, start as usize + source.len());
        is_whole.then(|| Text { shown: shown.into(), source, edits })
    }

    /// As readers see it.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The bytes of the seed it was made from.
    pub fn source(&self) -> Span {
        self.source
    }

    /// Every change, in order.
    pub fn edits(&self) -> impl Iterator<Item = Edit<'_>> + Clone {
        self.edits.iter(self.source.start).map(|(edit, _)| edit)
    }

    /// Where a byte of the shown text stood in the seed. A byte that an edit put there leads to the
    /// start of what the edit replaced.
    pub fn origin(&self, shown: u32) -> u32 {
        let mut drift = i64::from(self.source.start);
        for edit in self.edits() {
            let begins = i64::from(edit.at.start) - drift;
            if i64::from(shown) < begins {
                break;
            }
            let put = i64::try_from(edit.to.len()).unwrap_or(i64::MAX);
            if i64::from(shown) < begins + put {
                return edit.at.start;
            }
            drift += i64::from(edit.at.end - edit.at.start) - put;
        }
        u32::try_from(i64::from(shown) + drift).unwrap_or(self.source.end).min(self.source.end)
    }

    /// The words of the seed that a span of the shown text came from.
    pub fn origin_span(&self, shown: Span) -> Span {
        Span { start: self.origin(shown.start), end: self.origin(shown.end) }
    }

    /// Takes every edit back: the source again, byte for byte.
    pub fn undo(&self) -> String {
        let mut source = String::with_capacity(self.source.len());
        self.undo_onto(&mut source);
        source
    }

    /// The same behind what `source` holds already.
    pub(crate) fn undo_onto(&self, source: &mut String) {
        self.each_stretch(|stretch| match stretch {
            Stretch::Same(words) => source.push_str(words),
            Stretch::Edited { was, .. } => source.push_str(was),
        });
    }

    /// Hands over what it is made of, in order.
    pub(crate) fn each_stretch<'a>(&'a self, mut put: impl FnMut(Stretch<'a>)) {
        let (mut rest, mut at) = (self.as_str(), self.source.start);
        for (edit, was) in self.edits.iter(at) {
            let (same, changed) = rest.split_at((edit.at.start - at) as usize);
            if !same.is_empty() {
                put(Stretch::Same(same));
            }
            (rest, at) = (&changed[edit.to.len()..], edit.at.end);
            put(Stretch::Edited { edit, was });
        }
        if !rest.is_empty() {
            put(Stretch::Same(rest));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Text;
    use crate::persian::edit::{Edit, EditKind, Span};

    #[test]
    fn a_byte_leads_back_to_the_seed() {
        let edit = |at: Span, to: &'static str| Edit {
            at,
            to: to.into(),
            kind: EditKind::Joined,
            rule: "test",
            margin: 1.0,
        };
        // Seed "..abcdef" from byte 2: insert XY before c, drop e.
        let text =
            Text::new("abcdef", 2, &[edit(Span::new(4, 4), "XY"), edit(Span::new(6, 7), "")]);
        assert_eq!(text.as_str(), "abXYcdf");
        let origins: Vec<u32> = (0..8).map(|at| text.origin(at)).collect();
        assert_eq!(origins, [2, 3, 4, 4, 4, 5, 7, 8]);
    }
    #[test]
    fn what_is_no_edit_of_a_text_is_refused() {
        let edit = |at: Span| Edit {
            at,
            to: "۱".into(),
            kind: EditKind::Digit,
            rule: "test",
            margin: 0.5,
        };
        let text = Text::new("آ1ب", 2, &[edit(Span::new(4, 5))]);
        let (bytes, rules) = text.packed();
        let read = |source, bytes| Text::unpack(source, 2, (bytes, rules.to_vec()));
        assert_eq!(read("آ1ب", bytes), Some(text.clone()));
        assert_eq!(read("آ", bytes), None, "it reaches out of the text");
        assert_eq!(read("1آب", bytes), None, "it cuts a letter");
        assert_eq!(read("آ2ب", bytes), None, "it replaces something else");
        for end in 1..bytes.len() {
            assert_eq!(read("آ1ب", &bytes[..end]), None, "{end}");
        }
        assert_eq!(Text::unpack("آ1ب", 2, (bytes, Vec::new())), None, "its rule has no name");
    }
}
